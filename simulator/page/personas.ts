// The list of people as whom the user can act.
import { announce, button, el, focusOn, icon } from './dom.ts';
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
const featuredTitle = 'ลองเป็นคนเหล่านี้ก่อน';
const shownAtFirst = 6;
const searchFrom = 15;

function noteOf({ friend, title, centre }: Persona): string {
  if (friend === 'none') return 'ยังไม่ได้เพิ่มเพื่อน';
  if (friend === 'blocked') return 'บล็อกบัญชีอยู่';
  return title || centre || '';
}

/** Name, role and place, because two people may have the same name. */
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
    { title: featuredTitle, rows: rowsOf(store.personas.filter(({ featured }) => featured)) },
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

/** A chat with unread messages is always listed, also before the user taps "show more". */
function isAlwaysShown({ id }: Row, index: number): boolean {
  return index < shownAtFirst || Boolean(store.unread[id]) || id === store.current;
}

interface ListState {
  /** Titles of the sections the user has expanded. */
  expanded: Set<string>;
  search: string;
  draw: () => void;
}

function sectionNode(state: ListState, { title, rows: all }: { title: string; rows: Row[] }) {
  const rows = all.filter(({ name, note }) => `${name} ${note}`.includes(state.search));
  if (rows.length === 0) return undefined;
  const showsAll = title === featuredTitle || state.expanded.has(title) || state.search !== '';
  const shown = showsAll ? rows : rows.filter(isAlwaysShown);
  const hidden = rows.length - shown.length;
  const onClick = () => {
    state.expanded.add(title);
    state.draw();
  };
  const more = { class: 'more', words: `แสดงอีก ${count(hidden)} คน`, onClick };
  const heading = el('h2', { text: title });
  const list = el('ul', {}, ...shown.map(rowNode));
  return el('section', {}, heading, list, hidden > 0 && button(more));
}

function peopleNode(state: ListState): HTMLElement {
  const nodes = sections().map((section) => sectionNode(state, section));
  const words = state.search === '' ? 'ยังไม่มีคน กำลังรอข้อมูลสาธิต' : 'ไม่พบคนที่ค้นหา';
  const empty = nodes.some(Boolean) ? undefined : el('p', { class: 'empty', text: words });
  const onClick = () => void addNewcomer();
  const add = { class: 'more', icon: 'plus', small: true, words: 'เพิ่มคนใหม่', onClick };
  const canAdd = state.search === '' && store.personas.length > 0;
  return el('div', { class: 'people' }, ...nodes, empty, canAdd && button(add));
}

/** Redraws the list. The scroll position and the focused row stay. */
function replaceList(place: HTMLElement, fresh: HTMLElement): void {
  const old = place.querySelector('.people');
  const top = old?.scrollTop ?? 0;
  const focused = old?.contains(document.activeElement)
    ? document.activeElement?.getAttribute('href')
    : undefined;
  old?.replaceWith(fresh);
  fresh.scrollTop = top;
  if (focused) focusOn(fresh.querySelector(`a[href="${focused}"]`));
}

function searchField(state: ListState): HTMLElement {
  const input = el('input', {
    type: 'search',
    placeholder: 'ค้นหาชื่อหรือพื้นที่',
    'aria-label': 'ค้นหาคน',
  });
  input.addEventListener('input', () => {
    state.search = input.value.trim();
    state.draw();
  });
  return el('div', { class: 'find' }, input);
}

function galleryLink(): HTMLElement {
  const words = el('span', { text: 'ดูการ์ดทั้งหมด' });
  return el('a', { class: 'to-cards', href: '/cards.html' }, icon('tasks'), words);
}

/** Four steps that show the whole, for a first look. */
const firstSteps = [
  'เป็นนางสาวดาว พิมพ์ “สถานะ” แล้วแตะปุ่มของการ์ด',
  'กด “เช้าวันทำการถัดไป” ข้อความเตือนออก',
  'เป็นนายภูผา เปิดงานของฉัน ส่งคืนหนึ่งเรื่อง',
  'กด “ลองให้พลาด” ไม่มีใครได้ข้อความซ้ำ',
];

function tryFirst(): HTMLElement {
  const steps = firstSteps.map((text) => el('li', { text }));
  return el(
    'details',
    { class: 'hint' },
    el('summary', { text: 'ลองทำตามนี้ก่อน' }),
    el('ol', {}, ...steps),
  );
}

export function startPersonas(place: HTMLElement): void {
  const state: ListState = { expanded: new Set(), search: '', draw: () => draw() };
  const find = searchField(state);
  const list = el('div', { class: 'people' });
  const hint = tryFirst();
  place.append(
    find,
    hint,
    list,
    el('div', { class: 'personas-foot' }, galleryLink(), startOverButton()),
  );
  const draw = () => {
    hint.hidden = state.search !== '' || !store.personas.some(({ featured }) => featured);
    find.hidden = store.personas.length < searchFrom;
    replaceList(place, peopleNode(state));
  };
  on('all', draw);
  on('current', draw);
  on('people', oncePerFrame(draw));
  draw();
}

/** Reminders arrive as hundreds of messages, so the list is redrawn at most once in a frame. */
function oncePerFrame(draw: () => void): () => void {
  let frame: number | undefined;
  return () => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      draw();
    });
  };
}
