import * as z from 'zod/mini';
import { addDays, workingDayOnOrAfter, workingDayOnOrBefore } from './calendar.ts';
import type { Day } from './calendar.ts';
import type { Duty } from './duty/duty.ts';

/**
 * Days on which a reminder can be sent, counted from the due date; negative days are before it. A
 * province chooses some of them.
 */
export const waves = [-14, -7, -3, -1, 0, 1, 3, 7, 14, 21, 28] as const;
export const waveSchema = z.literal(waves);
export type Wave = z.infer<typeof waveSchema>;

/**
 * The day a wave is sent. A wave on a day off moves to the working day before; after the due date it
 * moves to the working day after.
 */
export function waveDay(
  { dueOn, wave }: { dueOn: Day; wave: Wave },
  holidays: ReadonlySet<Day>,
): Day {
  const plain = addDays(dueOn, wave);
  return wave <= 0 ? workingDayOnOrBefore(plain, holidays) : workingDayOnOrAfter(plain, holidays);
}

interface WavePlan {
  /** The waves that the province chose, in order. */
  waves: readonly Wave[];
  holidays: ReadonlySet<Day>;
  /** The last day whose waves are sent; later waves up to today are due. */
  since: Day;
  today: Day;
  /** When each letter was published. No reminders are sent before that day. */
  publications: ReadonlyMap<string, Day>;
}

/** The duties of a round share a few dates, so the wave is computed once for each date. */
export function createWaveSearch(
  plan: WavePlan,
): (owed: { duty: Pick<Duty, 'letter' | 'opensOn'>; dueOn: Day }) => Wave | null {
  const known = new Map<string, Wave | null>();
  return ({ duty: { letter, opensOn }, dueOn }) => {
    const key = `${letter} ${opensOn} ${dueOn}`;
    const wave = known.get(key);
    if (wave !== undefined) return wave;
    const publishedOn = plan.publications.get(letter);
    const found =
      publishedOn === undefined ? null : arrivedWave({ opensOn, dueOn, publishedOn }, plan);
    known.set(key, found);
    return found;
  };
}

/**
 * The latest wave after `since` and up to today; none before the round opens or the letter is
 * published.
 */
function arrivedWave(
  { opensOn, dueOn, publishedOn }: Record<'opensOn' | 'dueOn' | 'publishedOn', Day>,
  plan: WavePlan,
): Wave | null {
  const arrived = plan.waves.filter((wave) => {
    const on = waveDay({ dueOn, wave }, plan.holidays);
    const begun = on >= opensOn && on >= publishedOn;
    return begun && on > plan.since && on <= plan.today;
  });
  return arrived.at(-1) ?? null;
}
