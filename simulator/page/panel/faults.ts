// Buttons that make LINE fail on purpose. A button that is switched on is red and says how to switch
// it off.
import { button, el, focusOn } from '../dom.ts';
import { emit, on, store } from '../store.ts';
import { post } from '../http.ts';

interface Fault {
  name: string;
  icon: string;
  words: string;
  label?: string;
}

const calls: Fault[] = [
  { name: 'delay', icon: 'slow', words: 'ตอบช้า 3 วินาที' },
  { name: 'quota', icon: 'full', words: 'โควตาหมด (429)' },
  { name: 'rate', icon: 'bolt', words: 'ส่งถี่เกินไป (429)' },
  { name: 'errorBefore', icon: 'server', words: 'ล้มก่อนรับ (500)' },
  { name: 'errorAfter', icon: 'server', words: 'รับแล้วล้ม (500)' },
  { name: 'drop', icon: 'cut', words: 'สายหลุด' },
  { name: 'content', icon: 'photo', words: 'โหลดรูปไม่ได้ (500)' },
];
const webhooks: Fault[] = [
  { name: 'duplicate', icon: 'double', words: 'ซ้ำ', label: 'webhook ซ้ำ' },
  { name: 'reorder', icon: 'shuffle', words: 'สลับลำดับ', label: 'webhook สลับลำดับ' },
  { name: 'redeliver', icon: 'history', words: 'ส่งอีกรอบ', label: 'webhook ส่งอีกรอบ' },
];

/** Several faults at once, each for a few calls; LINE works again by itself. */
const scripts: Fault[] = [
  { name: 'lineDown', icon: 'server', words: 'LINE ล่มแล้วกลับมา' },
  { name: 'lostAnswers', icon: 'cut', words: 'รับแล้วคำตอบหาย' },
  { name: 'weakNetwork', icon: 'shuffle', words: 'สัญญาณอ่อน' },
  { name: 'quotaGone', icon: 'full', words: 'โควตาหมดชั่วครู่' },
];

function scriptButton({ name, icon, words }: Fault): HTMLElement {
  const onClick = async () => {
    const { ok } = await post('fault-script', { name });
    const told = ok ? `เริ่มชุด “${words}” แล้ว ส่งข้อความดูได้เลย` : 'เริ่มไม่ได้ ลองอีกครั้ง';
    emit('toast', { words: told, bad: !ok });
  };
  const props = { icon, words, small: true, 'data-fault': name };
  return el('li', {}, button({ ...props, onClick: () => void onClick() }));
}

function faultButton({ name, ...props }: Fault): HTMLElement {
  const open = store.status?.faults.includes(name) ?? false;
  const state = { 'aria-pressed': String(open), 'data-fault': name };
  const onClick = () => void post('fault', { name, on: !open });
  return el('li', {}, button({ ...props, small: true, ...state, onClick }));
}

export function startFaults(panel: HTMLElement): void {
  const draw = () => {
    const open = store.status?.faults.length ?? 0;
    const hint = open === 0 ? 'กดเพื่อให้ LINE ขัดข้อง' : `เปิดอยู่ ${open} อย่าง กดซ้ำเพื่อปิด`;
    const focused = panel.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-fault')
      : undefined;
    const sort = el('span', { 'aria-hidden': 'true', text: 'webhook' });
    const inner = el('li', { class: 'sort' }, sort, el('ul', {}, ...webhooks.map(faultButton)));
    panel.replaceChildren(
      el('div', { class: 'row' }, el('h2', { text: 'ลองให้พลาด' }), el('p', { text: hint })),
      el('ul', {}, ...calls.map(faultButton), inner),
      el('div', { class: 'row' }, el('h3', { text: 'เป็นชุด หายเอง' })),
      el('ul', {}, ...scripts.map(scriptButton)),
    );
    if (focused) focusOn(panel.querySelector(`[data-fault="${focused}"]`));
  };
  on('all', draw);
  on('status', draw);
  draw();
}
