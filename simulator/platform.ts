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
  /** The first name, for lines where room is short. */
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
  /** Remember the state soon; many changes make one write. */
  touch(): void;
  flush(): Promise<void>;
  forgetChats(): void;
}

const keptPerChat = 200;

interface Needs {
  state: Snapshot;
  storage: Storage;
  clock: AppClock;
}

interface Saver {
  touch(): void;
  flush(): Promise<void>;
}

function createSaver({ state, storage }: Pick<Needs, 'state' | 'storage'>): Saver {
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

/** LINE counts its months in Japan time; Bangkok is two hours behind, so the demo hardly notices. */
function monthAt(instant: Date): string {
  return new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 7);
}

export function createPlatform({ state, storage, clock }: Needs): Platform {
  const listeners = new Set<(notice: Notice) => void>();
  const saver = createSaver({ state, storage });
  const publish = (notice: Notice) => {
    for (const listener of listeners) listener(notice);
  };
  const people = new Map(state.personas.map((item) => [item.lineUserId, item]));
  const persona = (id: string) => {
    const known = people.get(id);
    if (known !== undefined) return known;
    const found = state.personas.find((item) => item.lineUserId === id);
    if (found !== undefined) people.set(id, found);
    return found;
  };
  const group = (id: string) => state.groups.find((item) => item.groupId === id);
  const chat = (id: string) => state.chats[id] ?? [];
  const month = () => monthAt(clock.now());
  const quotaUsed = () => state.quotaUsed[month()] ?? 0;

  const addMessage = (message: ChatMessage) => {
    const list = [...chat(message.chatId), message].slice(-keptPerChat);
    state.chats[message.chatId] = list;
    const unread = message.from === 'account' ? (state.unread[message.chatId] ?? 0) + 1 : 0;
    state.unread[message.chatId] = unread;
    saver.touch();
    publish({ type: 'message', message, unread });
  };

  return {
    state,
    persona,
    group,
    chat,
    month,
    quotaUsed,
    addMessage,
    publish,
    nameOf: (id) => persona(id)?.name ?? group(id)?.name ?? id,
    shortName: (id) => persona(id)?.name.split(' ')[0] ?? group(id)?.name ?? id,
    nextMessageId: () => {
      state.lastMessageId += 1;
      return String(500_000_000_000_000_000n + BigInt(state.lastMessageId));
    },
    findMessage: (id) => {
      for (const list of Object.values(state.chats)) {
        const found = list.find((item) => item.id === id);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    menuOf: (id) => state.userMenus[id] ?? state.defaultMenu,
    spend: (recipients) => {
      state.quotaUsed[month()] = quotaUsed() + recipients;
      saver.touch();
      publish({ type: 'status' });
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    touch: saver.touch,
    flush: saver.flush,
    forgetChats: () => {
      state.chats = {};
      state.unread = {};
      state.quotaUsed = {};
      state.contents = [];
      saver.touch();
      publish({ type: 'reset' });
    },
  };
}
