// The shapes the simulator sends to its own page.
export type Friend = 'none' | 'friend' | 'blocked';

export interface Persona {
  lineUserId: string;
  name: string;
  role: string;
  centre: string | null;
  title: string;
  /** True for the people who are named on the first page of the guide. */
  featured?: boolean;
  friend: Friend;
}

export interface Group {
  groupId: string;
  name: string;
  members: string[];
  joined: boolean;
  /** The sender chosen on this page; the server does not know it. */
  speaker?: string;
}

/** A LINE action object. Which fields it has depends on its type. */
export interface Action {
  type: string;
  label?: string;
  text?: string;
  displayText?: string;
  data?: string;
  uri?: string;
  mode?: 'date' | 'time' | 'datetime';
  initial?: string;
  min?: string;
  max?: string;
}

export type OnTap = (action: Action) => void;

interface QuickReply {
  items: { action: Action; imageUrl?: string }[];
}

/** A component of a Flex Message, with the fields of all component types. */
export interface FlexPart {
  type: string;
  layout?: 'horizontal' | 'vertical' | 'baseline';
  contents?: FlexPart[];
  text?: string;
  url?: string;
  action?: Action;
  flex?: number;
  spacing?: string;
  margin?: string;
  size?: string;
  align?: 'start' | 'end' | 'center';
  gravity?: 'top' | 'bottom' | 'center';
  wrap?: boolean;
  maxLines?: number;
  lineSpacing?: string;
  adjustMode?: string;
  weight?: string;
  style?: string;
  decoration?: string;
  color?: string;
  height?: string;
  width?: string;
  maxWidth?: string;
  maxHeight?: string;
  position?: string;
  offsetTop?: string;
  offsetBottom?: string;
  offsetStart?: string;
  offsetEnd?: string;
  paddingAll?: string;
  paddingTop?: string;
  paddingBottom?: string;
  paddingStart?: string;
  paddingEnd?: string;
  backgroundColor?: string;
  borderColor?: string;
  borderWidth?: string;
  cornerRadius?: string;
  justifyContent?: string;
  alignItems?: string;
  aspectRatio?: string;
  aspectMode?: string;
  background?: {
    type: string;
    angle?: string;
    startColor?: string;
    centerColor?: string;
    endColor?: string;
  };
}

export type BlockName = 'header' | 'hero' | 'body' | 'footer';

interface BlockStyle {
  backgroundColor?: string;
  separator?: boolean;
  separatorColor?: string;
}

export interface FlexBubble {
  type: 'bubble';
  size?: string;
  direction?: string;
  header?: FlexPart;
  hero?: FlexPart;
  body?: FlexPart;
  footer?: FlexPart;
  styles?: Partial<Record<BlockName, BlockStyle>>;
  action?: Action;
}

export type FlexContainer = FlexBubble | { type: 'carousel'; contents: FlexBubble[] };

export interface TemplateCard {
  thumbnailImageUrl?: string;
  imageUrl?: string;
  title?: string;
  text?: string;
  action?: Action;
  actions?: Action[];
}

export type Template = TemplateCard & { type: string; columns?: TemplateCard[] };

/** A LINE message object as it was sent, or what a person did. */
export interface Message {
  type: string;
  text?: string;
  altText?: string;
  title?: string;
  address?: string;
  originalContentUrl?: string;
  previewImageUrl?: string;
  substitution?: Record<string, { type: string; mentionee?: { type: string } }>;
  contents?: FlexContainer;
  template?: Template;
  quickReply?: QuickReply;
}

export interface Shown {
  id: string;
  chatId: string;
  at: string;
  from: 'account' | 'person' | 'note';
  author?: string;
  message: Message;
  unsent?: boolean;
}

export interface RichMenu {
  richMenuId: string;
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: { bounds: { x: number; y: number; width: number; height: number }; action: Action }[];
}

export interface LogEntry {
  id: string;
  at: string;
  direction: 'out' | 'in';
  call: string;
  subject: string;
  status: number;
  verdict: string;
  ms: number;
  details: { label: string; text: string }[];
}

export type Preset = 'hour' | 'nextMorning' | 'due' | 'overdue';

export interface Status {
  app: 'starting' | 'ready' | 'gone';
  clock: {
    now: string;
    offset: number;
    movable: boolean;
    jumping: boolean;
    presets: Record<Preset, string | null>;
  };
  quota: { used: number; value: number | null; month: string };
  faults: string[];
  webhook: { endpoint: string | null; active: boolean };
}

export interface About {
  accountName: string;
  appUrl: string;
  liffId: string;
  endpointUrl: string;
}

export interface People {
  personas: Persona[];
  groups: Group[];
  unread: Record<string, number>;
}

export interface Menus {
  richMenus: RichMenu[];
  userMenus: Record<string, string>;
  defaultMenu: string | null;
}

export type State = People &
  Menus & { status: Status; about: About; chats: Record<string, Shown[]>; log: LogEntry[] };
