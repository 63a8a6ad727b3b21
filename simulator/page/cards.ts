// The gallery: every card that the app can send, as a phone with a width of 360 px shows it.
import { button, el, icon } from './dom.ts';
import { bubble } from './messages/bubbles.ts';
import { quickReplies } from './messages/quick-replies.ts';
import { count } from './thai.ts';
import type { Action, Message, OnTap } from './types.ts';

interface Card {
  group: string;
  title: string;
  messages: Message[];
  /** What LINE would refuse about the card. */
  problems: { property: string; message: string }[];
}

type Answer = { cards: Card[] } | { failed: string };

interface Wishes {
  letters: 'normal' | 'big';
  names: 'usual' | 'long';
  search: string;
}

const failures: Readonly<Record<number, string>> = {
  404: 'ระบบที่ต่ออยู่ไม่มีตัวอย่างการ์ด ดูได้เฉพาะในชุดสาธิต (npm run demo)',
  502: 'ระบบตอบไม่ตรงรูปแบบ ตัวอย่างการ์ดกับ LINE จำลองอาจเป็นคนละรุ่น',
};
const unreachable = 'ระบบยังไม่ตอบ ตรวจว่าเปิดอยู่ แล้วกดลองอีกครั้ง';

// The data comes from the page's own server, so only its outer shape is checked.
const isCards = (body: unknown): body is { cards: Card[] } =>
  typeof body === 'object' && body !== null && 'cards' in body && Array.isArray(body.cards);

async function readCards({ letters, names }: Wishes): Promise<Answer> {
  try {
    const response = await fetch(`/_sim/cards?letters=${letters}&names=${names}`);
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && isCards(body)) return body;
    return { failed: failures[response.status] ?? unreachable };
  } catch {
    return { failed: unreachable };
  }
}

/** Says what a tap would do. The gallery itself sends nothing. */
function effectOf({ type, label = '', text, displayText, uri, data }: Action): string {
  if (type === 'uri') return `“${label}” เปิด ${uri ?? ''}`;
  if (type === 'message') return `“${label}” พิมพ์ ${text ?? ''}`;
  return `“${label}” ส่ง ${data ?? type}${displayText === undefined ? '' : ` และพิมพ์ ${displayText}`}`;
}

function alternative({ type, altText }: Message): HTMLElement {
  const words = type === 'text' ? 'ข้อความธรรมดา ไม่ต้องมีข้อความแทน' : (altText ?? 'ไม่มีข้อความแทน');
  return el('p', {}, el('b', { text: 'ข้อความแทนการ์ด ' }), words);
}

function cardNode({ title, messages, problems }: Card): HTMLElement {
  const effect = el('p', { class: 'effect', role: 'status' });
  const onTap: OnTap = (action) => {
    effect.textContent = effectOf(action);
  };
  const lines = messages.map((message, index) => {
    const face = el(
      'span',
      { class: index === 0 ? 'face' : 'face none' },
      index === 0 && icon('mark'),
    );
    const shown = { id: '', chatId: '', at: '', from: 'account', message } as const;
    return el('div', { class: 'line from' }, face, bubble(shown, onTap));
  });
  const last = messages.at(-1);
  const chat = el('div', { class: 'sample-chat' }, ...lines, last && quickReplies(last, onTap));
  const refused = problems.map(({ property, message }) =>
    el('li', { text: `${property}: ${message}` }),
  );
  const verdict =
    refused.length === 0
      ? el('p', { class: 'passed' }, icon('done', true), el('span', { text: 'LINE รับ' }))
      : el('ul', { class: 'refused', 'aria-label': 'LINE ไม่รับ' }, ...refused);
  return el(
    'article',
    { class: 'sample' },
    el('h3', { text: title }),
    chat,
    el('div', { class: 'sample-notes' }, ...messages.map(alternative), verdict, effect),
  );
}

function choice<Name extends string>(of: {
  label: string;
  options: readonly { name: Name; words: string }[];
  chosen: Name;
  onChoose: (name: Name) => void;
}): HTMLElement {
  const buttons = of.options.map(({ name, words }) => {
    const onClick = () => of.onChoose(name);
    return button({
      words,
      'aria-pressed': String(name === of.chosen),
      'data-choice': name,
      onClick,
    });
  });
  return el('div', { class: 'choice', role: 'group', 'aria-label': of.label }, ...buttons);
}

function searchField(wishes: Wishes, onSearch: () => void): HTMLElement {
  const input = el('input', {
    type: 'search',
    placeholder: 'ค้นหาชื่อการ์ดหรือคำในการ์ด',
    'aria-label': 'ค้นหาการ์ด',
  });
  input.addEventListener('input', () => {
    wishes.search = input.value.trim();
    onSearch();
  });
  return input;
}

function groupsOf(cards: readonly Card[]): HTMLElement[] {
  return [...Map.groupBy(cards, ({ group }) => group)].map(([group, members]) =>
    el(
      'section',
      { 'aria-label': group },
      el('h2', {}, group, ' ', el('small', { text: `${count(members.length)} แบบ` })),
      el('div', { class: 'samples' }, ...members.map(cardNode)),
    ),
  );
}

const matches = (card: Card, search: string): boolean =>
  search === '' || JSON.stringify([card.title, card.messages]).includes(search);

interface Places {
  told: HTMLElement;
  list: HTMLElement;
}

function drawAnswer(answer: Answer, wishes: Wishes & { retry: () => void }, places: Places): void {
  const { told, list } = places;
  if ('failed' in answer) {
    const again = { class: 'retry', icon: 'refresh', words: 'ลองอีกครั้ง', onClick: wishes.retry };
    told.textContent = answer.failed;
    list.replaceChildren(button(again));
    return;
  }
  const found = answer.cards.filter((card) => matches(card, wishes.search));
  const refused = found.filter(({ problems }) => problems.length > 0).length;
  const verdict = refused === 0 ? 'LINE รับทุกแบบ' : `LINE ไม่รับ ${count(refused)} แบบ`;
  told.textContent =
    found.length === 0
      ? `ไม่พบการ์ดที่มีคำว่า “${wishes.search}”`
      : `${count(found.length)} แบบ ${verdict}`;
  list.replaceChildren(...groupsOf(found));
}

function choicesOf(wishes: Wishes, choose: (change: Partial<Wishes>) => void): HTMLElement[] {
  return [
    choice({
      label: 'ขนาดตัวหนังสือ',
      options: [
        { name: 'normal', words: 'ตัวปกติ' },
        { name: 'big', words: 'ตัวใหญ่' },
      ],
      chosen: wishes.letters,
      onChoose: (letters) => choose({ letters }),
    }),
    choice({
      label: 'ชื่อในการ์ด',
      options: [
        { name: 'usual', words: 'ชื่อทั่วไป' },
        { name: 'long', words: 'ชื่อยาวมาก' },
      ],
      chosen: wishes.names,
      onChoose: (names) => choose({ names }),
    }),
  ];
}

function startGallery(place: HTMLElement): void {
  const wishes: Wishes = { letters: 'normal', names: 'usual', search: '' };
  let answer: Answer | undefined;
  let asked = 0;
  const choices = el('div', { class: 'choices' });
  const told = el('p', { class: 'told', role: 'status' });
  const list = el('div');
  const draw = () => {
    if (answer === undefined) told.textContent = 'กำลังสร้างการ์ด…';
    else drawAnswer(answer, { ...wishes, retry: () => void load() }, { told, list });
  };
  const load = async () => {
    asked += 1;
    const mine = asked;
    answer = undefined;
    draw();
    const read = await readCards(wishes);
    // A later choice has been made, whose own answer is still loading.
    if (mine !== asked) return;
    answer = read;
    draw();
  };
  const choose = (change: Partial<Wishes>) => {
    Object.assign(wishes, change);
    drawChoices();
    void load();
  };
  const drawChoices = () => {
    const focused = document.activeElement?.getAttribute('data-choice');
    choices.replaceChildren(...choicesOf(wishes, choose));
    if (focused) choices.querySelector<HTMLElement>(`[data-choice="${focused}"]`)?.focus();
  };
  place.append(el('div', { class: 'tools' }, choices, searchField(wishes, draw), told), list);
  drawChoices();
  void load();
}

const gallery = document.getElementById('gallery');
if (gallery) startGallery(gallery);
