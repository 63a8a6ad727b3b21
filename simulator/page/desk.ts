// Clock, quota and faults: the desk beside the phone.
import { openDialog } from './dialog.ts';
import { announce, button, el, icon } from './dom.ts';
import { createPicker } from './pickers.ts';
import { on, store } from './store.ts';
import { count, dayMonth, longDay, shortMonth, time } from './thai.ts';
import { post } from './wire.ts';

const view = {};
let busyUntilStatus = false;

const now = () => new Date(Date.now() + (store.status?.clock.offset ?? 0));

async function jump(body, words) {
  if (busyUntilStatus) return;
  busyUntilStatus = true;
  announce(`กำลังเลื่อนเวลาไป ${words}`);
  renderClock();
  const answer = await post('clock', body);
  busyUntilStatus = false;
  if (!answer.ok) toast({ words: whyNot(answer), bad: true });
  else announce(`ตอนนี้ ${longDay(now())} เวลา ${time(now())} น.`);
  renderClock();
}

function whyNot({ status, body }) {
  if (status === 409) return body.message ?? 'ไม่มีวันกำหนดข้างหน้าแล้ว';
  if (status === 404) return 'ระบบที่ต่ออยู่ไม่ยอมให้เลื่อนเวลา';
  if (status === 400) return 'เลื่อนเวลาถอยหลังไม่ได้';
  return 'เลื่อนเวลาไม่สำเร็จ ระบบไม่ตอบ';
}

async function setByHand() {
  const local = new Date(now().getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
  const picker = createPicker({ mode: 'datetime', initial: local, min: local });
  const words = el('p', { class: 'picked', 'aria-live': 'polite' });
  const refresh = () => {
    const at = new Date(`${picker.value()}:00+07:00`);
    words.textContent = picker.inRange()
      ? `${longDay(at)} เวลา ${time(at)} น.`
      : 'เดินหน้าได้อย่างเดียว เลือกเวลาหลังจากนี้';
  };
  picker.node.addEventListener('change', refresh);
  refresh();
  const answer = await openDialog({
    title: 'ตั้งเวลาเอง',
    body: el(
      'div',
      { class: 'ask-body' },
      el('p', { text: 'งานที่ถึงเวลาระหว่างทางจะทำตามลำดับ' }),
      picker.node,
      words,
    ),
    actions: (close) => [
      button({ class: 'plain', words: 'ยกเลิก', onClick: () => close('') }),
      button({
        class: 'fill',
        words: 'ไปเวลานี้',
        onClick: () => picker.inRange() && close(picker.value()),
      }),
    ],
  });
  if (answer) await jump({ now: `${answer}:00+07:00` }, answer);
}

function jumpButton({ name, icon: mark, words, first }) {
  const target = store.status?.clock.presets?.[name];
  return button({
    class: first ? 'first' : undefined,
    icon: mark,
    words,
    disabled: busy() || !store.status?.clock.movable || !target,
    onClick: () => void jump({ preset: name }, words),
  });
}

const busy = () => busyUntilStatus || store.status?.clock.jumping === true;

function renderClock() {
  const presets = store.status?.clock.presets ?? {};
  const due = presets.due ? `วันกำหนด ${dayMonth(new Date(presets.due))}` : 'ไม่มีกำหนดแล้ว';
  const caption = busy()
    ? 'กำลังเดินนาฬิกา งานที่ถึงเวลากำลังทำ…'
    : store.status?.clock.movable === false && store.status?.app === 'ready'
      ? 'เวลาจริง เลื่อนไม่ได้'
      : 'ส่งข้อความได้ 08:30-16:30';
  view.clock.replaceChildren(
    el(
      'div',
      { class: 'now' },
      el('b', { id: 'clock-time', text: time(now()) }),
      el(
        'p',
        {},
        el('strong', { id: 'clock-day', text: longDay(now()) }),
        el('span', { class: busy() ? 'working' : '', text: caption }),
      ),
      button({
        class: 'set',
        words: 'ตั้งเอง',
        disabled: busy() || !store.status?.clock.movable,
        onClick: () => void setByHand(),
      }),
    ),
    el(
      'div',
      { class: 'jumps' },
      jumpButton({ name: 'hour', icon: 'clock', words: '+1 ชั่วโมง' }),
      jumpButton({ name: 'nextMorning', icon: 'sunrise', words: 'เช้าวันทำการถัดไป', first: true }),
      jumpButton({ name: 'due', icon: 'calendar', words: due }),
      jumpButton({ name: 'overdue', icon: 'overdue', words: 'หลังกำหนด 7 วัน' }),
    ),
  );
}

function tick() {
  const timeNode = document.getElementById('clock-time');
  const dayNode = document.getElementById('clock-day');
  if (timeNode) timeNode.textContent = time(now());
  if (dayNode) dayNode.textContent = longDay(now());
}

function renderQuota() {
  const { used = 0, value = null, month = '' } = store.status?.quota ?? {};
  const monthName = month ? shortMonth(Number(month.slice(5))) : '';
  const limit =
    value === null ? `ข้อความในเดือน ${monthName}` : `จาก ${count(value)} ในเดือน ${monthName}`;
  const share = value ? Math.min(100, (used / value) * 100) : 0;
  const bar = el('i');
  bar.style.width = `${share}%`;
  const friends = store.personas.filter((person) => person.friend === 'friend').length;
  const level = share >= 95 ? 'meter full' : share >= 80 ? 'meter high' : 'meter';
  view.quota.replaceChildren(
    el('h2', { text: 'โควตาข้อความ' }),
    el('p', {}, el('b', { text: count(used) }), el('span', { text: limit })),
    el(
      'div',
      {
        class: level,
        role: 'meter',
        'aria-label': 'ใช้โควตาไปแล้ว',
        'aria-valuemin': '0',
        'aria-valuemax': String(value ?? 0),
        'aria-valuenow': String(used),
      },
      bar,
    ),
    el(
      'dl',
      {},
      el(
        'div',
        {},
        el('dt', { text: 'ส่งได้อีก' }),
        el('dd', { text: value === null ? 'ไม่จำกัด' : count(Math.max(0, value - used)) }),
      ),
      el('div', {}, el('dt', { text: 'เพื่อนของบัญชี' }), el('dd', { text: `${count(friends)} คน` })),
    ),
  );
}

const faults = [
  { name: 'delay', icon: 'slow', words: 'ตอบช้า 3 วินาที' },
  { name: 'quota', icon: 'full', words: 'โควตาหมด (429)' },
  { name: 'rate', icon: 'bolt', words: 'ส่งถี่เกินไป (429)' },
  { name: 'errorBefore', icon: 'server', words: 'ล้มก่อนรับ (500)' },
  { name: 'errorAfter', icon: 'server', words: 'รับแล้วล้ม (500)' },
  { name: 'drop', icon: 'cut', words: 'สายหลุด' },
  { name: 'duplicate', icon: 'double', words: 'ซ้ำ', label: 'webhook ซ้ำ' },
  { name: 'reorder', icon: 'shuffle', words: 'สลับลำดับ', label: 'webhook สลับลำดับ' },
  { name: 'redeliver', icon: 'history', words: 'ส่งอีกรอบ', label: 'webhook ส่งอีกรอบ' },
];

function faultButton({ name, icon: mark, words, label }) {
  const open = store.status?.faults.includes(name) ?? false;
  return el(
    'li',
    {},
    button({
      icon: mark,
      small: true,
      words,
      label,
      'aria-pressed': String(open),
      'data-fault': name,
      onClick: () => void post('fault', { name, on: !open }),
    }),
  );
}

function renderFaults() {
  const open = store.status?.faults.length ?? 0;
  const focused = document.activeElement?.getAttribute('data-fault');
  view.faults.replaceChildren(
    el(
      'div',
      { class: 'row' },
      el('h2', { text: 'ลองให้พลาด' }),
      el('p', { text: open === 0 ? 'กดเพื่อให้ LINE ขัดข้อง' : `เปิดอยู่ ${open} อย่าง กดซ้ำเพื่อปิด` }),
    ),
    el(
      'ul',
      {},
      ...faults.slice(0, 6).map(faultButton),
      el(
        'li',
        { class: 'sort' },
        el('span', { 'aria-hidden': 'true', text: 'webhook' }),
        el('ul', {}, ...faults.slice(6).map(faultButton)),
      ),
    ),
  );
  if (focused) view.faults.querySelector(`[data-fault="${focused}"]`)?.focus();
}

function renderBanner() {
  const { app, webhook } = store.status ?? {};
  const words =
    !store.online && store.ready
      ? 'ขาดการติดต่อกับ LINE จำลอง กำลังต่อใหม่'
      : app === 'gone'
        ? 'ระบบ ศอช. ประสาน หยุดอยู่ ข้อความจะไปถึงเมื่อระบบกลับมา'
        : app === 'ready' && webhook?.endpoint === null
          ? 'ยังไม่ได้ตั้งที่อยู่ webhook'
          : '';
  view.banner.hidden = words === '';
  view.banner.replaceChildren(icon('overdue', true), el('span', { text: words }));
}

export function toast({ words, bad }) {
  document.querySelector('.toast')?.remove();
  const node = el(
    'p',
    { class: bad ? 'toast bad' : 'toast', role: 'status' },
    icon(bad ? 'overdue' : 'done', true),
    el('span', { text: words }),
  );
  document.body.append(node);
  setTimeout(() => node.remove(), 4500);
}

function render() {
  renderBanner();
  renderClock();
  renderQuota();
  renderFaults();
}

export function startDesk(root) {
  view.banner = el('p', { class: 'banner', role: 'status', hidden: true });
  view.clock = el('section', { class: 'panel', 'aria-label': 'นาฬิกา' });
  view.quota = el('section', { class: 'panel quota', 'aria-label': 'โควตาข้อความ' });
  view.faults = el('section', { class: 'panel faults', 'aria-label': 'ลองให้พลาด' });
  root.append(view.banner, el('div', { class: 'pair' }, view.clock, view.quota), view.faults);
  on('all', render);
  on('status', render);
  on('people', renderQuota);
  on('toast', toast);
  render();
  setInterval(tick, 1000);
}
