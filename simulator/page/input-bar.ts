// The bar below the chat. It has quick replies, and either the rich menu or the keyboard.
import { button, el, icon } from './dom.ts';
import { keyboard } from './keyboard.ts';
import { richMenu } from './menu.ts';
import { quickReplies } from './messages/quick-replies.ts';
import { menuOf, messagesOf, personaOf, store } from './store.ts';
import type { OnTap, Persona, RichMenu } from './types.ts';
import { post } from './http.ts';

interface Bar {
  mode?: 'menu' | 'keyboard';
  open?: boolean;
}

/** The last state of the bar in each chat, because LINE remembers it too. */
const bars = new Map<string, Bar>();

export interface FootWishes {
  place: HTMLElement;
  onTap: OnTap;
  onChange: () => void;
}

function quickRepliesOfLast(onTap: OnTap): HTMLElement | undefined {
  const last = messagesOf(store.current).findLast((message) => message.from !== 'note');
  return last?.from === 'account' ? quickReplies(last.message, onTap) : undefined;
}

function menuBar(menu: RichMenu, open: boolean, set: (change: Bar) => void): HTMLElement {
  const write = () => set({ mode: 'keyboard' });
  const fold = () => set({ open: !open });
  const props = { class: 'toggle', words: menu.chatBarText, 'aria-expanded': String(open) };
  return el(
    'div',
    { class: 'bar' },
    button({ icon: 'keyboard', label: 'พิมพ์ข้อความ', onClick: write }),
    button({ ...props, onClick: fold }, icon(open ? 'down' : 'up', true)),
    el('span'),
  );
}

function befriend({ friend, lineUserId }: Persona): HTMLElement {
  const blocked = friend === 'blocked';
  const why = blocked
    ? 'ท่านบล็อกบัญชีนี้อยู่ จะไม่ได้รับข้อความ'
    : `เพิ่ม ${store.about.accountName} เป็นเพื่อนก่อนเริ่มคุย`;
  const words = blocked ? 'เลิกบล็อก' : 'เพิ่มเพื่อน';
  const onClick = () => void post('follow', { lineUserId });
  const go = button({ class: 'fill', icon: 'plus', words, onClick });
  return el('div', { class: 'befriend' }, el('p', { text: why }), go);
}

function barParts(chatId: string, { place, onTap, onChange }: FootWishes): HTMLElement[] {
  const menu = menuOf(chatId);
  const bar = bars.get(chatId) ?? {};
  const set = (change: Bar) => {
    bars.set(chatId, { ...bar, ...change });
    onChange();
    if (change.mode === 'keyboard') place.querySelector<HTMLInputElement>('.typing input')?.focus();
  };
  if (!menu) return [keyboard(place)];
  if (bar.mode === 'keyboard') return [keyboard(place, () => set({ mode: 'menu', open: true }))];
  const open = bar.open ?? menu.selected;
  const row = menuBar(menu, open, set);
  return open ? [richMenu(menu, onTap), row] : [row];
}

/** Redraws the input bar and keeps the typed text and the focus. */
export function drawFoot(foot: HTMLElement, wishes: FootWishes): void {
  const chatId = store.current;
  if (chatId === null) return;
  const person = personaOf(chatId);
  if (person && person.friend !== 'friend') return foot.replaceChildren(befriend(person));
  const before = foot.querySelector<HTMLInputElement>('.typing input');
  const hadFocus = before !== null && before === document.activeElement;
  const quick = quickRepliesOfLast(wishes.onTap);
  foot.replaceChildren(...(quick ? [quick] : []), ...barParts(chatId, wishes));
  const input = foot.querySelector<HTMLInputElement>('.typing input');
  if (!input || !before) return undefined;
  input.value = before.value;
  return hadFocus ? input.focus() : undefined;
}
