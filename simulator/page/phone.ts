// The phone: chat head, talk, quick replies, rich menu, keyboard.
import { perform, sendText } from './actions.ts';
import { bubble } from './bubbles.ts';
import { button, el, icon } from './dom.ts';
import { keyboard } from './keyboard.ts';
import { richMenu } from './menu.ts';
import { openChatMenu, openMessageMenu } from './sheets.ts';
import { emit, groupOf, markRead, menuOf, on, personaOf, store } from './store.ts';
import { dayKey, shortDay, time } from './thai.ts';
import { waiting } from './waiting.ts';
import { post } from './wire.ts';

const view = {};
/** Per chat: 'menu' or 'keyboard', and whether the menu is unfolded. */
const bars = new Map();

function barOf(chatId) {
  const menu = menuOf(chatId);
  if (!bars.has(chatId)) bars.set(chatId, { mode: undefined, open: undefined });
  const bar = bars.get(chatId);
  return {
    mode: menu ? (bar.mode ?? 'menu') : 'keyboard',
    open: menu ? (bar.open ?? menu.selected === true) : false,
    menu,
  };
}

function setBar(change) {
  Object.assign(bars.get(store.current), change);
  renderFoot();
  toEnd();
}

function head() {
  return el(
    'header',
    { class: 'chat-head' },
    button({ icon: 'back', label: 'กลับไปเลือกคน', onClick: goBack }),
    el('h2', {}, icon('shield'), el('span', { text: titleOf() })),
    button({ icon: 'menu', label: 'ตัวเลือกของแชต', onClick: () => openChatMenu(view.root) }),
  );
}

function goBack() {
  emit('pane', 'cast');
  document.querySelector('.cast a[aria-current]')?.focus();
}

function titleOf() {
  return groupOf(store.current)?.name ?? store.about.accountName;
}

function dayMark(at) {
  return el('div', { class: 'daymark' }, el('span', { text: shortDay(at) }));
}

function note(text) {
  return el('div', { class: 'daymark' }, el('span', { text }));
}

function ownLine(message, at) {
  const who = groupOf(message.chatId) ? personaOf(message.author) : undefined;
  const fresh = !message.unsent;
  return el(
    'div',
    { class: 'line mine' },
    fresh &&
      button(
        {
          class: 'more-acts',
          label: 'ยกเลิกข้อความนี้',
          onClick: () => openMessageMenu(view.root, message),
        },
        el('span', { 'aria-hidden': 'true', text: '⋯' }),
      ),
    el('span', { class: 'at', text: at }),
    el(
      'div',
      { class: 'said-by' },
      who && el('span', { class: 'who', text: who.name }),
      bubble(message),
    ),
  );
}

function accountLine(message, at, withFace) {
  return el(
    'div',
    { class: 'line from' },
    el('span', { class: withFace ? 'face' : 'face none' }, withFace && icon('mark')),
    bubble(message),
    el('span', { class: 'at', text: at }),
  );
}

function lineOf(message, before) {
  const at = new Date(message.at);
  const nodes = [];
  if (!before || dayKey(new Date(before.at)) !== dayKey(at)) nodes.push(dayMark(at));
  if (message.from === 'note') nodes.push(note(message.message.text));
  else if (message.unsent) nodes.push(note('ยกเลิกข้อความแล้ว'));
  else if (message.from === 'person') nodes.push(ownLine(message, time(at)));
  else {
    const same = before?.from === 'account' && time(new Date(before.at)) === time(at);
    nodes.push(accountLine(message, time(at), !same));
  }
  for (const node of nodes) node.dataset.id = message.id;
  return nodes;
}

function toEnd() {
  view.talk.scrollTop = view.talk.scrollHeight;
}

function accountCard() {
  return el(
    'div',
    { class: 'welcome account' },
    el('span', { class: 'waiting-mark' }, icon('mark')),
    el('strong', { text: store.about.accountName }),
    el('p', { text: 'บัญชีทางการ' }),
  );
}

function suggestions() {
  const person = personaOf(store.current);
  if (!person) return null;
  if (person.friend !== 'friend') return accountCard();
  return el(
    'div',
    { class: 'welcome' },
    el('p', { text: 'ยังไม่มีข้อความ ลองเริ่มด้วยคำเหล่านี้' }),
    el(
      'div',
      {},
      ...['สถานะ', 'กำหนดส่ง', 'ช่วยเหลือ'].map((word) =>
        button({ words: word, onClick: () => void sendText(word) }),
      ),
    ),
  );
}

function renderTalk() {
  const list = store.chats[store.current] ?? [];
  const nodes = list.flatMap((message, index) => lineOf(message, list[index - 1]));
  const empty = list.some((message) => message.from !== 'note') ? null : suggestions();
  view.talk.replaceChildren(...nodes, ...(empty ? [empty] : []));
  renderLoading();
  toEnd();
}

function append(message) {
  if (message.chatId !== store.current) return;
  const list = store.chats[store.current];
  view.talk.querySelector('.welcome')?.remove();
  view.talk.querySelector('.loading')?.remove();
  view.talk.append(...lineOf(message, list[list.length - 2]));
  renderLoading();
  renderFoot();
  toEnd();
}

function renderLoading() {
  view.talk.querySelector('.loading')?.remove();
  if (!(store.loadingUntil[store.current] > Date.now())) return;
  const dots = el(
    'div',
    { class: 'said dots', 'aria-label': 'กำลังพิมพ์' },
    el('i'),
    el('i'),
    el('i'),
  );
  view.talk.append(
    el('div', { class: 'line from loading' }, el('span', { class: 'face' }, icon('mark')), dots),
  );
  toEnd();
}

const ownIcons = {
  camera: 'camera',
  cameraRoll: 'photo',
  location: 'centre',
  datetimepicker: 'calendar',
};

function quickReplies() {
  const list = (store.chats[store.current] ?? []).filter((message) => message.from !== 'note');
  const items = list.at(-1)?.message.quickReply?.items ?? [];
  if (list.at(-1)?.from !== 'account' || items.length === 0) return null;
  return el(
    'div',
    { class: 'quick', role: 'group', 'aria-label': 'คำตอบด่วน' },
    ...items.map(({ action, imageUrl }) =>
      el(
        'button',
        { type: 'button', onClick: () => void perform(action, view.root) },
        imageUrl
          ? el('img', { src: imageUrl, alt: '', width: 20, height: 20 })
          : ownIcons[action.type] && icon(ownIcons[action.type], true),
        el('span', { text: action.label }),
      ),
    ),
  );
}

function bar({ mode, open, menu }) {
  if (mode === 'keyboard')
    return keyboard({
      place: view.root,
      hasMenu: Boolean(menu),
      onMenu: () => setBar({ mode: 'menu', open: true }),
    });
  return el(
    'div',
    { class: 'bar' },
    button({
      icon: 'keyboard',
      label: 'พิมพ์ข้อความ',
      onClick: () => {
        setBar({ mode: 'keyboard' });
        view.foot.querySelector('input')?.focus();
      },
    }),
    button(
      {
        class: 'toggle',
        words: menu.chatBarText,
        'aria-expanded': String(open),
        onClick: () => setBar({ open: !open }),
      },
      icon(open ? 'down' : 'up', true),
    ),
    el('span'),
  );
}

function befriend(person) {
  const blocked = person.friend === 'blocked';
  return el(
    'div',
    { class: 'befriend' },
    el('p', {
      text: blocked
        ? 'ท่านบล็อกบัญชีนี้อยู่ จะไม่ได้รับข้อความ'
        : `เพิ่ม ${store.about.accountName} เป็นเพื่อนก่อนเริ่มคุย`,
    }),
    button({
      class: 'fill',
      icon: 'plus',
      words: blocked ? 'เลิกบล็อก' : 'เพิ่มเพื่อน',
      onClick: () => void post('follow', { lineUserId: person.lineUserId }),
    }),
  );
}

function renderFoot() {
  const person = personaOf(store.current);
  if (person && person.friend !== 'friend') return view.foot.replaceChildren(befriend(person));
  const draft = view.foot.querySelector('input')?.value ?? '';
  const hadFocus =
    view.foot.contains(document.activeElement) && document.activeElement?.tagName === 'INPUT';
  const state = barOf(store.current);
  const quick = quickReplies();
  view.foot.replaceChildren(
    ...(quick ? [quick] : []),
    ...(state.mode === 'menu' && state.open
      ? [richMenu(state.menu, (action) => void perform(action, view.root))]
      : []),
    bar(state),
  );
  const input = view.foot.querySelector('input');
  if (input) input.value = draft;
  if (input && hadFocus) input.focus();
}

function renderAll() {
  if (view.root.querySelector('.liff')) return;
  const idle = waiting();
  if (idle) return view.root.replaceChildren(idle);
  view.talk = el('div', {
    class: 'talk',
    tabindex: '0',
    role: 'log',
    'aria-label': `ข้อความกับ ${titleOf()}`,
  });
  view.foot = el('div', { class: 'foot' });
  view.root.replaceChildren(head(), view.talk, view.foot);
  renderFoot();
  renderTalk();
  requestAnimationFrame(toEnd);
}

function onPeople() {
  const now = personaOf(store.current)?.friend ?? String(groupOf(store.current)?.joined);
  if (!view.foot?.isConnected || now === view.friend) return;
  view.friend = now;
  renderFoot();
  toEnd();
}

export function startPhone(root) {
  view.root = root;
  const fresh = () => {
    root.querySelector('.liff')?.remove();
    view.friend = personaOf(store.current)?.friend ?? String(groupOf(store.current)?.joined);
    renderAll();
  };
  on('all', fresh);
  on('current', fresh);
  on('message', (message) => view.talk?.isConnected && append(message));
  on(
    'update',
    (message) => message.chatId === store.current && view.talk?.isConnected && renderTalk(),
  );
  on('loading', () => view.talk?.isConnected && renderLoading());
  on('menus', () => view.foot?.isConnected && renderFoot());
  on('people', onPeople);
  on('status', () => {
    if (!store.ready || Boolean(waiting()) !== Boolean(root.querySelector('.waiting'))) renderAll();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && store.current) markRead(store.current);
  });
  renderAll();
}
