import type { AppClock } from './clock.ts';
import type { Storage } from './storage.ts';
import type { ChatMessage, Group, Persona, Snapshot } from './state.ts';

export type Notice =
  | { type: 'message'; message: ChatMessage; unread: number }
  | { type: 'update'; message: ChatMessage }
  | { type: 'people' }
  | { type: 'read'; chatId: string }
  | { type: 'menus' }
  | { type: 'status' }
  | { type: 'log'; entry: unknown }
  | { type: 'loading'; chatId: string; seconds: number }
  | { type: 'reset' };

export interface Platform {
  state: Snapshot;
  persona(lineUserId: string): Persona | undefined;
  group(groupId: string): Group | undefined;
  chat(chatId: string): ChatMessage[];
  nameOf(id: string): string;
  /** The first name, for short lines of text. */
  shortName(id: string): string;
  nextMessageId(): string;
  addMessage(message: ChatMessage): void;
  findMessage(id: string): ChatMessage | undefined;
  menuOf(lineUserId: string): string | null;
  month(): string;
  quotaUsed(): number;
  spend(recipients: number): void;
  publish(notice: Notice): void;
  listen(listener: (notice: Notice) => void): () => void;
  /** Saves the state after a short wait. Changes within 400 ms share one write. */
  touch(): void;
  flush(): Promise<void>;
  forgetChats(): void;
}

const maxMessagesPerChat = 200;

interface PlatformOptions {
  state: Snapshot;
  storage: Storage;
  clock: AppClock;
}

interface Saver {
  touch(): void;
  flush(): Promise<void>;
}

function createSaver({ state, storage }: Pick<PlatformOptions, 'state' | 'storage'>): Saver {
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();
  const write = () => {
    timer = undefined;
    writing = writing.then(() => storage.save(state));
    return writing;
  };
  return {
    touch: () => {
      timer ??= setTimeout(() => void write(), 400).unref();
    },
    flush: () => {
      clearTimeout(timer);
      return write();
    },
  };
}

/** LINE begins its months in Japan time, two hours earlier than Bangkok. */
function monthAt(instant: Date): string {
  return new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 7);
}

export function createPlatform({ state, storage, clock }: PlatformOptions): Platform {
  const saver = createSaver({ state, storage });
  const { publish, listen } = createNotices();
  const month = () => monthAt(clock.now());
  const quotaUsed = () => state.quotaUsed[month()] ?? 0;
  return {
    ...createLookups(state),
    state,
    month,
    quotaUsed,
    publish,
    listen,
    touch: saver.touch,
    flush: saver.flush,
    nextMessageId: () => {
      state.lastMessageId += 1;
      return String(500_000_000_000_000_000n + BigInt(state.lastMessageId));
    },
    addMessage: (message) => {
      const unread = storeMessage(state, message);
      saver.touch();
      publish({ type: 'message', message, unread });
    },
    spend: (recipients) => {
      state.quotaUsed[month()] = quotaUsed() + recipients;
      saver.touch();
      publish({ type: 'status' });
    },
    forgetChats: () => {
      Object.assign(state, { chats: {}, unread: {}, quotaUsed: {}, contents: [] });
      saver.touch();
      publish({ type: 'reset' });
    },
  };
}

type Lookups = Pick<
  Platform,
  'persona' | 'group' | 'chat' | 'nameOf' | 'shortName' | 'findMessage' | 'menuOf'
>;

/** Reads of the state. Personas are found through a map, because a demo has thousands. */
function createLookups(state: Snapshot): Lookups {
  const personas = new Map(state.personas.map((person) => [person.lineUserId, person]));
  const persona = (id: string) => {
    const known = personas.get(id);
    if (known !== undefined) return known;
    const added = state.personas.find(({ lineUserId }) => lineUserId === id);
    if (added !== undefined) personas.set(id, added);
    return added;
  };
  const group = (id: string) => state.groups.find(({ groupId }) => groupId === id);
  return {
    persona,
    group,
    chat: (id) => state.chats[id] ?? [],
    nameOf: (id) => persona(id)?.name ?? group(id)?.name ?? id,
    shortName: (id) => persona(id)?.name.split(' ')[0] ?? group(id)?.name ?? id,
    menuOf: (id) => state.userMenus[id] ?? state.defaultMenu,
    findMessage: (id) => {
      for (const messages of Object.values(state.chats)) {
        const message = messages.find((candidate) => candidate.id === id);
        if (message !== undefined) return message;
      }
      return undefined;
    },
  };
}

function createNotices(): Pick<Platform, 'publish' | 'listen'> {
  const listeners = new Set<(notice: Notice) => void>();
  return {
    publish: (notice) => {
      for (const listener of listeners) listener(notice);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The number of messages from the account that the person has not read. */
function storeMessage(state: Snapshot, message: ChatMessage): number {
  const { chatId } = message;
  state.chats[chatId] = [...(state.chats[chatId] ?? []), message].slice(-maxMessagesPerChat);
  const unread = message.from === 'account' ? (state.unread[chatId] ?? 0) + 1 : 0;
  state.unread[chatId] = unread;
  return unread;
}
