// The control panel next to the phone: clock, quota, faults, and connection problems.
import { startClock } from './clock.ts';
import { button, el, focusOn, icon } from '../dom.ts';
import { post } from '../http.ts';
import { startFaults } from './faults.ts';
import { startMonth } from './month.ts';
import { on, store } from '../store.ts';
import type { Toast } from '../store.ts';
import { count, shortMonth } from '../thai.ts';

function meter(used: number, value: number | null): HTMLElement {
  const share = value ? Math.min(100, (used / value) * 100) : 0;
  const bar = el('i');
  bar.style.width = `${share}%`;
  const level = share >= 95 ? ' full' : share >= 80 ? ' high' : '';
  const props = {
    class: `meter${level}`,
    role: 'meter',
    'aria-label': 'ใช้โควตาไปแล้ว',
    'aria-valuemin': '0',
    'aria-valuemax': value ?? used,
    'aria-valuenow': used,
  };
  return el('div', props, bar);
}

function fact(name: string, value: string): HTMLElement {
  return el('div', {}, el('dt', { text: name }), el('dd', { text: value }));
}

/** LINE's plans in Thailand, as messages a month. */
const plans = [
  { value: 300, words: '300', name: 'ฟรี 300' },
  { value: 15_000, words: '15,000', name: 'เบสิก 15,000' },
  { value: 35_000, words: '35,000', name: 'โปร 35,000' },
  { value: null, words: 'ไม่จำกัด', name: 'ไม่จำกัด' },
];

function planButtons(current: number | null): HTMLElement {
  const buttons = plans.map(({ value, words, name }) =>
    button({
      words,
      'aria-label': name,
      title: name,
      'aria-pressed': String(value === current),
      'data-plan': String(value),
      onClick: () => void post('quota', { value }),
    }),
  );
  return el('div', { class: 'filters', role: 'group', 'aria-label': 'แพ็กเกจข้อความ' }, ...buttons);
}

function startQuota(panel: HTMLElement): void {
  const draw = () => {
    const { used = 0, value = null, month = '' } = store.status?.quota ?? {};
    const name = month === '' ? '' : shortMonth(Number(month.slice(5)));
    const limit = value === null ? 'ข้อความ' : `จาก ${count(value)}`;
    const friends = store.personas.filter(({ friend }) => friend === 'friend').length;
    const left = value === null ? 'ไม่จำกัด' : count(Math.max(0, value - used));
    const focused = panel.contains(document.activeElement)
      ? document.activeElement?.getAttribute('data-plan')
      : undefined;
    panel.replaceChildren(
      el('h2', { text: 'โควตาข้อความ' }),
      el('p', {}, el('b', { text: count(used) }), el('span', { text: `${limit} ในเดือน ${name}` })),
      meter(used, value),
      el('dl', {}, fact('ส่งได้อีก', left), fact('เพื่อนของบัญชี', `${count(friends)} คน`)),
      planButtons(value),
    );
    if (focused) focusOn(panel.querySelector(`[data-plan="${focused}"]`));
  };
  for (const name of ['all', 'status', 'people'] as const) on(name, draw);
  draw();
}

function trouble(): string {
  const { app, webhook } = store.status ?? {};
  if (!store.online && store.ready) return 'ขาดการติดต่อกับ LINE จำลอง กำลังต่อใหม่';
  if (app === 'gone') return 'ระบบ ศอช. ประสาน หยุดอยู่ ข้อความจะไปถึงเมื่อระบบกลับมา';
  return app === 'ready' && webhook?.endpoint === null ? 'ยังไม่ได้ตั้งที่อยู่ webhook' : '';
}

function startBanner(banner: HTMLElement): void {
  const draw = () => {
    const words = trouble();
    banner.hidden = words === '';
    banner.replaceChildren(icon('overdue', true), el('span', { text: words }));
  };
  on('all', draw);
  on('status', draw);
}

function showToast({ words, bad }: Toast): void {
  document.querySelector('.toast')?.remove();
  const mark = icon(bad ? 'overdue' : 'done', true);
  const props = { class: bad ? 'toast bad' : 'toast', role: 'status' };
  const node = el('p', props, mark, el('span', { text: words }));
  document.body.append(node);
  setTimeout(() => node.remove(), 4500);
}

export function startControlPanel(root: HTMLElement): void {
  const banner = el('p', { class: 'banner', role: 'status', hidden: true });
  const clock = el('section', { class: 'panel', 'aria-label': 'นาฬิกา' });
  const quota = el('section', { class: 'panel quota', 'aria-label': 'โควตาข้อความ' });
  const faults = el('section', { class: 'panel faults', 'aria-label': 'ลองให้พลาด' });
  root.append(banner, el('div', { class: 'pair' }, clock, quota), faults);
  startBanner(banner);
  const jumps = el('div');
  const month = el('div', { class: 'month', role: 'group', 'aria-label': 'เล่นทั้งเดือน' });
  clock.append(jumps, month);
  startClock(jumps);
  startMonth(month);
  startQuota(quota);
  startFaults(faults);
  on('toast', showToast);
}
