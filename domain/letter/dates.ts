import * as z from 'zod/mini';
import { addDays, bangkokDay, daySchema, workingDayOnOrBefore } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Duty } from '../duty/duty.ts';
import type { Letter, Obligation, Round } from './letter.ts';
import type { ProblemCode } from '../problem.ts';
import { untypedText } from '../untyped-text.ts';
import { moveDueDate } from '../duty/extension.ts';

/** New dates for one round. */
export const roundMoveSchema = z.object({
  obligation: untypedText(),
  round: z.int(),
  opensOn: daySchema,
  dueOn: daySchema,
});
export type RoundMove = z.infer<typeof roundMoveSchema>;

export interface MovedRound {
  clause: string;
  obligation: Obligation;
  before: Round;
  after: Round;
}

/** The letter with its moved rounds and the list of rounds that changed, or the reason for the refusal. */
export type MovedDuties = { letter: Letter; rounds: MovedRound[] } | { refused: ProblemCode };

/** Moves rounds of a letter in force. A round that already has these dates is not counted as moved. */
export function moveRounds(
  letter: Letter,
  of: { moves: readonly RoundMove[]; now: Date },
): MovedDuties {
  const wanted = new Map(of.moves.map((move) => [roundKey(move), move]));
  const rounds: MovedRound[] = [];
  const clauses = letter.clauses.map((item) => ({
    ...item,
    obligations: item.obligations.map((obligation) => ({
      ...obligation,
      rounds: obligation.rounds.map((before) => {
        const key = roundKey({ obligation: obligation.id, round: before.no });
        const move = wanted.get(key);
        wanted.delete(key);
        if (!move || hasSameDates(before, move)) return before;
        const after = movedRound(before, move);
        rounds.push({ clause: item.no, obligation: obligation, before, after });
        return after;
      }),
    })),
  }));
  const today = bangkokDay(of.now);
  if (wanted.size > 0) return { refused: 'not-found' };
  if (rounds.some(({ after }) => after.opensOn > after.dueOn)) return { refused: 'date-order' };
  if (rounds.some(({ before, after }) => after.dueOn !== before.dueOn && after.dueOn < today))
    return { refused: 'date-in-past' };
  return { letter: { ...letter, clauses }, rounds };
}

function hasSameDates(round: Round, to: Pick<Round, 'opensOn' | 'dueOn'>): boolean {
  return round.opensOn === to.opensOn && round.dueOn === to.dueOn;
}

/**
 * Remembers the published dates of a moved round. A round moved back to them counts as dated by the
 * letter again.
 */
function movedRound(before: Round, { opensOn, dueOn }: RoundMove): Round {
  const { opensOn: first, dueOn: firstDue, dateBasis } = before.movedFrom ?? before;
  const written = { opensOn: first, dueOn: firstDue, dateBasis };
  const { no } = before;
  if (hasSameDates({ no, ...written }, { opensOn, dueOn })) return { no, ...written };
  return { no, opensOn, dueOn, dateBasis: 'province', movedFrom: written };
}

export function roundKey(of: { obligation: string; round: number }): string {
  return `${of.obligation}.${of.round}`;
}

interface To {
  round: Pick<Round, 'opensOn' | 'dueOn' | 'dateBasis'>;
  now: Date;
  holidays: ReadonlySet<Day>;
}

/**
 * The duty after its round was moved. A later date that was granted stays, and so does the date of a
 * return. A report that has reached the province never becomes late, but may become on time.
 */
export function moveDuty(duty: Duty, { round, now, holidays }: To): Duty {
  const { opensOn, dateBasis } = round;
  const extension = duty.extension && { ...duty.extension, originalDueOn: round.dueOn };
  const dueOn = latest(round.dueOn, extendedTo(duty), judgedBy(duty));
  const moved = { ...duty, opensOn, dateBasis, extension };
  return dueOn === duty.dueOn ? moved : moveDueDate(moved, { dueOn, now, holidays });
}

export function extendedTo({ extension }: Pick<Duty, 'extension'>): Day | null {
  return extension?.state === 'granted' ? extension.dueOn : null;
}

function judgedBy({ reachedProvinceAt, judgedDueOn, dueOn }: Duty): Day | null {
  return reachedProvinceAt ? (judgedDueOn ?? dueOn) : null;
}

function latest(first: Day, ...others: (Day | null)[]): Day {
  return others.reduce<Day>((last, on) => (on !== null && on > last ? on : last), first);
}

/** Moves every future round by this many days, each to a working day. */
export function shiftedMoves(
  letter: Letter,
  by: { days: number; today: Day; holidays: ReadonlySet<Day> },
): RoundMove[] {
  const shift = (on: Day): Day => {
    const working = workingDayOnOrBefore(addDays(on, by.days), by.holidays);
    return working < by.today ? by.today : working;
  };
  return roundsOf(letter).flatMap(({ obligation, round }) => {
    if (round.dueOn < by.today) return [];
    const dueOn = shift(round.dueOn);
    const opensOn = round.opensOn <= by.today ? round.opensOn : shift(round.opensOn);
    return [{ obligation: obligation.id, round: round.no, opensOn, dueOn }];
  });
}

export function roundsOf(
  letter: Letter,
): { clause: string; obligation: Obligation; round: Round }[] {
  return letter.clauses.flatMap((item) =>
    item.obligations.flatMap((obligation) =>
      obligation.rounds.map((round) => ({ clause: item.no, obligation, round })),
    ),
  );
}
