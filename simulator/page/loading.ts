// The phone's screen before a chat can be shown.
import { el, icon } from './dom.ts';
import { store } from './store.ts';

/** Returns nothing when the chat can be shown. */
export function waiting(): HTMLElement | undefined {
  if (!store.ready) return screen('กำลังเปิดโทรศัพท์จำลอง', 'อีกครู่เดียว');
  if (store.current !== null) return undefined;
  return store.status?.app === 'starting'
    ? screen(
        'กำลังเริ่มระบบ ศอช. ประสาน',
        'เตรียมฐานข้อมูล ข้อมูลสาธิต และเมนู ครั้งแรกอาจใช้เวลาราวหนึ่งนาที หน้านี้จะเปิดต่อเอง',
      )
    : screen('ยังไม่มีคนในโทรศัพท์จำลอง', 'กำลังรอรายชื่อจากข้อมูลสาธิต');
}

function screen(title: string, words: string): HTMLElement {
  return el(
    'div',
    { class: 'waiting', role: 'status' },
    el('span', { class: 'waiting-mark' }, icon('mark')),
    el('h2', { text: title }),
    el('p', { text: words }),
    el('span', { class: 'waiting-line', 'aria-hidden': 'true' }),
  );
}
