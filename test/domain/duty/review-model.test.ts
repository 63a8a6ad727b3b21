import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, bangkokDay, workingDayOnOrAfter } from '#domain/calendar.ts';
import { dutySchema, assigneeOf } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import {
  askExtension,
  decideExtension,
  giveExtension,
  reopenExtension,
  withdrawExtension,
} from '#domain/duty/extension.ts';
import { accept, beginDraft, forward, returnToAuthor, submit, waive } from '#domain/duty/review.ts';
import { discardDraft } from '#domain/duty/ad-hoc.ts';
import { reopen } from '#domain/duty/reopen.ts';
import { undo } from '#domain/duty/undo.ts';
import { dutyOf, holidays, now } from '#test/support/world.ts';

const by = 'somebody';
const todo = dutyOf({ obligation: 'grading' });
const sending = { by, stage: 'district' as const };
const returning = { by, byName: 'ผู้ตรวจ สมมุติ', comments: ['แนบคำสั่งเพิ่ม'] };

const reason = 'น้ำท่วม';
const later = (on: Day) => workingDayOnOrAfter(addDays(on, 9), holidays);

type Step = { act: keyof typeof acts; days: number };
const acts = {
  draft: (duty: Duty, at: Date) => beginDraft(duty, { now: at }),
  submit: (duty: Duty, at: Date) =>
    submit(duty, {
      ...sending,
      now: at,
      revision: duty.revision + 1,
      submission: `s${duty.revision + 1}`,
    }),
  submitStale: (duty: Duty, at: Date) =>
    submit(duty, { ...sending, now: at, revision: duty.revision, submission: 'stale' }),
  forward: (duty: Duty, at: Date) => forward(duty, { by, now: at }),
  accept: (duty: Duty, at: Date) => accept(duty, { by, now: at }),
  returnDistrict: (duty: Duty, at: Date) =>
    returnToAuthor(duty, {
      ...returning,
      now: at,
      stage: 'district',
      returnDueOn: addDays(bangkokDay(at), 5),
    }),
  returnProvince: (duty: Duty, at: Date) =>
    returnToAuthor(duty, {
      ...returning,
      now: at,
      stage: 'province',
      returnDueOn: addDays(bangkokDay(at), 5),
    }),
  waive: (duty: Duty, at: Date) => waive(duty, { by, now: at, reason: 'ยุบศูนย์' }),
  ask: (duty: Duty, at: Date) =>
    askExtension(duty, { by, now: at, dueOn: later(duty.dueOn), reason, holidays }),
  withdraw: (duty: Duty) => withdrawExtension(duty),
  grant: (duty: Duty, at: Date) =>
    decideExtension(duty, { by, now: at, grant: true, dueOn: later(duty.dueOn), holidays }),
  refuse: (duty: Duty, at: Date) =>
    decideExtension(duty, { by, now: at, grant: false, dueOn: duty.dueOn, reason, holidays }),
  give: (duty: Duty, at: Date) =>
    giveExtension(duty, {
      by,
      now: at,
      dueOn: later(duty.dueOn),
      reason,
      stage: 'province',
      holidays,
    }),
  giveAtDistrict: (duty: Duty, at: Date) =>
    giveExtension(duty, {
      by,
      now: at,
      dueOn: workingDayOnOrAfter(addDays(duty.districtDueOn, 1), holidays),
      reason,
      stage: 'district',
      holidays,
    }),
  reopen: (duty: Duty, at: Date) => reopen(duty, { by, now: at, reason }),
  reopenExtension: (duty: Duty, at: Date) => reopenExtension(duty, { by, now: at, holidays }),
  discard: (duty: Duty, at: Date) => discardDraft(duty, { by, now: at }),
  undo: (duty: Duty, at: Date) => undo(duty, { by, now: at }),
  undoOfAnother: (duty: Duty, at: Date) => undo(duty, { by: 'another', now: at }),
} as const;

const actNames = Object.keys(acts).filter((name): name is keyof typeof acts => name in acts);

/** Actions that move the report back. All other actions move it forward only. */
const back = new Set<Step['act']>(['undo', 'reopen', 'reopenExtension']);

function illegalities(before: Duty, next: Duty, act: Step['act']): string[] {
  const isBack = back.has(act);
  const broken: string[] = [];
  const rule = (name: string, holds: boolean): void => void (holds || broken.push(name));
  rule('schema', dutySchema.safeParse(next).success);
  rule('a desk exactly while in review', (next.reviewAt !== null) === (next.state === 'inReview'));
  rule(
    'accepted only past the province',
    next.state !== 'accepted' || next.reachedProvinceAt !== null,
  );
  rule('accepted has its time', (next.acceptedAt !== null) === (next.state === 'accepted'));
  rule('waived has its reason', (next.waiver !== null) === (next.state === 'waived'));
  rule(
    'a return date only while returned or waived',
    next.returnDueOn === null || ['returned', 'waived'].includes(next.state),
  );
  rule('revisions never go back', next.revision >= before.revision);
  rule('sent has a sender', next.revision === 0 || next.submittedBy !== null);
  rule('accepted is the end', isBack || before.state !== 'accepted' || next.state === 'accepted');
  rule('waived is the end', isBack || before.state !== 'waived' || next.state === 'waived');
  rule(
    'the first arrival stays',
    act === 'undo' ||
      before.reachedProvinceAt === null ||
      next.reachedProvinceAt?.getTime() === before.reachedProvinceAt.getTime(),
  );
  rule('the district is never later than the province', next.districtDueOn <= next.dueOn);
  rule('dates only move later', isBack || next.dueOn >= before.dueOn);
  rule(
    'it has a holder unless it is over',
    (assigneeOf(next) === 'nobody') === ['accepted', 'waived'].includes(next.state),
  );
  return broken;
}

/** The duty without version counters. */
function routeOf({ version: _version, lastDecision: _decision, ...route }: Duty) {
  return route;
}

describe('any sequence of actions on a report', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    act: fc.constantFrom(...actNames),
    /** The time between actions is often zero minutes, so that a decision can still be undone. */
    days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
  });

  it('never leads to an illegal state, and a refused action changes nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let duty = todo;
        let before = todo;
        let at = now;
        for (const { act, days } of steps) {
          at = new Date(at.getTime() + days * 86_400_000);
          const frozen = Object.freeze(structuredClone(duty));
          const outcome = acts[act](frozen, at);
          if ('refused' in outcome) continue;
          expect(illegalities(duty, outcome.duty, act)).toEqual([]);
          const restored = act === 'undo' ? outcome.duty : before;
          expect(routeOf(restored)).toEqual(routeOf(before));
          before = duty;
          duty = { ...outcome.duty, version: duty.version + 1 };
        }
      }),
      { numRuns: 400 },
    );
  });
});
