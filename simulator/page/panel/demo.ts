// Demo controls: adding a person and starting over.
import { ask } from '../dialog.ts';
import { announce, button } from '../dom.ts';
import { emit, openChat, store } from '../store.ts';
import { post } from '../http.ts';

const newcomers = ['นายธารา สมมุติ', 'นางสาวฝน ทดลอง', 'นายไผ่ ตัวอย่าง', 'นางแก้ว สมมุติ'];

function freshUserId(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return `U${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Adds a person who is not a friend of the account yet, for trying to join. */
export async function addNewcomer(): Promise<void> {
  const taken = store.personas.filter((person) => person.role === 'guest').length;
  const lineUserId = freshUserId();
  const name = newcomers[taken % newcomers.length];
  const answer = await post('personas', [{ lineUserId, name, role: 'guest', friend: 'none' }]);
  if (answer.ok) setTimeout(() => openChat(lineUserId), 120);
}

async function startOver(control: HTMLButtonElement): Promise<void> {
  const sure = await ask({
    title: 'เริ่มข้อมูลสาธิตใหม่',
    words: 'แชต แบบที่กรอก และวันที่จะกลับไปเริ่มต้นใหม่ทั้งหมด',
    go: 'เริ่มใหม่',
  });
  if (!sure) return;
  const words = control.querySelector('span');
  const before = words?.textContent ?? '';
  if (words) words.textContent = 'กำลังเริ่มใหม่ รอสักครู่…';
  control.disabled = true;
  control.setAttribute('aria-busy', 'true');
  announce('กำลังเริ่มข้อมูลสาธิตใหม่');
  const { ok } = await post('reset');
  if (words) words.textContent = before;
  control.disabled = false;
  control.removeAttribute('aria-busy');
  const told = ok ? 'เริ่มข้อมูลสาธิตใหม่แล้ว' : 'เริ่มใหม่ไม่สำเร็จ ลองอีกครั้งเมื่อระบบพร้อม';
  emit('toast', { words: told, bad: !ok });
}

export function startOverButton(): HTMLButtonElement {
  const control = button({
    class: 'again',
    icon: 'refresh',
    words: 'เริ่มข้อมูลสาธิตใหม่',
    onClick: () => void startOver(control),
  });
  return control;
}
