// The clock card. It shows the app's own time and has buttons that move it.
import { openDialog } from '../dialog.ts';
import { announce, button, el } from '../dom.ts';
import { createPicker } from '../pickers.ts';
import { on, store } from '../store.ts';
import { dayMonth, localText, longDay, time } from '../thai.ts';
import type { Preset } from '../types.ts';
import { isFixed, isJumping, jump, now } from './jump.ts';

async function askForTime(): Promise<string> {
  const earliest = localText(now());
  const picker = createPicker({ mode: 'datetime', initial: earliest, min: earliest });
  const instant = () => `${picker.value()}:00+07:00`;
  const words = el('p', { class: 'picked', 'aria-live': 'polite' });
  const refresh = () => {
    const at = new Date(instant());
    const said = `${longDay(at)} เวลา ${time(at)} น.`;
    words.textContent = picker.inRange() ? said : 'เดินหน้าได้อย่างเดียว เลือกเวลาหลังจากนี้';
  };
  picker.node.addEventListener('change', refresh);
  refresh();
  const note = el('p', { text: 'งานที่ถึงเวลาระหว่างทางจะทำตามลำดับ' });
  return openDialog({
    title: 'ตั้งเวลาเอง',
    body: el('div', { class: 'ask-body' }, note, picker.node, words),
    go: 'ไปเวลานี้',
    value: () => (picker.inRange() ? instant() : undefined),
  });
}

interface Jump {
  name: Preset;
  icon: string;
  words: string;
  class?: string;
}

export function startClock(panel: HTMLElement): void {
  const jumpTo = async (wish: { preset: Preset } | { now: string }) => {
    announce('กำลังเลื่อนเวลา');
    const reached = await jump(wish);
    if (reached) announce(`ตอนนี้ ${longDay(reached)} เวลา ${time(reached)} น.`);
  };
  const byHand = async () => {
    const chosen = await askForTime();
    if (chosen !== '') await jumpTo({ now: chosen });
  };
  const jumpButton = ({ name, ...props }: Jump) => {
    const disabled = isFixed() || !store.status?.clock.presets[name];
    return button({ ...props, disabled, onClick: () => void jumpTo({ preset: name }) });
  };
  const caption = (): string => {
    if (isJumping()) return 'กำลังเดินนาฬิกา งานที่ถึงเวลากำลังทำ…';
    const real = store.status?.app === 'ready' && !store.status.clock.movable;
    return real ? 'เวลาจริง เลื่อนไม่ได้' : 'ส่งข้อความในเวลาที่จังหวัดกำหนด';
  };
  const clock = el('b');
  const day = el('strong');
  const tick = () => {
    clock.textContent = time(now());
    day.textContent = longDay(now());
  };
  const draw = () => {
    const due = store.status?.clock.presets.due;
    const dueWords = due ? `วันกำหนด ${dayMonth(new Date(due))}` : 'ไม่มีกำหนดแล้ว';
    const words = el('span', { class: isJumping() ? 'working' : undefined, text: caption() });
    const set = { class: 'set', words: 'ตั้งเอง', disabled: isFixed(), onClick: () => void byHand() };
    const jumps: Jump[] = [
      { name: 'hour', icon: 'clock', words: '+1 ชั่วโมง' },
      { name: 'nextMorning', icon: 'sunrise', words: 'เช้าวันทำการถัดไป', class: 'first' },
      { name: 'due', icon: 'calendar', words: dueWords },
      { name: 'overdue', icon: 'overdue', words: 'หลังกำหนด 7 วัน' },
    ];
    panel.replaceChildren(
      el('div', { class: 'now' }, clock, el('p', {}, day, words), button(set)),
      el('div', { class: 'jumps' }, ...jumps.map(jumpButton)),
    );
    tick();
  };
  on('all', draw);
  on('status', draw);
  setInterval(tick, 1000);
  draw();
}
