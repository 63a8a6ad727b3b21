// Days and times as people here write them. Everything is Bangkok time, years are พ.ศ.
const zone = 'Asia/Bangkok';
export const months = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
];
const shortMonths = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
];
const weekdays = ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์'];
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** @param {Date} instant */
export function partsOf(instant) {
  const found = Object.fromEntries(
    parts.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return {
    year: Number(found.year),
    month: Number(found.month),
    day: Number(found.day),
    hour: found.hour,
    minute: found.minute,
    second: found.second,
  };
}

export function dayKey(instant) {
  const { year, month, day } = partsOf(instant);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function weekdayOf({ year, month, day }) {
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
}

export function time(instant, withSeconds = false) {
  const { hour, minute, second } = partsOf(instant);
  return withSeconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** พุธ 18 ธ.ค. 2567 */
export function shortDay(instant) {
  const at = partsOf(instant);
  return `${weekdayOf(at)} ${at.day} ${shortMonths[at.month - 1]} ${at.year + 543}`;
}

/** พุธ 18 ธันวาคม 2567 */
export function longDay(instant) {
  const at = partsOf(instant);
  return `${weekdayOf(at)} ${at.day} ${months[at.month - 1]} ${at.year + 543}`;
}

/** 25 ธ.ค. */
export function dayMonth(instant) {
  const at = partsOf(instant);
  return `${at.day} ${shortMonths[at.month - 1]}`;
}

export function shortMonth(month) {
  return shortMonths[month - 1];
}

export function count(value) {
  return new Intl.NumberFormat('th-TH').format(value);
}
