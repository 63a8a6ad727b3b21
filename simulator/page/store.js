// What the page knows, fed by one state request and then by server-sent events.
import { post } from './wire.js';

export const store = {
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

/** @type {Record<string, ((data: unknown) => void)[]>} */
const listeners = {};

export function on(name, listener) {
  (listeners[name] ??= []).push(listener);
}

export function emit(name, data) {
  for (const listener of listeners[name] ?? []) listener(data);
}

export function personaOf(id) {
  return store.personas.find((person) => person.lineUserId === id);
}

export function groupOf(id) {
  return store.groups.find((group) => group.groupId === id);
}

/** Rich menus belong to one-to-one chats only. */
export function menuOf(id) {
  if (!personaOf(id)) return undefined;
  const menuId = store.userMenus[id] ?? store.defaultMenu;
  return store.richMenus.find((menu) => menu.richMenuId === menuId);
}

/** Who speaks in the open chat: the person, or the chosen member of a group. */
export function speaker() {
  const group = groupOf(store.current);
  if (!group) return { lineUserId: store.current };
  return { lineUserId: group.speaker ?? group.members[0], chatId: group.groupId };
}

export function openChat(id) {
  store.current = id;
  history.replaceState(null, '', `#${id}`);
  markRead(id);
  emit('current');
}

export function markRead(id) {
  if (!store.unread[id]) return;
  store.unread[id] = 0;
  void post('read', { chatId: id });
  emit('people');
}

function adopt(state) {
  const speakers = new Map(store.groups.map((group) => [group.groupId, group.speaker]));
  Object.assign(store, state, { ready: true });
  for (const group of store.groups) group.speaker = speakers.get(group.groupId);
  if (!personaOf(store.current) && !groupOf(store.current)) store.current = firstChat();
}

function firstChat() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  if (personaOf(wanted) || groupOf(wanted)) return wanted;
  const officers = store.personas.filter((person) => person.role === 'officer');
  return (
    (officers.find((person) => store.unread[person.lineUserId]) ?? officers[0] ?? store.personas[0])
      ?.lineUserId ?? null
  );
}

async function load() {
  const response = await fetch('/_sim/state');
  adopt(await response.json());
  emit('all');
}

const heard = {
  people: (data) => {
    const wasEmpty = store.current === null;
    adopt(data);
    emit(wasEmpty ? 'all' : 'people');
  },
  menus: (data) => {
    Object.assign(store, data);
    emit('menus');
  },
  status: (data) => {
    store.status = data;
    emit('status');
  },
  log: ({ entry }) => {
    store.log.push(entry);
    if (store.log.length > 400) store.log.shift();
    emit('log', entry);
  },
  message: ({ message, unread }) => {
    (store.chats[message.chatId] ??= []).push(message);
    store.unread[message.chatId] = unread;
    if (message.from === 'account') delete store.loadingUntil[message.chatId];
    emit('message', message);
    if (message.chatId === store.current && document.visibilityState === 'visible')
      markRead(message.chatId);
    emit('people');
  },
  update: ({ message }) => {
    const list = store.chats[message.chatId] ?? [];
    const index = list.findIndex((item) => item.id === message.id);
    if (index >= 0) list[index] = message;
    emit('update', message);
  },
  loading: ({ chatId, seconds }) => {
    store.loadingUntil[chatId] = Date.now() + seconds * 1000;
    emit('loading', chatId);
    setTimeout(() => emit('loading', chatId), seconds * 1000 + 50);
  },
  reset: () => void load(),
};

export function connect() {
  const stream = new EventSource('/_sim/events');
  for (const [name, handle] of Object.entries(heard))
    stream.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  stream.addEventListener('open', () => {
    store.online = true;
    void load();
  });
  stream.addEventListener('error', () => {
    store.online = false;
    emit('status');
  });
}
