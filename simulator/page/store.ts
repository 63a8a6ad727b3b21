// The state of the page. One request loads it; then server-sent events update it.
import type {
  Group,
  LogEntry,
  Menus,
  People,
  Persona,
  RichMenu,
  Shown,
  State,
  Status,
} from './types.ts';
import { post } from './http.ts';

type Store = Omit<State, 'status'> & {
  ready: boolean;
  online: boolean;
  status: Status | null;
  current: string | null;
  loadingUntil: Record<string, number>;
};

export const store: Store = {
  ready: false,
  online: true,
  personas: [],
  groups: [],
  unread: {},
  richMenus: [],
  userMenus: {},
  defaultMenu: null,
  chats: {},
  log: [],
  status: null,
  about: { accountName: 'ศอช. ประสาน', appUrl: '', liffId: '', endpointUrl: '' },
  current: null,
  loadingUntil: {},
};

export interface Toast {
  words: string;
  bad?: boolean;
}

interface Happenings {
  all: undefined;
  people: undefined;
  menus: undefined;
  status: undefined;
  current: undefined;
  pane: string;
  message: Shown;
  update: Shown;
  loading: string;
  log: LogEntry;
  toast: Toast;
}

type Listeners = { [Name in keyof Happenings]: ((data: Happenings[Name]) => void)[] };

const listeners: Listeners = {
  all: [],
  people: [],
  menus: [],
  status: [],
  current: [],
  pane: [],
  message: [],
  update: [],
  loading: [],
  log: [],
  toast: [],
};

export function on<Name extends keyof Happenings>(
  name: Name,
  listener: (data: Happenings[Name]) => void,
): void {
  listeners[name].push(listener);
}

export function emit<Name extends keyof Happenings>(name: Name, data: Happenings[Name]): void {
  for (const listener of listeners[name]) listener(data);
}

export function personaOf(id: string | null | undefined): Persona | undefined {
  return store.personas.find((person) => person.lineUserId === id);
}

export function groupOf(id: string | null): Group | undefined {
  return store.groups.find((group) => group.groupId === id);
}

/** Rich menus belong to one-to-one chats only. */
export function menuOf(id: string | null): RichMenu | undefined {
  if (id === null || !personaOf(id)) return undefined;
  const menuId = store.userMenus[id] ?? store.defaultMenu;
  return store.richMenus.find((menu) => menu.richMenuId === menuId);
}

export function messagesOf(id: string | null): Shown[] {
  return id === null ? [] : (store.chats[id] ?? []);
}

/** The sender in the open chat: the person, or the member of a group that the user chose. */
export function speaker(): { lineUserId: string; chatId?: string } {
  const group = groupOf(store.current);
  if (!group) return { lineUserId: store.current ?? '' };
  return { lineUserId: group.speaker ?? group.members[0] ?? '', chatId: group.groupId };
}

export function openChat(id: string): void {
  store.current = id;
  history.replaceState(null, '', `#${id}`);
  markRead(id);
  emit('current', undefined);
}

export function markRead(id: string): void {
  if (!store.unread[id]) return;
  store.unread[id] = 0;
  void post('read', { chatId: id });
  emit('people', undefined);
}

function adopt(state: Partial<State>): void {
  const speakers = new Map(store.groups.map((group) => [group.groupId, group.speaker]));
  Object.assign(store, state, { ready: true });
  for (const group of store.groups) {
    const chosen = speakers.get(group.groupId);
    if (chosen !== undefined) group.speaker = chosen;
  }
  if (!personaOf(store.current) && !groupOf(store.current)) store.current = firstChat();
}

function firstChat(): string | null {
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (personaOf(wanted) || groupOf(wanted)) return wanted;
  const officers = store.personas.filter((person) => person.role === 'officer');
  const waiting = officers.find((person) => store.unread[person.lineUserId]);
  return (waiting ?? officers[0] ?? store.personas[0])?.lineUserId ?? null;
}

// The data comes from the page's own server, so only its outer shape is checked.
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
const isState = (value: unknown): value is State => isRecord(value) && Array.isArray(value['log']);
const isPeople = (value: unknown): value is People =>
  isRecord(value) && Array.isArray(value['personas']);
const isMenus = (value: unknown): value is Menus =>
  isRecord(value) && Array.isArray(value['richMenus']);
const isStatus = (value: unknown): value is Status => isRecord(value) && isRecord(value['clock']);
const isMessage = (value: unknown): value is { message: Shown; unread?: number } =>
  isRecord(value) && isRecord(value['message']);
const isLog = (value: unknown): value is { entry: LogEntry } =>
  isRecord(value) && isRecord(value['entry']);
const isRead = (value: unknown): value is { chatId: string } =>
  isRecord(value) && typeof value['chatId'] === 'string';
const isLoading = (value: unknown): value is { chatId: string; seconds: number } =>
  isRecord(value) && typeof value['seconds'] === 'number';

/** Events that arrive while the state is loading. They are applied afterwards, so that none is lost. */
let held: (() => void)[] | undefined;

async function readState(): Promise<unknown> {
  try {
    const response = await fetch('/_sim/state');
    return await response.json();
  } catch {
    return undefined;
  }
}

async function load(): Promise<void> {
  held = [];
  const state = await readState();
  if (isState(state)) {
    adopt(state);
    emit('all', undefined);
    if (store.current !== null) markRead(store.current);
  }
  const waiting = held;
  held = undefined;
  for (const tell of waiting) tell();
}

function onMessage(data: unknown): void {
  if (!isMessage(data)) return;
  const { message, unread = 0 } = data;
  const list = (store.chats[message.chatId] ??= []);
  if (list.some(({ id }) => id === message.id)) return;
  list.push(message);
  store.unread[message.chatId] = unread;
  if (message.from === 'account') delete store.loadingUntil[message.chatId];
  emit('message', message);
  const looking = message.chatId === store.current && document.visibilityState === 'visible';
  if (looking) markRead(message.chatId);
  emit('people', undefined);
}

function onUpdate(data: unknown): void {
  if (!isMessage(data)) return;
  const list = store.chats[data.message.chatId] ?? [];
  const index = list.findIndex((item) => item.id === data.message.id);
  if (index >= 0) list[index] = data.message;
  emit('update', data.message);
}

function onLoading(data: unknown): void {
  if (!isLoading(data)) return;
  const { chatId, seconds } = data;
  store.loadingUntil[chatId] = Date.now() + seconds * 1000;
  emit('loading', chatId);
  setTimeout(() => emit('loading', chatId), seconds * 1000 + 50);
}

function onLog(data: unknown): void {
  if (!isLog(data) || store.log.some(({ id }) => id === data.entry.id)) return;
  store.log.push(data.entry);
  if (store.log.length > 400) store.log.shift();
  emit('log', data.entry);
}

function onPeople(data: unknown): void {
  if (!isPeople(data)) return;
  const wasEmpty = store.current === null;
  adopt(data);
  emit(wasEmpty ? 'all' : 'people', undefined);
}

const heard: Record<string, (data: unknown) => void> = {
  people: onPeople,
  message: onMessage,
  update: onUpdate,
  loading: onLoading,
  log: onLog,
  menus: (data) => {
    if (isMenus(data)) Object.assign(store, data);
    emit('menus', undefined);
  },
  status: (data) => {
    if (isStatus(data)) store.status = data;
    emit('status', undefined);
  },
  read: (data) => {
    if (!isRead(data) || !store.unread[data.chatId]) return;
    store.unread[data.chatId] = 0;
    emit('people', undefined);
  },
  reset: () => void load(),
};

export function connect(): void {
  const stream = new EventSource('/_sim/events');
  for (const [name, handle] of Object.entries(heard))
    stream.addEventListener(name, (event: MessageEvent<string>) => {
      const tell = () => handle(JSON.parse(event.data));
      if (held) held.push(tell);
      else tell();
    });
  stream.addEventListener('open', () => {
    store.online = true;
    void load();
  });
  stream.addEventListener('error', () => {
    store.online = false;
    emit('status', undefined);
  });
}
