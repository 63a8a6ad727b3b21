import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, bangkokDay } from '../../../domain/calendar.ts';
import { duty as dutySchema, holderOf } from '../../../domain/duty.ts';
import type { Duty } from '../../../domain/duty.ts';
import {
  accept,
  askExtension,
  beginDraft,
  decideExtension,
  forward,
  giveBack,
  submit,
  waive,
} from '../../../domain/duty/review.ts';
import { dutyOf, holidays, now } from '../../support/world.ts';

const by = 'somebody';
const todo = dutyOf({ obligation: 'grading' });
const sending = { by, desk: 'district' as const };
const returning = { by, byName: 'ผู้ตรวจ สมมุติ', comments: ['แนบคำสั่งเพิ่ม'] };

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
    giveBack(duty, {
      ...returning,
      now: at,
      desk: 'district',
      returnDueOn: addDays(bangkokDay(at), 5),
    }),
  returnProvince: (duty: Duty, at: Date) =>
    giveBack(duty, {
      ...returning,
      now: at,
      desk: 'province',
      returnDueOn: addDays(bangkokDay(at), 5),
    }),
  waive: (duty: Duty, at: Date) => waive(duty, { by, now: at, reason: 'ยุบศูนย์' }),
  ask: (duty: Duty, at: Date) =>
    askExtension(duty, { by, now: at, dueOn: addDays(duty.dueOn, 9), reason: 'น้ำท่วม' }),
  grant: (duty: Duty, at: Date) =>
    decideExtension(duty, { by, now: at, grant: true, dueOn: addDays(duty.dueOn, 9), holidays }),
  refuse: (duty: Duty, at: Date) =>
    decideExtension(duty, { by, now: at, grant: false, dueOn: duty.dueOn, holidays }),
} as const;

const actNames = Object.keys(acts).filter((name): name is keyof typeof acts => name in acts);

function illegalities(before: Duty, next: Duty): string[] {
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
  rule('accepted is the end', before.state !== 'accepted' || next.state === 'accepted');
  rule('waived is the end', before.state !== 'waived' || next.state === 'waived');
  rule(
    'the first arrival stays',
    before.reachedProvinceAt === null ||
      next.reachedProvinceAt?.getTime() === before.reachedProvinceAt.getTime(),
  );
  rule('the district is never later than the province', next.districtDueOn <= next.dueOn);
  rule('dates only move later', next.dueOn >= before.dueOn);
  rule(
    'somebody holds it unless it is over',
    (holderOf(next) === 'nobody') === ['accepted', 'waived'].includes(next.state),
  );
  return broken;
}

describe('any sequence of acts', () => {
  const step: fc.Arbitrary<Step> = fc.record({
    act: fc.constantFrom(...actNames),
    days: fc.integer({ min: 0, max: 12 }),
  });

  it('never reaches an illegal state, and refuses without changing anything', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let duty = todo;
        let at = now;
        for (const { act, days } of steps) {
          at = new Date(at.getTime() + days * 86_400_000);
          const frozen = Object.freeze(structuredClone(duty));
          const outcome = acts[act](frozen, at);
          if ('refused' in outcome) continue;
          expect(illegalities(duty, outcome.duty)).toEqual([]);
          duty = outcome.duty;
        }
      }),
      { numRuns: 500 },
    );
  });
});
