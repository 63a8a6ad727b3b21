// One line of the chat for each message, with day separators.
import { bubble } from './messages/bubbles.ts';
import { button, el, icon } from './dom.ts';
import { groupOf, personaOf, store } from './store.ts';
import { dayKey, shortDay, time } from './thai.ts';
import type { OnTap, Shown } from './types.ts';

export interface LineWishes {
  onTap: OnTap;
  onOwn: (message: Shown) => void;
}

function mark(words: string): HTMLElement {
  return el('div', { class: 'daymark' }, el('span', { text: words }));
}

export function face(): HTMLElement {
  return el('span', { class: 'face' }, icon('mark'));
}

function ownLine(message: Shown, { onTap, onOwn }: LineWishes): HTMLElement {
  const who = groupOf(message.chatId) ? personaOf(message.author) : undefined;
  const dots = el('span', { 'aria-hidden': 'true', text: '⋯' });
  const onClick = () => onOwn(message);
  return el(
    'div',
    { class: 'line mine' },
    button({ class: 'more-acts', label: 'ตัวเลือกของข้อความนี้', onClick }, dots),
    el('span', { class: 'at', text: time(new Date(message.at)) }),
    el(
      'div',
      { class: 'said-by' },
      who && el('span', { class: 'who', text: who.name }),
      bubble(message, onTap),
    ),
  );
}

function accountLine(
  message: Shown,
  before: Shown | undefined,
  { onTap }: LineWishes,
): HTMLElement {
  const at = time(new Date(message.at));
  const follows = before?.from === 'account' && time(new Date(before.at)) === at;
  return el(
    'div',
    { class: 'line from' },
    follows ? el('span', { class: 'face none' }) : face(),
    bubble(message, onTap),
    el('span', { class: 'at', text: at }),
  );
}

function lineOf(message: Shown, before: Shown | undefined, wishes: LineWishes): HTMLElement {
  if (message.from === 'note') return mark(message.message.text ?? '');
  if (message.unsent) return mark('ยกเลิกข้อความแล้ว');
  return message.from === 'person'
    ? ownLine(message, wishes)
    : accountLine(message, before, wishes);
}

/** The message's line, after a day separator when it is the first of its day. */
export function linesOf(
  message: Shown,
  before: Shown | undefined,
  wishes: LineWishes,
): HTMLElement[] {
  const line = lineOf(message, before, wishes);
  const day = new Date(message.at);
  const sameDay = before !== undefined && dayKey(new Date(before.at)) === dayKey(day);
  return sameDay ? [line] : [mark(shortDay(day)), line];
}

export function typingDots(): HTMLElement {
  const props = { class: 'said dots', role: 'img', 'aria-label': 'กำลังพิมพ์' };
  return el(
    'div',
    { class: 'line from loading' },
    face(),
    el('div', props, el('i'), el('i'), el('i')),
  );
}

function accountCard(): HTMLElement {
  return el(
    'div',
    { class: 'welcome account' },
    el('span', { class: 'waiting-mark' }, icon('mark')),
    el('strong', { text: store.about.accountName }),
    el('p', { text: 'บัญชีทางการ' }),
  );
}

/** The hint shown in an empty chat. */
export function welcome(onWord: (word: string) => void): HTMLElement | undefined {
  const person = personaOf(store.current);
  if (!person) return undefined;
  if (person.friend !== 'friend') return accountCard();
  const words = ['สถานะ', 'กำหนดส่ง', 'ช่วยเหลือ'];
  const buttons = words.map((word) => button({ words: word, onClick: () => onWord(word) }));
  const invitation = el('p', { text: 'ยังไม่มีข้อความ ลองเริ่มด้วยคำเหล่านี้' });
  return el('div', { class: 'welcome' }, invitation, el('div', {}, ...buttons));
}
