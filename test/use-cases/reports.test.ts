import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { sampleCriteria } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import {
  attachAll,
  dutyOf,
  fill,
  plainAnswers,
  refill,
  seatMembers,
  situation,
} from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const duty = dutyOf();
const { id } = duty;

beforeAll(() => fill(db));
beforeEach(() => refill(db));

function by<S extends z.ZodMiniType, O>(
  as: Name,
  useCase: UseCase<S, O>,
  input: unknown,
): Promise<O> {
  return execute(useCase, { situation: situation(db, { as }), input });
}

const sending = (
  of: { to?: string; follows?: number; answers?: object; reasons?: object } = {},
) => ({
  id: of.to ?? id,
  submission: randomUUID(),
  follows: of.follows ?? 0,
  answers: of.answers ?? plainAnswers,
  reasons: of.reasons ?? {},
});

describe('every form of the letter', () => {
  it.each([
    'plan-mission',
    'strong-tambon',
    'integrated-committee',
    'grading',
    'operations-report',
    'progress-assessment',
  ])('reaches the province with a valid example: %s', async (obligation) => {
    const item = dutyOf({ obligation });
    const [example] = examplesOf[item.form].accepted;
    const later = { ...situation(db, { as: 'officer' }), now: new Date('2025-06-10T03:00:00Z') };
    await attachAll(db, { duty: item, answers: example.answers });
    await seatMembers(db);
    const sent = await execute(submitReport, {
      situation: later,
      input: sending({ to: item.id, answers: example.answers, reasons: example.reasons ?? {} }),
    });
    await execute(forwardReport, {
      situation: { ...later, actor: situation(db, { as: 'head' }).actor },
      input: { id: item.id, revision: 1 },
    });
    const read = await by('province', readDuty, { id: item.id });
    expect([sent.outcome, read.checks.problems, read.duty.reviewAt]).toEqual([
      'saved',
      0,
      'province',
    ]);
  });

  it('is shown with the criteria it was made with, even when newer ones are in force', async () => {
    const item = dutyOf({ obligation: 'grading' });
    const [example] = examplesOf.grading.accepted;
    await attachAll(db, { duty: item, answers: example.answers });
    const later = { ...situation(db, { as: 'officer' }), now: new Date('2025-06-10T03:00:00Z') };
    await execute(submitReport, {
      situation: later,
      input: sending({ to: item.id, answers: example.answers, reasons: example.reasons ?? {} }),
    });
    const newer = {
      ...sampleCriteria,
      id: `${sampleCriteria.id}-next`,
      version: sampleCriteria.version + 1,
    };
    await stores.criteria.insertMissing([newer]);
    const read = await by('head', readDuty, { id: item.id });
    const fresh = await by('officer', readDuty, {
      id: dutyOf({ obligation: 'grading', round: 2 }).id,
    });
    expect([read.criteria?.id, fresh.criteria?.id]).toEqual([sampleCriteria.id, newer.id]);
    await stores.criteria.remove({ id: newer.id });
  });
});

describe('a meeting report', () => {
  const meeting = dutyOf({ obligation: 'committee-meeting' });
  const [example] = examplesOf['meeting-report'].accepted;
  const at = new Date('2025-03-20T03:00:00Z');
  const send = async (answers: object, follows = 0) => {
    const as = { ...situation(db, { as: 'secretary' }), now: at };
    return execute(submitReport, {
      situation: as,
      input: sending({ to: meeting.id, answers, follows }),
    });
  };

  beforeEach(async () => {
    await seatMembers(db);
    await attachAll(db, { duty: meeting, answers: example.answers });
  });

  it('can be sent by the secretary, and only drafted by a plain member', async () => {
    const plain = { ...situation(db, { as: 'member' }), now: at };
    await expect(
      execute(submitReport, {
        situation: plain,
        input: sending({ to: meeting.id, answers: example.answers }),
      }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await execute(saveDraft, {
      situation: plain,
      input: { id: meeting.id, changes: [{ field: 'place', value: 'ศาลา', seen: null }] },
    });
    await execute(takeOverDraft, {
      situation: { ...situation(db, { as: 'secretary' }), now: at },
      input: { id: meeting.id },
    });
    expect((await send(example.answers)).outcome).toBe('saved');
  });

  it('creates the next meeting it names, and removes it when a correction names none', async () => {
    await send(example.answers);
    expect(await stores.meetings.comingOf(['t570401'], '2025-03-20')).toMatchObject([
      { on: '2025-09-10', centre: 't570401' },
    ]);
    await by('head', returnReport, {
      id: meeting.id,
      revision: 1,
      returnDueOn: '2025-03-28',
      comments: [{ path: null, text: 'แก้วันประชุม' }],
    });
    await send({ ...example.answers, nextMeetingOn: '' }, 1);
    expect(await stores.meetings.comingOf(['t570401'], '2025-03-20')).toEqual([]);
  });
});

describe('the report of a register', () => {
  const register = dutyOf({ obligation: 'committee-register' });
  const [example] = examplesOf['committee-register'].accepted;
  const sitting = async () =>
    (await stores.members.sitting('t570401')).map((member) => `${member.first} ${member.position}`);

  it('becomes the current register only when accepted, and keeps past members with an end date', async () => {
    await seatMembers(db);
    await attachAll(db, { duty: register, answers: example.answers });
    await by('officer', submitReport, sending({ to: register.id, answers: example.answers }));
    await by('head', forwardReport, { id: register.id, revision: 1 });
    expect(await sitting()).toContain('คนที่1 chair');
    await by('province', acceptReport, { id: register.id, revision: 1 });
    expect(await sitting()).toHaveLength(9);
    expect((await sitting())[0]).toBe('จันทร์ดี chair');
    const left = (await stores.members.ever('t570401')).filter((member) => member.until !== null);
    expect(new Set(left.map((sitting) => sitting.until))).toEqual(new Set(['2024-12-18']));
    expect(left).toHaveLength(9);
  });
});
