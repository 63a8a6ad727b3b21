// The log of calls, newest first. A row expands in place.
import { button, el, focusOn } from '../dom.ts';
import { on, store } from '../store.ts';
import { count, time } from '../thai.ts';
import type { LogEntry } from '../types.ts';

type Filter = 'all' | 'talk' | 'wrong';

const filters: { name: Filter; words: string }[] = [
  { name: 'all', words: 'ทั้งหมด' },
  { name: 'talk', words: 'ข้อความ' },
  { name: 'wrong', words: 'ผิดพลาด' },
];
const shown = 120;

function tone({ status }: LogEntry): string {
  if ((status >= 200 && status < 300) || status === 409) return 'is-done';
  return status === 404 ? 'is-closed' : 'is-overdue';
}

const isWrong = (entry: LogEntry): boolean => tone(entry) === 'is-overdue';

function passes(entry: LogEntry, only: Filter): boolean {
  if (only === 'wrong') return isWrong(entry);
  if (only === 'talk')
    return entry.direction === 'in' || /(reply|push|multicast|broadcast)$/.test(entry.call);
  return true;
}

function detail({ label, text }: LogEntry['details'][number]): HTMLElement {
  const long = text.includes('\n');
  const value = long
    ? el('pre', { text, tabindex: '0', 'aria-label': label })
    : el('code', { text });
  return el('div', {}, el('dt', { text: label }), el('dd', {}, value));
}

function detailRow(entry: LogEntry): HTMLElement {
  const list = el('dl', {}, ...entry.details.map(detail));
  const props = { class: `more ${tone(entry)}`, id: `log-${entry.id}` };
  return el('tr', props, el('td'), el('td', { colspan: '4' }, list));
}

interface Run {
  entry: LogEntry;
  times: number;
}

const menuCall = / (richmenu|alias)\b/;

/** Successful rich menu calls are grouped, because a start sets the menus of a hundred people. */
function isAlike(...entries: LogEntry[]): boolean {
  return entries.every((entry) => menuCall.test(entry.call) && !isWrong(entry));
}

/** Equal consecutive calls share one row, which shows the newest of them. */
function runsOf(list: readonly LogEntry[]): Run[] {
  const runs: Run[] = [];
  for (const entry of list) {
    const last = runs.at(-1);
    if (last && isAlike(last.entry, entry)) runs.splice(-1, 1, { entry, times: last.times + 1 });
    else runs.push({ entry, times: 1 });
  }
  return runs;
}

interface RowState {
  times: number;
  open: boolean;
  onToggle: () => void;
}

function rowsOf(entry: LogEntry, { open, onToggle, times }: RowState): HTMLElement[] {
  const out = entry.direction === 'out';
  const call = button({
    class: 'call',
    icon: out ? 'outgoing' : 'incoming',
    small: true,
    words: times > 1 ? 'ตั้งเมนูของแต่ละคน' : entry.call,
    'aria-expanded': String(open),
    'aria-controls': open ? `log-${entry.id}` : undefined,
    'data-row': entry.id,
  });
  const status = el('b', { text: entry.status === 0 ? '—' : entry.status });
  const line = el(
    'tr',
    { class: `${open ? 'open ' : ''}${tone(entry)}`, onClick: onToggle },
    el('td', { text: time(new Date(entry.at), true) }),
    el('td', { class: out ? 'out' : 'in' }, call),
    el('td', { class: 'subject', text: times > 1 ? `เรียก ${count(times)} ครั้ง` : entry.subject }),
    el('td', { class: 'code' }, status, el('span', { text: ` ${entry.verdict}` })),
    el('td', { class: 'ms', text: entry.ms }),
  );
  return open ? [line, detailRow(entry)] : [line];
}

function filterButtons(onPick: (name: Filter) => void): HTMLElement {
  const buttons = filters.map(({ name, words }) => {
    const pick = button({ words, 'aria-pressed': String(name === 'all') });
    pick.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === pick));
      onPick(name);
    });
    return pick;
  });
  return el('div', { class: 'filters', role: 'group', 'aria-label': 'เลือกรายการ' }, ...buttons);
}

export function startLog(root: HTMLElement): void {
  const opened = new Set<string>();
  let only: Filter = 'all';
  const body = el('tbody');
  const empty = el('p', { class: 'empty' });

  const rows = ({ entry, times }: Run) => {
    const open = opened.has(entry.id);
    const onToggle = () => {
      if (!opened.delete(entry.id)) opened.add(entry.id);
      draw();
      focusOn(body.querySelector(`[data-row="${entry.id}"]`));
    };
    return rowsOf(entry, { open, onToggle, times });
  };
  const draw = () => {
    const list = store.log.filter((entry) => passes(entry, only));
    const runs = runsOf(list).slice(-shown).toReversed();
    body.replaceChildren(...runs.flatMap(rows));
    empty.hidden = list.length > 0;
    const silent = store.log.length === 0;
    empty.textContent = silent ? 'ยังไม่มีการเรียก ลองพิมพ์ข้อความในโทรศัพท์' : 'ไม่มีรายการแบบนี้';
  };
  /** Adds new rows at the top without moving the rows that the user is reading. */
  const add = (entry: LogEntry) => {
    if (!passes(entry, only)) return;
    const before = store.log.findLast((logEntry) => logEntry !== entry && passes(logEntry, only));
    if (before && isAlike(before, entry)) return draw();
    empty.hidden = true;
    body.prepend(...rows({ entry, times: 1 }));
    while (body.children.length > shown * 2) body.lastElementChild?.remove();
  };
  const pick = (name: Filter) => {
    only = name;
    draw();
  };

  const names = ['เวลา', 'เรียก', 'เรื่อง', 'ผล', 'ms'];
  const cells = names.map((text) => el('th', { scope: 'col', text }));
  const table = el('table', {}, el('thead', {}, el('tr', {}, ...cells)), body);
  const region = { class: 'log-scroll', tabindex: '0', role: 'region', 'aria-label': 'รายการเรียก' };
  const heading = el('h2', { text: 'บันทึกการเรียก' });
  const order = el('p', { text: 'ล่าสุดอยู่บน' });
  root.append(
    el(
      'section',
      { class: 'panel log', 'aria-label': 'บันทึกการเรียก' },
      el('div', { class: 'row' }, heading, filterButtons(pick), order),
      el('div', region, table, empty),
    ),
  );
  on('all', draw);
  on('log', add);
  draw();
}
