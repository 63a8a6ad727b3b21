import * as fc from 'fast-check';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay, isWorkingDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { waves } from '#domain/reminder-waves.ts';
import { planDigests } from '#domain/reminders.ts';
import type { Digest } from '#domain/reminders.ts';
import { accept, forward, returnToAuthor, submit } from '#domain/duty/review.ts';
import type { Outcome } from '#domain/duty/outcome.ts';
import { dutyOf, grantsOf, holidays } from '../support/world.ts';

/**
 * A year of one office, day by day: people send, return and accept; the job runs, is down, or is
 * killed after planning some of the digests. The result is compared with a model that knows only the
 * calendar and the holder of each duty on each day.
 */
const people = (['officer', 'head', 'province'] as const).map((id) => ({
  id,
  grants: grantsOf[id],
}));
const duties = [
  dutyOf({ obligation: 'grading' }),
  dutyOf({ obligation: 'committee-register' }),
  dutyOf({ obligation: 'committee-register', centre: 'd5704' }),
];
const firstDay = '2024-12-06';
const by = 'officer';

const move = fc.constantFrom('submit', 'forward', 'return', 'accept', 'nothing' as const);
const machine = fc.constantFrom('runs', 'runs', 'runs', 'down', 'dies', 'runsTwice' as const);
const dayOf = fc.record({
  machine,
  moves: fc.array(fc.record({ move, duty: fc.nat(duties.length - 1) }), { maxLength: 1 }),
  survives: fc.nat(2),
});
type DayScript = typeof dayOf extends fc.Arbitrary<infer T> ? T : never;

function moved(duty: Duty, { what, now }: { what: string; now: Date }): Outcome {
  const revision = duty.revision + 1;
  const desk = duty.level === 'district' ? 'province' : 'district';
  if (what === 'submit') return submit(duty, { by, now, submission: 's', revision, stage: desk });
  if (what === 'forward') return forward(duty, { by, now });
  if (what === 'accept') return accept(duty, { by, now });
  const note = { by, byName: 'ผู้ตรวจ', comments: ['แก้'], now };
  const returnDueOn = addDays(bangkokDay(now), 4);
  return what === 'return' && duty.reviewAt
    ? returnToAuthor(duty, { ...note, stage: duty.reviewAt, returnDueOn })
    : { refused: 'wrong-state' };
}

interface Snapshot {
  day: Day;
  ledger: readonly Duty[];
  ran: boolean;
}

function live(script: readonly DayScript[]) {
  let ledger: readonly Duty[] = duties;
  let since: Day = addDays(firstDay, -1);
  const stored = new Map<string, Digest>();
  const history: Snapshot[] = [];
  for (const [at, { machine: mood, moves, survives }] of script.entries()) {
    const day = addDays(firstDay, at);
    const up = mood !== 'down' && isWorkingDay(day, holidays);
    if (up) {
      for (let run = 0; run < (mood === 'runsTwice' ? 2 : 1); run += 1) {
        const begun = [...stored.values()].filter(
          (digest) => digest.day > since && digest.day < day,
        );
        const planned = planDigests({
          policy: usualPolicy,
          duties: ledger,
          people,
          holidays,
          now: atBangkok(day, '08:30'),
          since,
          publications: new Map([['chiang-rai-2568', firstDay]]),
          unanswered: [],
          begun,
        });
        const kept = mood === 'dies' ? planned.slice(0, survives) : planned;
        for (const digest of kept) {
          const key = `${digest.day}:${digest.person}`;
          if (!stored.has(key)) stored.set(key, digest);
        }
        if (mood !== 'dies') since = run === 0 ? day : since;
      }
    }
    history.push({ day, ledger, ran: up && mood !== 'dies' });
    const now = atBangkok(day, '10:00');
    for (const { move: what, duty } of moves) {
      ledger = ledger.map((current, index) => {
        if (index !== duty) return current;
        const outcome = moved(current, { what, now });
        return 'duty' in outcome ? outcome.duty : current;
      });
    }
  }
  return { digests: [...stored.values()], history };
}

/** Who must act on the duty and by when, computed by the model. */
function owedBy(duty: Duty): { person: string; dueOn: Day }[] {
  const atDesk = duty.state === 'inReview' ? duty.reviewAt : null;
  if (duty.state === 'accepted' || duty.state === 'waived' || atDesk === 'province') return [];
  const isTambon = duty.areaCode.length === 6;
  const withCentre = atDesk === null;
  const workerDate = duty.returnDueOn ?? (isTambon ? duty.districtDueOn : duty.dueOn);
  const neverReached = duty.reachedProvinceAt === null;
  if (!isTambon) return [{ person: 'head', dueOn: withCentre ? workerDate : duty.dueOn }];
  return [
    ...(withCentre ? [{ person: 'officer', dueOn: workerDate }] : []),
    ...(neverReached || !withCentre ? [{ person: 'head', dueOn: duty.dueOn }] : []),
  ];
}

/** The working day on which a wave must be sent. */
function saidOn(dueOn: Day, wave: number): Day {
  let day = addDays(dueOn, wave);
  while (!isWorkingDay(day, holidays)) day = addDays(day, wave <= 0 ? -1 : 1);
  return day;
}

function heard(
  digests: readonly Digest[],
  of: { person: string; duty: string; from: Day; to: Day },
): boolean {
  return digests.some(
    (digest) =>
      digest.person === of.person &&
      digest.day >= of.from &&
      digest.day <= of.to &&
      digest.entries.some((entry) => entry.duty === of.duty),
  );
}

/** Waves that no digest had, although the person owed the duty on that day and at the next complete run. */
function missed({ digests, history }: ReturnType<typeof live>): string[] {
  const misses: string[] = [];
  for (const [index, { day, ledger }] of history.entries()) {
    const next = history.slice(index).find((snapshot) => snapshot.ran);
    if (!next) break;
    for (const duty of ledger) {
      for (const { person, dueOn } of owedBy(duty)) {
        const wave = waves.find((wave) => saidOn(dueOn, wave) === day);
        if (wave === undefined || day < duty.opensOn) continue;
        const later = next.ledger.find((candidate) => candidate.id === duty.id);
        const still =
          later && owedBy(later).some((debt) => debt.person === person && debt.dueOn === dueOn);
        if (still && !heard(digests, { person, duty: duty.id, from: day, to: next.day }))
          misses.push(`${person} ${duty.id} ${wave} of ${dueOn} on ${day}`);
      }
    }
  }
  return misses;
}

function doubled(digests: readonly Digest[]): string[] {
  const said = digests.flatMap((digest) =>
    digest.entries.map((entry) => `${digest.person} ${entry.duty} ${entry.dueOn} ${entry.wave}`),
  );
  return said.filter((day, index) => said.indexOf(day) !== index);
}

function idle({ digests, history }: ReturnType<typeof live>): string[] {
  return digests.flatMap((digest) => {
    const ledger = history.find((past) => past.day === digest.day)?.ledger ?? [];
    return digest.entries
      .filter((entry) => {
        const duty = ledger.find((item) => item.id === entry.duty);
        return !duty || !owedBy(duty).some((owed) => owed.person === digest.person);
      })
      .map((entry) => `${digest.person} ${entry.duty} on ${digest.day}`);
  });
}

describe('any interleaving of days, reports, returns, downtime and crashes', () => {
  const script = fc.array(dayOf, { minLength: 40, maxLength: 60 });

  it('reminds every owing person once, misses none, and reminds no person who owes nothing', () => {
    fc.assert(
      fc.property(script, (days) => {
        const lived = live(days);
        expect(missed(lived)).toEqual([]);
        expect(doubled(lived.digests)).toEqual([]);
        expect(idle(lived)).toEqual([]);
        expect(lived.digests.every((digest) => isWorkingDay(digest.day, holidays))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('reminds an officer and a head who never act on every wave, with one message a day', () => {
    const days = Array.from({ length: 60 }, () => ({
      machine: 'runs' as const,
      moves: [],
      survives: 0,
    }));
    const { digests } = live(days);
    const ofGrading = (person: string) =>
      digests
        .filter((digest) => digest.person === person)
        .flatMap((digest) => digest.entries.filter((entry) => entry.duty === duties[0]?.id))
        .map((entry) => entry.wave);
    expect(ofGrading('officer')).toEqual([-7, -3, -1, 0, 1, 3, 7, 14, 21, 28]);
    expect(ofGrading('head')).toEqual([-14, -7, -3, -1, 0, 1, 7, 14, 21, 28]);
  });
});
