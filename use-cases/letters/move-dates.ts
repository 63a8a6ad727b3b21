import * as z from 'zod/mini';
import { previewMove } from '#domain/letter/date-preview.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { stateOf } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { moveDuty, moveRounds, roundKey, roundMoveSchema } from '#domain/letter/dates.ts';
import type { MovedRound, RoundMove } from '#domain/letter/dates.ts';
import { roundWarnings } from '#domain/letter/preview.ts';
import { Problem } from '#domain/problem.ts';
import { requireVersion, findLetter } from './find-letter.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const movesSchema = z.array(roundMoveSchema).check(z.minLength(1), z.maxLength(60));

/** Shows who is affected and which reminders change, before anything is saved. */
export const previewDates = query({
  name: 'dates.preview',
  input: z.object({ id: z.string(), moves: movesSchema }),
  run: async (env, input) => {
    const { letter, rounds } = await movedLetter(env, input);
    const [holidays, { waves }] = await Promise.all([
      env.stores.holidays.days(letter.areaCode),
      env.stores.settings.policyOf(letter.areaCode),
    ]);
    return {
      version: letter.version,
      warnings: rounds.flatMap(({ after: round, ...one }) =>
        roundWarnings({ ...one, round }, { letter, holidays, now: env.now }),
      ),
      ...previewMove({
        rounds,
        duties: await dutiesOf(env, { letter, rounds }),
        people: await env.stores.persons.reachable(),
        holidays,
        waves,
        now: env.now,
      }),
    };
  },
});

/**
 * Moves rounds and all their duties in one transaction. No extra message is sent. The next digest
 * uses the new date, and messages that were planned with the old date are dropped when they would be
 * sent.
 */
export const moveDates = command({
  name: 'dates.moved',
  input: z.object({
    id: z.string(),
    version: z.int(),
    moves: movesSchema,
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  }),
  run: async (env, input) => {
    const { letter, rounds, before } = await movedLetter(env, input);
    if (rounds.length === 0) return { rounds: 0, duties: 0, version: before.version };
    requireVersion(before, input.version);
    const duties = await dutiesOf(env, { letter, rounds });
    const to = new Map(rounds.map((round) => [keyOf(round), round.after]));
    const holidays = await env.stores.holidays.days(letter.areaCode);
    const next = duties.map((duty) => {
      const round = to.get(roundKey(duty));
      return round ? moveDuty(duty, { round, now: env.now, holidays }) : duty;
    });
    await env.stores.duties.saveAll(next);
    const saved = await env.stores.letters.save(letter);
    for (const [at, duty] of next.entries()) recordMove(env, { duty, was: duties[at], ...input });
    env.audit({
      subject: letter.id,
      areaCode: letter.areaCode,
      note: input.reason,
      before: rounds.map((round) => datesOf(round, 'before')),
      after: rounds.map((round) => datesOf(round, 'after')),
    });
    return { rounds: rounds.length, duties: next.length, version: saved.version };
  },
});

/** Adds the move to the history of every moved duty. */
function recordMove(
  env: UseCaseContext,
  of: { duty: Duty; was: Duty | undefined; reason: string },
): void {
  const { duty, was, reason } = of;
  if (duty.dueOn === was?.dueOn) return;
  const { id: subject, areaCode, dueOn } = duty;
  env.audit({ subject, areaCode, note: reason, before: was?.dueOn, after: dueOn });
}

async function movedLetter(env: UseCaseContext, { id, moves }: { id: string; moves: RoundMove[] }) {
  const before = await findLetter(env, { id, action: 'letter.edit' });
  if (stateOf(before) !== 'published') throw new Problem('wrong-state');
  const moved = moveRounds(before, { moves, now: env.now });
  if ('refused' in moved) throw new Problem(moved.refused);
  return { ...moved, before };
}

function dutiesOf(
  { stores }: UseCaseContext,
  { letter, rounds }: { letter: Letter; rounds: readonly MovedRound[] },
): Promise<Duty[]> {
  return stores.duties.ofRounds(
    letter.id,
    rounds.map(({ obligation, after }) => ({ obligation: obligation.id, round: after.no })),
  );
}

function keyOf({ obligation, after }: MovedRound): string {
  return roundKey({ obligation: obligation.id, round: after.no });
}

function datesOf(round: MovedRound, which: 'before' | 'after') {
  const { opensOn, dueOn } = round[which];
  return { round: keyOf(round), opensOn, dueOn };
}
