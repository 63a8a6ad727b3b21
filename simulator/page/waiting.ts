// What the phone shows while there is nothing to talk to yet.
import { el, icon } from './dom.ts';
import { store } from './store.ts';

/** @returns {HTMLElement | null} null when the chat can be shown */
export function waiting() {
  if (!store.ready) return screen('กำลังเปิดโทรศัพท์จำลอง', 'อีกครู่เดียว');
  const starting = store.status?.app === 'starting';
  if (starting && store.personas.length === 0)
    return screen(
      'กำลังเริ่มระบบ ศอช. ประสาน',
      'เตรียมฐานข้อมูล ข้อมูลสาธิต และเมนู ครั้งแรกอาจใช้เวลาราวหนึ่งนาที หน้านี้จะเปิดต่อเอง',
    );
  if (store.personas.length === 0)
    return screen('ยังไม่มีคนในโทรศัพท์จำลอง', 'กำลังรอรายชื่อจากข้อมูลสาธิต หรือกด เพิ่มคนใหม่');
  return store.current === null ? screen('เลือกคนที่ต้องการเป็น', 'รายชื่ออยู่ด้านซ้าย') : null;
}

function screen(title, words) {
  return el(
    'div',
    { class: 'waiting', role: 'status' },
    el('span', { class: 'waiting-mark' }, icon('mark')),
    el('h2', { text: title }),
    el('p', { text: words }),
    el('span', { class: 'waiting-line', 'aria-hidden': 'true' }),
  );
}
