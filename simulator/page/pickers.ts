// Pickers for date and time in Thai form: day, month and Buddhist year as three lists, hour and
// minute as two.
import { el } from './dom.ts';
import { months } from './thai.ts';

type Option = readonly [value: number, text: string];
interface Field {
  node: HTMLElement;
  list: HTMLSelectElement;
  value: () => number;
}

function optionNodes(options: readonly Option[]): HTMLOptionElement[] {
  return options.map(([value, text]) => el('option', { value, text }));
}

function field(label: string, { options, value }: { options: Option[]; value: number }): Field {
  const list = el('select', { 'aria-label': label }, ...optionNodes(options));
  list.value = String(value);
  const node = el('label', { class: 'pick' }, el('span', { text: label }), list);
  return { node, list, value: () => Number(list.value) };
}

const two = (value: number) => String(value).padStart(2, '0');
const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function range(from: number, to: number, text: (value: number) => string = String): Option[] {
  const length = Math.max(0, to - from + 1);
  return Array.from({ length }, (_, index) => [from + index, text(from + index)] as const);
}

export interface Wish {
  mode: 'date' | 'time' | 'datetime';
  /** The value has the form 'YYYY-MM-DDTHH:mm' in every mode. */
  initial: string;
  min?: string | undefined;
  max?: string | undefined;
}

export interface Picker {
  node: HTMLElement;
  value: () => string;
  inRange: () => boolean;
}

function dateFields({ mode, initial, min, max }: Wish): Field[] {
  const [year = 2024, month = 1, day = 1] = initial.slice(0, 10).split('-').map(Number);
  const bound = (text: string | undefined) => Number(mode === 'time' ? 0 : text?.slice(0, 4)) || 0;
  const first = Math.min(bound(min) || year - 3, year);
  const last = Math.max(bound(max) || year + 3, year);
  const days = field('วัน', { options: range(1, lengthOf(year, month)), value: day });
  const options = months.map((name, index) => [index + 1, name] as const);
  const monthList = field('เดือน', { options, value: month });
  const years = field('ปี พ.ศ.', {
    options: range(first, last, (n) => String(n + 543)),
    value: year,
  });
  const refill = () => {
    const length = lengthOf(years.value(), monthList.value());
    const kept = Math.min(days.value(), length);
    days.list.replaceChildren(...optionNodes(range(1, length)));
    days.list.value = String(kept);
  };
  monthList.list.addEventListener('change', refill);
  years.list.addEventListener('change', refill);
  return [days, monthList, years];
}

function timeFields(initial: string): Field[] {
  const [hour = 8, minute = 30] = initial.slice(11).split(':').map(Number);
  return [
    field('นาฬิกา', { options: range(0, 23, two), value: hour }),
    field('นาที', { options: range(0, 59, two), value: minute }),
  ];
}

export function createPicker(wish: Wish): Picker {
  const { mode, min, max } = wish;
  const dates = dateFields(wish);
  const times = timeFields(wish.initial);
  const shown = { date: [dates], time: [times], datetime: [dates, times] }[mode];
  const rows = shown.map((fields) =>
    el('div', { class: 'picker-row' }, ...fields.map(({ node }) => node)),
  );
  const dateText = () => {
    const [day = 1, month = 1, year = 2024] = dates.map(({ value }) => value());
    return `${year}-${two(month)}-${two(day)}`;
  };
  const timeText = () => times.map(({ value }) => two(value())).join(':');
  const value = () =>
    ({ date: dateText(), time: timeText(), datetime: `${dateText()}T${timeText()}` })[mode];
  return {
    node: el('div', { class: 'picker-fields' }, ...rows),
    value,
    inRange: () => (!min || value() >= min.toUpperCase()) && (!max || value() <= max.toUpperCase()),
  };
}
