// The log of calls, latest first; a row opens in place.
import { button, el } from './dom.ts';
import { on, store } from './store.ts';
import { time } from './thai.ts';

const view = {};
const opened = new Set();
let only = 'all';
const shown = 120;

const filters = [
  { name: 'all', words: 'ทั้งหมด' },
  { name: 'talk', words: 'ข้อความ' },
  { name: 'wrong', words: 'ผิดพลาด' },
];

function tone({ status }) {
  if (status >= 200 && status < 300) return 'is-done';
  if (status === 409) return 'is-done';
  return status === 404 ? 'is-closed' : 'is-overdue';
}

function wanted(entry) {
  if (only === 'wrong') return tone(entry) === 'is-overdue';
  if (only === 'talk')
    return entry.direction === 'in' || /(reply|push|multicast|broadcast)$/.test(entry.call);
  return true;
}

function details(entry) {
  return el(
    'tr',
    { class: `more ${tone(entry)}`, id: `log-${entry.id}` },
    el('td'),
    el(
      'td',
      { colspan: '4' },
      el(
        'dl',
        {},
        ...entry.details.map(({ label, text }) =>
          el(
            'div',
            {},
            el('dt', { text: label }),
            el(
              'dd',
              {},
              text.includes('\n') ? el('pre', { text, tabindex: '0' }) : el('code', { text }),
            ),
          ),
        ),
      ),
    ),
  );
}

function rows(entry) {
  const open = opened.has(entry.id);
  const outgoing = entry.direction === 'out';
  const toggle = () => {
    if (open) opened.delete(entry.id);
    else opened.add(entry.id);
    render();
    view.body.querySelector(`[data-row="${entry.id}"]`)?.focus();
  };
  const name = button({
    class: 'call',
    icon: outgoing ? 'outgoing' : 'incoming',
    small: true,
    words: entry.call,
    'aria-expanded': String(open),
    'aria-controls': open ? `log-${entry.id}` : undefined,
    'data-row': entry.id,
  });
  const line = el(
    'tr',
    { class: `${open ? 'open ' : ''}${tone(entry)}`, onClick: toggle },
    el('td', { text: time(new Date(entry.at), true) }),
    el('td', { class: outgoing ? 'out' : 'in' }, name),
    el('td', { class: 'subject', text: entry.subject }),
    el(
      'td',
      { class: 'code' },
      el('b', { text: entry.status === 0 ? '—' : String(entry.status) }),
      el('span', { text: ` ${entry.verdict}` }),
    ),
    el('td', { class: 'ms', text: String(entry.ms) }),
  );
  return open ? [line, details(entry)] : [line];
}

function render() {
  const list = store.log.filter(wanted).slice(-shown).reverse();
  view.body.replaceChildren(...list.flatMap(rows));
  view.empty.hidden = list.length > 0;
  view.empty.textContent =
    store.log.length === 0 ? 'ยังไม่มีการเรียก ลองพิมพ์ข้อความในโทรศัพท์' : 'ไม่มีรายการแบบนี้';
}

/** New rows go on top without touching what is being read below. */
function onEntry(entry) {
  if (!wanted(entry)) return;
  view.empty.hidden = true;
  view.body.prepend(...rows(entry));
  while (view.body.children.length > shown * 2) view.body.lastElementChild?.remove();
}

function filterButtons() {
  const group = el('div', { class: 'filters', role: 'group', 'aria-label': 'เลือกรายการ' });
  const draw = () =>
    group.replaceChildren(
      ...filters.map(({ name, words }) =>
        button({
          words,
          'aria-pressed': String(only === name),
          onClick: () => {
            only = name;
            draw();
            render();
            [...group.children][filters.findIndex((item) => item.name === name)]?.focus();
          },
        }),
      ),
    );
  draw();
  return group;
}

export function startLog(root) {
  view.body = el('tbody');
  view.empty = el('p', { class: 'empty' });
  const head = el(
    'thead',
    {},
    el(
      'tr',
      {},
      ...['เวลา', 'เรียก', 'เรื่อง', 'ผล', 'ms'].map((text) => el('th', { scope: 'col', text })),
    ),
  );
  const table = el(
    'div',
    { class: 'log-scroll', tabindex: '0', role: 'region', 'aria-label': 'รายการเรียก' },
    el('table', {}, head, view.body),
    view.empty,
  );
  root.append(
    el(
      'section',
      { class: 'panel log', 'aria-label': 'บันทึกการเรียก' },
      el(
        'div',
        { class: 'row' },
        el('h2', { text: 'บันทึกการเรียก' }),
        filterButtons(),
        el('p', { text: 'ล่าสุดอยู่บน' }),
      ),
      table,
    ),
  );
  on('all', render);
  on('log', onEntry);
  render();
}
