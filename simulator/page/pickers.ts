// Date and time the Thai way: day, month and Buddhist year as three lists, hour and minute as two.
import { el } from './dom.ts';
import { months } from './thai.ts';

function select(label, options, value) {
  const node = el('select', { 'aria-label': label });
  for (const [key, text] of options) {
    const option = el('option', { value: key, text });
    option.selected = String(key) === String(value);
    node.append(option);
  }
  return el('label', { class: 'pick' }, el('span', { text: label }), node);
}

const two = (value) => String(value).padStart(2, '0');
const range = (from, to) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
const lengthOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * @param {{mode: 'date'|'time'|'datetime', initial: string, min?: string, max?: string}} wish
 * `initial` is 'YYYY-MM-DDTHH:mm' whatever the mode.
 */
export function createPicker({ mode, initial, min, max }) {
  const [date = '', clock = '08:30'] = initial.split(/[Tt]/);
  const [year = 2024, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 8, minute = 30] = clock.split(':').map(Number);
  const firstYear = Number((mode === 'time' ? '' : (min ?? '')).slice(0, 4)) || year - 3;
  const lastYear = Number((mode === 'time' ? '' : (max ?? '')).slice(0, 4)) || year + 3;
  const fields = {
    day: select(
      'วัน',
      range(1, lengthOf(year, month)).map((n) => [n, n]),
      day,
    ),
    month: select(
      'เดือน',
      months.map((name, index) => [index + 1, name]),
      month,
    ),
    year: select(
      'ปี พ.ศ.',
      range(Math.min(firstYear, year), Math.max(lastYear, year)).map((n) => [n, n + 543]),
      year,
    ),
    hour: select(
      'นาฬิกา',
      range(0, 23).map((n) => [n, two(n)]),
      hour,
    ),
    minute: select(
      'นาที',
      range(0, 59).map((n) => [n, two(n)]),
      minute,
    ),
  };
  const valueOf = (name) => Number(fields[name].querySelector('select').value);
  const refillDays = () => {
    const list = fields.day.querySelector('select');
    const kept = Math.min(Number(list.value), lengthOf(valueOf('year'), valueOf('month')));
    list.replaceChildren(
      ...range(1, lengthOf(valueOf('year'), valueOf('month'))).map((n) =>
        el('option', { value: n, text: n }),
      ),
    );
    list.value = String(kept);
  };
  fields.month.addEventListener('change', refillDays);
  fields.year.addEventListener('change', refillDays);

  const days = [fields.day, fields.month, fields.year];
  const times = [fields.hour, fields.minute];
  const shown = { date: [days], time: [times], datetime: [days, times] }[mode];
  const node = el(
    'div',
    { class: 'picker-fields' },
    ...shown.map((row) => el('div', { class: 'picker-row' }, ...row)),
  );
  const dateText = () => `${valueOf('year')}-${two(valueOf('month'))}-${two(valueOf('day'))}`;
  const timeText = () => `${two(valueOf('hour'))}:${two(valueOf('minute'))}`;
  const value = () =>
    ({ date: dateText(), time: timeText(), datetime: `${dateText()}T${timeText()}` })[mode];
  const inRange = () =>
    (!min || value() >= min.toUpperCase()) && (!max || value() <= max.toUpperCase());
  return { node, value, inRange };
}
