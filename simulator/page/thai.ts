// Days and times in Thai form: Bangkok time and Buddhist years (พ.ศ.).
const zone = 'Asia/Bangkok';
export const months =
  'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(
    ' ',
  );
const shortMonths = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ');
const weekdays = 'อาทิตย์ จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์'.split(' ');
const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: Date) {
  const found = new Map<string, string>();
  for (const { type, value } of format.formatToParts(instant)) found.set(type, value);
  const part = (name: string) => found.get(name) ?? '';
  const [year, month, day] = [Number(part('year')), Number(part('month')), Number(part('day'))];
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  const clock = { hour: part('hour'), minute: part('minute'), second: part('second') };
  return { year, month, day, weekday, ...clock };
}

export function dayKey(instant: Date): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

export function time(instant: Date, withSeconds = false): string {
  const { hour, minute, second } = partsOf(instant);
  return withSeconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

export function shortMonth(month: number): string {
  return shortMonths[month - 1] ?? '';
}

/** Writes a day as พุธ 18 ธ.ค. 2567. */
export function shortDay(instant: Date): string {
  const { weekday, day, month, year } = partsOf(instant);
  return `${weekday} ${day} ${shortMonth(month)} ${year + 543}`;
}

/** Writes a day as พุธ 18 ธันวาคม 2567. */
export function longDay(instant: Date): string {
  const { weekday, day, month, year } = partsOf(instant);
  return `${weekday} ${day} ${months[month - 1] ?? ''} ${year + 543}`;
}

/** พุธ */
export function weekdayOf(instant: Date): string {
  return partsOf(instant).weekday;
}

/** 25 ธ.ค. */
export function dayMonth(instant: Date): string {
  const { day, month } = partsOf(instant);
  return `${day} ${shortMonth(month)}`;
}

/** Writes Bangkok time as YYYY-MM-DDTHH:mm, the format of LINE's date pickers. */
export function localText(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
}

/** Writes a count with separators, as in 1,335. */
export function count(value: number): string {
  return new Intl.NumberFormat('th-TH').format(value);
}
