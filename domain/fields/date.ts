import * as z from 'zod/mini';
import { isDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { formatDay, monthNames, parseThaiDate, thaiTime } from '../thai/date.ts';
import { cleanValue } from '../thai/invisible.ts';
import { toLatinDigits } from '../thai/number.ts';
import { shortLabel } from './field.ts';
import type { Schema } from './field.ts';
import { isText, defineKind } from './kind.ts';

/** The years a report can contain. A year typed in the wrong era is outside them. */
const earliest = '1957-01-01';
const latest = '2099-12-31';

export const date = defineKind<'date'>({
  kind: 'date',
  normalize: (value, { ctx }) => {
    if (!isText(value)) return value;
    const typed = cleanValue(value);
    const parsed = parseThaiDate(typed, ctx.today);
    return parsed.kind === 'day' ? parsed.day : typed;
  },
  schema: (field, ctx): Schema => {
    const label = field.label;
    return z.string(`${label}ไม่ถูกต้อง`).check(
      z.refine((value: string) => isDay(value), {
        error: ({ input }) => notADay(label, input),
      }),
      z.refine((value: string) => value >= earliest && value <= latest, `${label}อยู่นอกช่วงปีที่รับได้`),
      z.refine(
        (value: string) => field.notAfter !== 'today' || value <= ctx.today,
        `${label}ต้องไม่เกินวันนี้ ${formatDay(ctx.today, 'medium')}`,
      ),
      z.refine(
        (value: string) => field.notBefore !== 'today' || value >= ctx.today,
        `${label}ต้องไม่ก่อนวันนี้ ${formatDay(ctx.today, 'medium')}`,
      ),
    );
  },
  missing: (field) => `กรุณาเลือก${field.label}`,
  draftType: isText,
  readings: (value, { ctx }) => {
    const parsed = isText(value) ? parseThaiDate(cleanValue(value), ctx.today) : null;
    if (parsed?.kind !== 'ask' || parsed.day === undefined) return [];
    const days = parsed.ask === 'era' ? [parsed.buddhist, parsed.day] : [parsed.day];
    return days.flatMap((day) => (day ? [{ value: day, label: formatDay(day, 'long') }] : []));
  },
  toText: (value) => (isDayValue(value) ? formatDay(value, 'medium') : isText(value) ? value : ''),
  columns: (field) => [{ path: field.id, label: shortLabel(field), type: 'date' }],
  toCells: (value) => [isDayValue(value) ? { day: value } : null],
  texts: (value) => (isText(value) ? [value] : []),
});

export const time = defineKind<'time'>({
  kind: 'time',
  normalize: (value) => (isText(value) ? clockOf(value) : value),
  schema: (field): Schema =>
    z.string().check(
      z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
        error: ({ input }) => `${field.label}ต้องเป็นเวลา ${quoted(input)}เช่น 09.30 น.`,
      }),
    ),
  missing: (field) => `กรุณาเลือก${field.label}`,
  draftType: isText,
  toText: (value) => (isText(value) && value !== '' ? thaiTime(value) : ''),
  toCells: (value) => [isText(value) && value !== '' ? value : null],
  texts: (value) => (isText(value) ? [value] : []),
});

/** The message for a date that cannot exist although each part can be chosen, such as 31/2/2568. */
function notADay(label: string, typed: unknown): string {
  const [, day, month, year] = isText(typed) ? (/^(\d+)\/(\d+)\/(\d{4})$/.exec(typed) ?? []) : [];
  const name = monthNames[Number(month) - 1];
  if (name) return `ไม่มีวันที่ ${Number(day)} ${name} ${year} ในปฏิทิน กรุณาเลือกวันใหม่`;
  return `${label}ไม่ถูกต้อง ${quoted(typed)}กรุณาเลือกวัน เดือน และปี พ.ศ.`;
}

/** Quotes a text that came from a file or the chat. The date pickers cannot show such a text. */
function quoted(typed: unknown): string {
  return isText(typed) && /[^\d/:-]/.test(typed) ? `อ่าน “${typed}” ไม่ได้ ` : '';
}

function isDayValue(value: unknown): value is Day {
  return isText(value) && isDay(value);
}

/** Normalizes 9.30 น. and ๙:๓๐ to 09:30. */
function clockOf(value: string): string {
  const typed = cleanValue(value);
  const match = /^(\d{1,2}) ?[.:] ?(\d{2}) ?(?:น ?\.?)?$/.exec(toLatinDigits(typed));
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}` : typed;
}
