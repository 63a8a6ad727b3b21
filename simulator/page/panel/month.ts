// Plays a month: moves from working morning to working morning and lists the messages of each day.
import { announce, button, el, focusOn } from '../dom.ts';
import { emit, on } from '../store.ts';
import { count, dayKey, dayMonth, weekdayOf } from '../thai.ts';
import { isFixed, isJumping, jump, now } from './jump.ts';

const speeds = [
  { name: 'slow', words: 'ช้า', pauseMs: 3000 },
  { name: 'usual', words: 'ปกติ', pauseMs: 1000 },
  { name: 'fast', words: 'เร็ว', pauseMs: 100 },
] as const;
type Speed = (typeof speeds)[number]['name'];

interface Day {
  at: Date;
  messages: number;
}

interface Month {
  speed: Speed;
  playing: boolean;
  days: Map<string, Day>;
  /** Ends the pause between two days. */
  wake: () => void;
}

function monthLater(start: Date): Date {
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return end;
}

function dayOf(month: Month, at: Date): Day {
  const key = dayKey(at);
  const known = month.days.get(key) ?? { at, messages: 0 };
  month.days.set(key, known);
  return known;
}

function pause(month: Month): Promise<void> {
  const ms = speeds.find(({ name }) => name === month.speed)?.pauseMs ?? 0;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    month.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

const totalOf = ({ days }: Month) =>
  [...days.values()].reduce((sum, { messages }) => sum + messages, 0);
const summaryOf = (month: Month) => `${count(month.days.size)} วัน ${count(totalOf(month))} ข้อความ`;

async function play(month: Month, draw: () => void): Promise<void> {
  month.playing = true;
  month.days.clear();
  announce('เริ่มเล่นทั้งเดือน');
  const end = monthLater(now());
  draw();
  while (month.playing) {
    const morning = await jump({ preset: 'nextMorning' });
    if (morning === null) break;
    dayOf(month, morning);
    draw();
    if (morning >= end) break;
    await pause(month);
  }
  month.playing = false;
  announce(`หยุดเล่นแล้ว ${summaryOf(month)}`);
  emit('status', undefined);
}

function dayRow({ at, messages }: Day, most: number): HTMLElement {
  const bar = el('i', { 'aria-hidden': 'true' });
  bar.style.width = `${most === 0 ? 0 : (messages / most) * 100}%`;
  return el(
    'li',
    {},
    el('span', { text: `${weekdayOf(at)} ${dayMonth(at)}` }),
    el('span', { class: 'day-bar' }, bar),
    el('b', { text: messages === 0 ? 'ไม่มี' : count(messages) }),
  );
}

function daysNode(month: Month): HTMLElement | null {
  if (month.days.size === 0) return null;
  const days = [...month.days.values()].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const most = Math.max(...days.map(({ messages }) => messages));
  const props = { class: 'days', tabindex: '0', 'aria-label': 'จำนวนข้อความของแต่ละวัน' };
  return el('ol', props, ...days.map((day) => dayRow(day, most)));
}

function speedButtons(month: Month, draw: () => void): HTMLElement {
  const buttons = speeds.map(({ name, words }) => {
    const onClick = () => {
      month.speed = name;
      month.wake();
      draw();
    };
    const state = { 'aria-pressed': String(name === month.speed), 'data-month': name };
    return button({ words, ...state, onClick });
  });
  return el('div', { class: 'filters', role: 'group', 'aria-label': 'ความเร็ว' }, ...buttons);
}

export function startMonth(panel: HTMLElement): void {
  const month: Month = { speed: 'usual', playing: false, days: new Map(), wake: () => undefined };
  const stop = () => {
    month.playing = false;
    month.wake();
    draw();
  };
  const mainButton = () => {
    const props = { class: 'play', 'data-month': 'play' };
    if (month.playing) return button({ ...props, icon: 'close', words: 'หยุด', onClick: stop });
    const onClick = () => void play(month, draw);
    return button({ ...props, icon: 'sunrise', words: 'เล่นทั้งเดือน', disabled: isFixed(), onClick });
  };
  const caption = () => {
    if (month.days.size > 0) return summaryOf(month);
    return isJumping() || month.playing ? '' : 'ดูว่าแต่ละวันส่งข้อความเท่าใด';
  };
  const draw = () => {
    const focused = panel.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-month')
      : undefined;
    const days = daysNode(month);
    panel.replaceChildren(
      el('div', { class: 'month-tools' }, mainButton(), speedButtons(month, draw)),
      el('p', { text: caption() }),
      ...(days ? [days] : []),
    );
    if (days) days.scrollTop = days.scrollHeight;
    if (focused) focusOn(panel.querySelector(`[data-month="${focused}"]`));
  };
  on('message', ({ from, at }) => {
    if (!month.playing || from !== 'account') return;
    dayOf(month, new Date(at)).messages += 1;
  });
  on('all', draw);
  on('status', draw);
  draw();
}
