import * as z from 'zod/mini';
import { dayIn, textIn } from '../form/answers.ts';
import { addDays, daySchema, daysBetween, workingDayOnOrBefore } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { areaCodeSchema } from '../centre/centre.ts';
import { refsOf } from '../fields/attachments.ts';
import type { Answers } from '../fields/field.ts';
import { normalizeThai } from '../thai/text.ts';

/** คำสั่งแต่งตั้ง: the order that appoints a committee. */
export const orderSchema = z.object({
  /** The report that named the order first, written as duty.revision. */
  id: z.string(),
  centre: z.string(),
  areaCode: areaCodeSchema,
  number: z.string(),
  date: daySchema,
  signer: z.string(),
  termFrom: daySchema,
  termTo: daySchema,
  files: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The duty of the report that has the copies of the order. */
  duty: z.string(),
  /** The day another order replaced it; null while it is in force. */
  endedOn: z.nullable(daySchema),
});
export type Order = z.infer<typeof orderSchema>;

interface Named {
  live: Order | null;
  answers: Answers;
  id: string;
  of: Pick<Order, 'centre' | 'areaCode' | 'duty'>;
  today: Day;
}

/**
 * Finds the order in force after a register was accepted, and the orders that change. While a new
 * order is only being drawn up, the old one stays in force.
 */
export function applyOrder({ live, answers, id, of, today }: Named): {
  under: string | null;
  changed: Order[];
} {
  const named = namedIn(answers);
  if (!named) return { under: live?.id ?? null, changed: [] };
  if (live && isSame(live, named))
    return { under: live.id, changed: [{ ...live, ...named, duty: of.duty }] };
  const next: Order = { ...of, ...named, id, endedOn: null };
  return { under: id, changed: live ? [{ ...live, endedOn: today }, next] : [next] };
}

type NamedOrder = Pick<Order, 'number' | 'date' | 'signer' | 'termFrom' | 'termTo' | 'files'>;

function namedIn(answers: Answers): NamedOrder | null {
  const [date, termFrom, termTo] = ['orderDate', 'termFrom', 'termTo'].map((day) =>
    dayIn(answers, day),
  );
  const number = textIn(answers, 'orderNo');
  if (!date || !termFrom || !termTo || number === '') return null;
  const files = refsOf(answers['orderFiles']).map(({ id, name }) => ({ id, name }));
  return { number, date, signer: textIn(answers, 'signer'), termFrom, termTo, files };
}

function isSame(a: Pick<Order, 'number' | 'date'>, b: Pick<Order, 'number' | 'date'>): boolean {
  return a.date === b.date && normalizeThai(a.number) === normalizeThai(b.number);
}

/** How many days before the end of a term a notice is sent. */
const termNoticeDays = [90, 60, 30] as const;

/**
 * The notice day that came last; null when none has come or the term is over. A notice day on a day
 * off moves to the working day before.
 */
export function termNotice(
  { termTo }: Pick<Order, 'termTo'>,
  { today, holidays }: { today: Day; holidays: ReadonlySet<Day> },
): number | null {
  if (termTo < today) return null;
  const come = termNoticeDays.filter(
    (days) => workingDayOnOrBefore(addDays(termTo, -days), holidays) <= today,
  );
  return come.at(-1) ?? null;
}

/** Days until the term ends; negative afterwards. */
export function termDaysLeft({ termTo }: Pick<Order, 'termTo'>, today: Day): number {
  return daysBetween(today, termTo);
}
