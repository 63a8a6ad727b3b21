// The phone: header, messages and bottom bar of the open chat.
import { perform, sendText } from './actions.ts';
import { selfWords } from './personas.ts';
import { button, el, focusOn, icon } from './dom.ts';
import { drawFoot } from './input-bar.ts';
import { closeLiff } from './liff.ts';
import { openChatMenu, openMessageMenu } from './phone-dialogs.ts';
import { emit, groupOf, markRead, messagesOf, on, personaOf, store } from './store.ts';
import { linesOf, typingDots, welcome } from './transcript.ts';
import type { LineWishes } from './transcript.ts';
import type { Action, Shown } from './types.ts';
import { waiting } from './loading.ts';

function titleOf(): string {
  return groupOf(store.current)?.name ?? store.about.accountName;
}

/** The person as whom the user acts in this chat; empty in a group. */
function selfOf(): string {
  const person = personaOf(store.current);
  return person ? selfWords(person) : '';
}

/** Decides whether the bottom bar offers to add the account as a friend. */
function bond(): string {
  return personaOf(store.current)?.friend ?? String(groupOf(store.current)?.joined);
}

function goBack(): void {
  emit('pane', 'personas');
  focusOn(document.querySelector('.personas a[aria-current]'));
}

function head(root: HTMLElement): HTMLElement {
  return el(
    'header',
    { class: 'chat-head' },
    button({ icon: 'back', label: 'กลับไปเลือกคน', onClick: goBack }),
    el(
      'div',
      { class: 'chat-title' },
      el('h2', {}, icon('shield'), el('span', { text: titleOf() })),
      el('small', { class: 'self', text: selfOf() }),
    ),
    button({ icon: 'menu', label: 'ตัวเลือกของแชต', onClick: () => openChatMenu(root) }),
  );
}

function createPhone(root: HTMLElement) {
  const talk = el('div', { class: 'talk', tabindex: '0', role: 'log' });
  const foot = el('div', { class: 'foot' });
  const screen = el('div', { class: 'screen' });
  root.append(screen);
  let lastBond = '';

  const toEnd = () => {
    talk.scrollTop = talk.scrollHeight;
  };
  const onTap = (action: Action) => void perform(action, root);
  const wishes: LineWishes = { onTap, onOwn: (message) => openMessageMenu(root, message) };
  const footAgain = () => {
    lastBond = bond();
    drawFoot(foot, { place: root, onTap, onChange: footAgain });
    toEnd();
  };
  const dots = () => {
    talk.querySelector('.loading')?.remove();
    if ((store.loadingUntil[store.current ?? ''] ?? 0) > Date.now()) talk.append(typingDots());
    toEnd();
  };
  const talkAgain = () => {
    const list = messagesOf(store.current);
    talk.setAttribute('aria-label', `ข้อความกับ ${titleOf()}`);
    talk.replaceChildren(...list.flatMap((item, index) => linesOf(item, list[index - 1], wishes)));
    const silent = list.every((message) => message.from === 'note');
    const invitation = silent ? welcome((word) => void sendText(word)) : undefined;
    if (invitation) talk.append(invitation);
    dots();
  };
  const add = (message: Shown) => {
    if (message.chatId !== store.current) return;
    talk.querySelector('.welcome')?.remove();
    talk.append(...linesOf(message, messagesOf(store.current).at(-2), wishes));
    footAgain();
    dots();
  };
  /** Redraws the chat. Open dialogs and the mini-app are not touched. */
  const draw = () => {
    const idle = waiting();
    if (idle) return screen.replaceChildren(idle);
    screen.replaceChildren(head(root), talk, foot);
    footAgain();
    talkAgain();
    return void requestAnimationFrame(toEnd);
  };
  /** A person joined, got a role, or blocked the account. */
  const peopleAgain = () => {
    screen.querySelector('.self')?.replaceChildren(selfOf());
    if (lastBond !== bond()) footAgain();
  };
  const change = () => {
    closeLiff(root);
    root.querySelector('.dialog-ground')?.remove();
    draw();
  };
  return { add, change, dots, draw, footAgain, peopleAgain, talkAgain };
}

export function startPhone(root: HTMLElement): void {
  const phone = createPhone(root);
  on('all', phone.draw);
  on('current', phone.change);
  on('message', phone.add);
  on('loading', phone.dots);
  on('menus', phone.footAgain);
  on('update', (message) => message.chatId === store.current && phone.talkAgain());
  on('people', phone.peopleAgain);
  on('status', () => {
    if (root.querySelector('.waiting')) phone.draw();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && store.current !== null) markRead(store.current);
  });
  phone.draw();
}
