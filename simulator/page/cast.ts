// The list of people one can be.
import { ask } from './dialog.ts';
import { announce, button, el } from './dom.ts';
import { emit, on, openChat, store } from './store.ts';
import { count } from './thai.ts';
import { post } from './wire.ts';

const groups = [
  { title: 'กรรมการ ศอช.', roles: ['member'] },
  { title: 'พัฒนากร', roles: ['officer'] },
  { title: 'พัฒนาการอำเภอ', roles: ['districtHead'] },
  { title: 'จังหวัดและผู้ดูแล', roles: ['province', 'admin'] },
];
const known = groups.flatMap(({ roles }) => roles);
const shownAtFirst = 6;

const opened = new Set();
let wanted = '';
let place;

function matches({ name, title, centre }) {
  return `${name} ${title ?? ''} ${centre ?? ''}`.includes(wanted);
}

function badge(chatId) {
  const unread = store.unread[chatId] ?? 0;
  if (unread === 0) return null;
  return el('em', {}, count(unread), el('span', { class: 'sr', text: ' ข้อความใหม่' }));
}

function row({ id, name, note }) {
  const current = id === store.current;
  return el(
    'li',
    {},
    el(
      'a',
      {
        href: `#${id}`,
        'aria-current': current ? 'true' : undefined,
        onClick: (event) => {
          event.preventDefault();
          openChat(id);
          announce(`เปิดแชตของ ${name}`);
        },
      },
      el('span', {}, name, note && el('small', { text: note })),
      badge(id),
    ),
  );
}

function noteOf(person) {
  if (person.friend === 'none') return 'ยังไม่ได้เพิ่มเพื่อน';
  if (person.friend === 'blocked') return 'บล็อกบัญชีอยู่';
  return person.title || person.centre || '';
}

function section(title, rows) {
  if (rows.length === 0) return null;
  // Whoever wrote is never hidden behind "show more".
  const firm = rows.filter(
    ({ id }, index) => index < shownAtFirst || store.unread[id] || id === store.current,
  );
  const all = opened.has(title) || wanted !== '';
  const hidden = rows.length - firm.length;
  return el(
    'section',
    {},
    el('h2', { text: title }),
    el('ul', {}, ...(all ? rows : firm).map(row)),
    !all && hidden > 0
      ? button({
          class: 'more',
          words: `แสดงอีก ${count(hidden)} คน`,
          onClick: () => {
            opened.add(title);
            render();
          },
        })
      : null,
  );
}

function people(filter) {
  return store.personas
    .filter((person) => filter(person) && matches(person))
    .map((person) => ({ id: person.lineUserId, name: person.name, note: noteOf(person) }));
}

function rooms() {
  return store.groups
    .filter((group) => matches({ name: group.name }))
    .map((group) => ({
      id: group.groupId,
      name: group.name,
      note: group.joined ? 'บัญชีอยู่ในกลุ่มแล้ว' : 'ยังไม่ได้ชวนบัญชีเข้ากลุ่ม',
    }));
}

function list() {
  const everyone = el('div', { class: 'people' });
  for (const { title, roles } of groups) {
    const part = section(
      title,
      people(({ role }) => roles.includes(role)),
    );
    if (part) everyone.append(part);
  }
  const others = section(
    'ผู้มาใหม่',
    people(({ role }) => !known.includes(role)),
  );
  if (others) everyone.append(others);
  if (wanted === '' && store.personas.length > 0)
    everyone.append(
      button({
        class: 'more',
        words: 'เพิ่มคนใหม่',
        icon: 'plus',
        small: true,
        onClick: () => void addNewcomer(),
      }),
    );
  const groupRooms = section('ห้องกลุ่ม', rooms());
  if (groupRooms) everyone.append(groupRooms);
  if (!everyone.hasChildNodes())
    everyone.append(
      el('p', { class: 'empty', text: wanted === '' ? 'ยังไม่มีคน กำลังรอข้อมูลสาธิต' : 'ไม่พบคนที่ค้นหา' }),
    );
  return everyone;
}

function searchBox() {
  const input = el('input', {
    type: 'search',
    placeholder: 'ค้นหาชื่อหรือพื้นที่',
    'aria-label': 'ค้นหาคน',
    onInput: () => {
      wanted = input.value.trim();
      place.querySelector('.people')?.replaceWith(list());
    },
  });
  input.value = wanted;
  return el('div', { class: 'find' }, input);
}

const newcomers = ['นายธารา สมมุติ', 'นางสาวฝน ทดลอง', 'นายไผ่ ตัวอย่าง', 'นางแก้ว สมมุติ', 'นายดอย ทดลอง'];

async function addNewcomer() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const taken = store.personas.filter((person) => person.role === 'guest').length;
  const lineUserId = `U${hex}`;
  const name = newcomers[taken % newcomers.length];
  const answer = await post('personas', [{ lineUserId, name, role: 'guest', friend: 'none' }]);
  if (answer.ok) setTimeout(() => openChat(lineUserId), 120);
}

async function startOver(control) {
  const sure = await ask({
    title: 'เริ่มข้อมูลสาธิตใหม่',
    words: 'แชต แบบที่กรอก และวันที่จะกลับไปเริ่มต้นใหม่ทั้งหมด',
    go: 'เริ่มใหม่',
  });
  if (!sure) return;
  control.disabled = true;
  control.querySelector('span').textContent = 'กำลังเริ่มใหม่…';
  const answer = await post('reset');
  control.disabled = false;
  control.querySelector('span').textContent = 'เริ่มข้อมูลสาธิตใหม่';
  const said = answer.ok ? 'เริ่มข้อมูลสาธิตใหม่แล้ว' : 'เริ่มใหม่ไม่สำเร็จ ลองอีกครั้งเมื่อระบบพร้อม';
  announce(said);
  emit('toast', { words: said, bad: !answer.ok });
}

function foot() {
  const again = button({
    class: 'again',
    icon: 'refresh',
    words: 'เริ่มข้อมูลสาธิตใหม่',
    onClick: () => void startOver(again),
  });
  return el('div', { class: 'cast-foot' }, again);
}

function render() {
  const top = place.querySelector('.people')?.scrollTop ?? 0;
  const focused = document.activeElement?.closest('.cast a')?.getAttribute('href');
  if (
    place.querySelector('.people') &&
    (place.querySelector('.find') !== null) === store.personas.length > 14
  ) {
    place.querySelector('.people').replaceWith(list());
  } else {
    place.replaceChildren(...(store.personas.length > 14 ? [searchBox()] : []), list(), foot());
  }
  place.querySelector('.people').scrollTop = top;
  if (focused) place.querySelector(`a[href="${focused}"]`)?.focus();
}

export function startCast(node) {
  place = node;
  for (const name of ['all', 'people', 'current']) on(name, render);
  render();
}
