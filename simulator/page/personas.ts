// The list of people one can be.
import { announce, button, el, focusOn } from './dom.ts';
import { addNewcomer, startOverButton } from './panel/demo.ts';
import { on, openChat, store } from './store.ts';
import { count } from './thai.ts';
import type { Persona } from './types.ts';

interface Row {
  id: string;
  name: string;
  note: string;
}

const groups = [
  { title: 'กรรมการ ศอช.', roles: ['member'] },
  { title: 'พัฒนากร', roles: ['officer'] },
  { title: 'พัฒนาการอำเภอ', roles: ['districtHead'] },
  { title: 'จังหวัดและผู้ดูแล', roles: ['province', 'admin'] },
];
const known = groups.flatMap(({ roles }) => roles);
const namedCast = 'ลองเป็นคนเหล่านี้ก่อน';
const shownAtFirst = 6;
const searchFrom = 15;

function noteOf({ friend, title, centre }: Persona): string {
  if (friend === 'none') return 'ยังไม่ได้เพิ่มเพื่อน';
  if (friend === 'blocked') return 'บล็อกบัญชีอยู่';
  return title || centre || '';
}

/** Name, role and place: two people may bear one name. */
export function selfWords(person: Persona): string {
  return [person.name, noteOf(person)].filter((word) => word !== '').join(' · ');
}

function rowsOf(people: Persona[]): Row[] {
  return people.map((person) => ({
    id: person.lineUserId,
    name: person.name,
    note: noteOf(person),
  }));
}

function rooms(): Row[] {
  return store.groups.map(({ groupId, name, joined }) => ({
    id: groupId,
    name,
    note: joined ? 'บัญชีอยู่ในกลุ่มแล้ว' : 'ยังไม่ได้ชวนบัญชีเข้ากลุ่ม',
  }));
}

function sections(): { title: string; rows: Row[] }[] {
  const who = (accepts: (role: string) => boolean) =>
    rowsOf(store.personas.filter(({ role, featured }) => !featured && accepts(role)));
  return [
    { title: namedCast, rows: rowsOf(store.personas.filter(({ featured }) => featured)) },
    ...groups.map(({ title, roles }) => ({ title, rows: who((role) => roles.includes(role)) })),
    { title: 'ผู้มาใหม่', rows: who((role) => !known.includes(role)) },
    { title: 'ห้องกลุ่ม', rows: rooms() },
  ];
}

function badge(chatId: string): HTMLElement | undefined {
  const unread = store.unread[chatId] ?? 0;
  if (unread === 0) return undefined;
  return el('em', {}, count(unread), el('span', { class: 'sr', text: ' ข้อความใหม่' }));
}

function rowNode({ id, name, note }: Row): HTMLElement {
  const onClick = (event: Event) => {
    event.preventDefault();
    openChat(id);
    announce(`เปิดแชตของ ${name}`);
  };
  const props = { href: `#${id}`, 'aria-current': id === store.current ? 'true' : undefined };
  const words = el('span', {}, name, note && el('small', { text: note }));
  return el('li', {}, el('a', { ...props, onClick }, words, badge(id)));
}

/** Whoever wrote is never hidden behind "show more". */
function isFirm({ id }: Row, index: number): boolean {
  return index < shownAtFirst || Boolean(store.unread[id]) || id === store.current;
}

export function startCast(place: HTMLElement): void {
  const opened = new Set<string>();
  let wanted = '';

  const section = (title: string, all: Row[]): HTMLElement | undefined => {
    const rows = all.filter(({ name, note }) => `${name} ${note}`.includes(wanted));
    if (rows.length === 0) return undefined;
    const shown =
      title === namedCast || opened.has(title) || wanted !== '' ? rows : rows.filter(isFirm);
    const hidden = rows.length - shown.length;
    const unfold = () => {
      opened.add(title);
      draw();
    };
    const more = { class: 'more', words: `แสดงอีก ${count(hidden)} คน`, onClick: unfold };
    const heading = el('h2', { text: title });
    const list = el('ul', {}, ...shown.map(rowNode));
    return el('section', {}, heading, list, hidden > 0 && button(more));
  };
  const everyone = (): HTMLElement => {
    const drawn = sections().map(({ title, rows }) => section(title, rows));
    const words = wanted === '' ? 'ยังไม่มีคน กำลังรอข้อมูลสาธิต' : 'ไม่พบคนที่ค้นหา';
    const empty = drawn.some(Boolean) ? undefined : el('p', { class: 'empty', text: words });
    const onClick = () => void addNewcomer();
    const add = { class: 'more', icon: 'plus', small: true, words: 'เพิ่มคนใหม่', onClick };
    const offer = wanted === '' && store.personas.length > 0 ? button(add) : undefined;
    return el('div', { class: 'people' }, ...drawn, empty, offer);
  };
  const input = el('input', {
    type: 'search',
    placeholder: 'ค้นหาชื่อหรือพื้นที่',
    'aria-label': 'ค้นหาคน',
  });
  input.addEventListener('input', () => {
    wanted = input.value.trim();
    draw();
  });
  const find = el('div', { class: 'find' }, input);
  const list = el('div', { class: 'people' });
  const hint = el('p', {
    class: 'hint',
    text: 'เริ่มที่นางสาวดาว พิมพ์ “สถานะ” แล้วแตะปุ่ม',
  });
  place.append(find, hint, list, el('div', { class: 'cast-foot' }, startOverButton()));

  const draw = () => {
    hint.hidden = wanted !== '' || !store.personas.some(({ featured }) => featured);
    find.hidden = store.personas.length < searchFrom;
    const old = place.querySelector('.people');
    const top = old?.scrollTop ?? 0;
    const focused = old?.contains(document.activeElement)
      ? document.activeElement?.getAttribute('href')
      : undefined;
    const fresh = everyone();
    old?.replaceWith(fresh);
    fresh.scrollTop = top;
    if (focused) focusOn(fresh.querySelector(`a[href="${focused}"]`));
  };
  // A wave of reminders is hundreds of messages: one drawing a frame is enough.
  let frame: number | undefined;
  const soon = () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      draw();
    });
  };
  on('all', draw);
  on('current', draw);
  on('people', soon);
  draw();
}
