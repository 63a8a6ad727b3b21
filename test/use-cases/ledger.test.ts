import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Database } from '../../models/connect.ts';
import { acknowledgeDelivery, seeDelivery } from '../../use-cases/answer-delivery.ts';
import { decideOnExtension, requestExtension } from '../../use-cases/extend-duty.ts';
import { createInvite, inviteCodeOf, newInviteCode } from '../../use-cases/join.ts';
import { listDuties } from '../../use-cases/list-duties.ts';
import { myDuties, placeDuties } from '../../use-cases/my-duties.ts';
import { publishLetter } from '../../use-cases/publish-letter.ts';
import { readCalendar } from '../../use-cases/read-calendar.ts';
import { readDuty } from '../../use-cases/read-duty.ts';
import {
  acceptReport,
  forwardReport,
  returnReport,
  waiveDuty,
} from '../../use-cases/review-report.ts';
import { saveDraft, takeDraft } from '../../use-cases/save-draft.ts';
import { submitReport } from '../../use-cases/submit-report.ts';
import { command, perform, system } from '../../use-cases/use-case.ts';
import type { UseCase } from '../../use-cases/use-case.ts';
import { sampleCriteria } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';
import { testDatabase } from '../support/database.ts';
import {
  dutyOf,
  duties,
  fill,
  letter,
  now,
  plainAnswers,
  refill,
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
  return perform(useCase, { situation: situation(db, { as }), input });
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

describe('publishing a letter', () => {
  it('makes every duty once, and the second time none', async () => {
    await stores.duties.remove({});
    const first = await by('province', publishLetter, { id: letter.id });
    await stores.duties.update({ id }, { $set: { state: 'draft' } });
    const second = await by('province', publishLetter, { id: letter.id });
    expect([first, second]).toEqual([
      { planned: duties.length, added: duties.length },
      { planned: duties.length, added: 0 },
    ]);
    expect((await stores.duties.get(id))?.state).toBe('draft');
  });

  it('adds the duties of a centre opened since', async () => {
    const [centre] = await stores.centres.find({ id: 't570402' });
    if (centre)
      await stores.centres.insertMissing([{ ...centre, id: 't570402-2', openedOn: '2025-01-15' }]);
    expect(await by('province', publishLetter, { id: letter.id })).toEqual({
      planned: duties.length + 8,
      added: 8,
    });
    await stores.centres.remove({ id: 't570402-2' });
  });

  it.each<Name>(['head', 'officer', 'admin', 'chair', 'stranger'])(
    'is refused to the %s',
    async (name) => {
      await expect(by(name, publishLetter, { id: letter.id })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    },
  );

  it('is not the system’s to do either', async () => {
    const call = {
      situation: { db, actor: system, now, channel: 'job' as const },
      input: { id: letter.id },
    };
    await expect(perform(publishLetter, call)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('every change', () => {
  it('leaves exactly one row in the audit, of who and what', async () => {
    const before = await stores.audit.count({});
    const steps: [Name, () => Promise<unknown>][] = [
      [
        'officer',
        () =>
          by('officer', saveDraft, { id, changes: [{ field: 'whyNot', value: 'ก', seen: null }] }),
      ],
      ['wideOfficer', () => by('wideOfficer', takeDraft, { id })],
      ['wideOfficer', () => by('wideOfficer', submitReport, sending())],
      [
        'head',
        () =>
          by('head', returnReport, {
            id,
            revision: 1,
            returnDueOn: '2024-12-24',
            comments: [{ path: null, text: 'แก้' }],
          }),
      ],
      [
        'officer',
        () => by('officer', requestExtension, { id, dueOn: '2025-10-10', reason: 'น้ำท่วม' }),
      ],
      [
        'province',
        () => by('province', decideOnExtension, { id, grant: false, dueOn: '2025-10-10' }),
      ],
      ['officer', () => by('officer', submitReport, sending({ follows: 1 }))],
      ['head', () => by('head', forwardReport, { id, revision: 2 })],
      ['province', () => by('province', acceptReport, { id, revision: 2 })],
      [
        'province',
        () => by('province', waiveDuty, { id: dutyOf({ centre: 't570402' }).id, reason: 'ยุบ' }),
      ],
      [
        'head',
        () =>
          by('head', createInvite, {
            role: 'officer',
            areaCode: '5704',
            centre: null,
            seat: null,
            uses: 1,
            days: 1,
          }),
      ],
    ];
    let count = before;
    for (const [, step] of steps) {
      await step();
      const after = await stores.audit.count({});
      expect(after).toBe(count + 1);
      count = after;
    }
    const mine = await stores.deliveries.one({ person: 'officer' });
    expect(mine).not.toBeNull();
    await by('officer', acknowledgeDelivery, { id: mine?.id ?? '' });
    await by('officer', acknowledgeDelivery, { id: mine?.id ?? '' });
    expect(await stores.audit.count({})).toBe(count + 1);
  });

  it('that breaks off leaves no trace: no duty, no submission, no notice, no audit', async () => {
    await by('officer', submitReport, sending());
    const audits = await stores.audit.count({});
    const dying: Database = {
      ...db,
      stores: {
        ...stores,
        audit: { ...stores.audit, insertMissing: () => Promise.reject(new Error('killed')) },
      },
    };
    const call = {
      situation: { ...situation(db, { as: 'head' }), db: dying },
      input: { id, revision: 1, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้' }] },
    };
    await expect(perform(returnReport, call)).rejects.toThrow('killed');
    expect((await stores.duties.get(id))?.state).toBe('inReview');
    expect([
      await stores.comments.count({}),
      await stores.deliveries.count({}),
      await stores.audit.count({}),
    ]).toEqual([0, 0, audits]);
  });

  it('with input of another shape is refused before it begins', async () => {
    const ran: string[] = [];
    const probe = command({
      name: 'probe',
      input: z.object({ id: z.string() }),
      run: async () => {
        ran.push('ran');
      },
    });
    await expect(by('officer', probe, { id: 7 })).rejects.toMatchObject({ code: 'invalid-input' });
    expect(ran).toEqual([]);
  });
});

describe('every form of the letter', () => {
  it.each(['plan-mission', 'strong-tambon', 'integrated-committee', 'grading'])(
    'of %s travels to the province with an example that is right',
    async (obligation) => {
      const item = dutyOf({ obligation });
      const [example] = examplesOf[item.form].accepted;
      const later = { ...situation(db, { as: 'officer' }), now: new Date('2025-06-10T03:00:00Z') };
      const ids = [
        ...new Set(JSON.stringify(example.answers).match(/00000000-0000-4000-8000-\d{12}/g) ?? []),
      ];
      await stores.attachments.insertMissing(
        ids.map((one) => ({
          id: one,
          duty: item.id,
          areaCode: item.areaCode,
          field: 'photos',
          name: 'a.jpg',
          type: 'image/jpeg' as const,
          bytes: 1,
          width: 1,
          height: 1,
          hash: 'h',
          by: 'officer',
          at: now,
        })),
      );
      await seatMembers();
      const sent = await perform(submitReport, {
        situation: later,
        input: sending({ to: item.id, answers: example.answers, reasons: example.reasons ?? {} }),
      });
      await perform(forwardReport, {
        situation: { ...later, actor: situation(db, { as: 'head' }).actor },
        input: { id: item.id, revision: 1 },
      });
      const read = await by('province', readDuty, { id: item.id });
      expect([sent.outcome, read.checks.problems, read.duty.reviewAt]).toEqual([
        'saved',
        0,
        'province',
      ]);
    },
  );

  it('is read with the criteria it was made with, when newer ones are in force', async () => {
    const item = dutyOf({ obligation: 'grading' });
    const [example] = examplesOf.grading.accepted;
    const ids = [
      ...new Set(JSON.stringify(example.answers).match(/00000000-0000-4000-8000-\d{12}/g) ?? []),
    ];
    await stores.attachments.insertMissing(
      ids.map((one) => ({
        id: one,
        duty: item.id,
        areaCode: item.areaCode,
        field: 'photos',
        name: 'a.jpg',
        type: 'image/jpeg' as const,
        bytes: 1,
        width: 1,
        height: 1,
        hash: 'h',
        by: 'officer',
        at: now,
      })),
    );
    const later = { ...situation(db, { as: 'officer' }), now: new Date('2025-06-10T03:00:00Z') };
    await perform(submitReport, {
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

async function seatMembers(): Promise<void> {
  await stores.members.insertMissing(
    Array.from({ length: 9 }, (_, index) => ({
      id: `m${index + 1}`,
      centre: 't570401',
      areaCode: '570401',
      order: index,
      prefix: 'นาง',
      first: `คนที่${index + 1}`,
      last: 'สมมุติ',
      position: index === 0 ? ('chair' as const) : ('member' as const),
      group: '',
      village: null,
      phone: null,
      sex: null,
      person: null,
      since: null,
      until: null,
    })),
  );
}

describe('a meeting report', () => {
  const meeting = dutyOf({ obligation: 'committee-meeting' });
  const [example] = examplesOf['meeting-report'].accepted;
  const at = new Date('2025-03-20T03:00:00Z');
  const send = async (answers: object, follows = 0) => {
    const as = { ...situation(db, { as: 'secretary' }), now: at };
    return perform(submitReport, {
      situation: as,
      input: sending({ to: meeting.id, answers, follows }),
    });
  };

  beforeEach(async () => {
    await seatMembers();
    const ids = [
      ...new Set(JSON.stringify(example.answers).match(/00000000-0000-4000-8000-\d{12}/g) ?? []),
    ];
    await stores.attachments.insertMissing(
      ids.map((one) => ({
        id: one,
        duty: meeting.id,
        areaCode: meeting.areaCode,
        field: 'photos',
        name: 'a.jpg',
        type: 'image/jpeg' as const,
        bytes: 1,
        width: 1,
        height: 1,
        hash: 'h',
        by: 'secretary',
        at: now,
      })),
    );
  });

  it('is sent by the secretary, drafted but not sent by a plain member', async () => {
    const plain = { ...situation(db, { as: 'member' }), now: at };
    await expect(
      perform(submitReport, {
        situation: plain,
        input: sending({ to: meeting.id, answers: example.answers }),
      }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await perform(saveDraft, {
      situation: plain,
      input: { id: meeting.id, changes: [{ field: 'place', value: 'ศาลา', seen: null }] },
    });
    await perform(takeDraft, {
      situation: { ...situation(db, { as: 'secretary' }), now: at },
      input: { id: meeting.id },
    });
    expect((await send(example.answers)).outcome).toBe('saved');
  });

  it('that names the next meeting makes one, and takes it back when the correction names none', async () => {
    await send(example.answers);
    expect(await stores.meetings.next('t570401', '2025-03-20')).toMatchObject({
      on: '2025-09-10',
      centre: 't570401',
    });
    await by('head', returnReport, {
      id: meeting.id,
      revision: 1,
      returnDueOn: '2025-03-28',
      comments: [{ path: null, text: 'แก้วันประชุม' }],
    });
    await send({ ...example.answers, nextMeetingOn: '' }, 1);
    expect(await stores.meetings.next('t570401', '2025-03-20')).toBeNull();
  });
});

describe('lists', () => {
  it('of what is mine hold what I fill, and for reviewers what waits', async () => {
    await by('officer', submitReport, sending());
    const mine = async (name: Name) => {
      const { duties: own, queue, sentCount, total } = await by(name, myDuties, {});
      return [own.length, queue.length, sentCount, total];
    };
    expect(await mine('officer')).toEqual([10, 0, 1, 10]);
    expect(await mine('wideOfficer')).toEqual([25, 0, 1, 25]);
    expect(await mine('head')).toEqual([5, 1, 0, 5]);
    expect(await mine('province')).toEqual([5, 0, 0, 5]);
    expect(await mine('chair')).toEqual([10, 0, 1, 10]);
    expect(await mine('admin')).toEqual([0, 0, 0, 0]);
  });

  it('of a place are for those who may read it', async () => {
    expect((await by('head', placeDuties, { areaCode: '570402' }))?.total).toBe(10);
    expect(await by('officer', placeDuties, { areaCode: '570402' })).toBeNull();
    expect(await by('chair', placeDuties, { areaCode: '570402' })).toBeNull();
    expect((await by('chair', placeDuties, { areaCode: '570401' }))?.total).toBe(10);
  });

  it('go page by page without losing or repeating one', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await by('province', listDuties, { area: '57', ...(after ? { after } : {}) });
      expect(page.total).toBe(duties.length);
      seen.push(...page.duties.map((one) => one.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen.toSorted()).toEqual(duties.map((one) => one.id).toSorted());
  });

  it('of dates show each person their own, not a single extension', async () => {
    await stores.duties.put(
      dutyOf({ obligation: 'grading' }, { dueOn: '2025-01-31', districtDueOn: '2025-01-24' }),
    );
    const first = async (name: Name) => {
      const { dates } = await by(name, readCalendar, {});
      const grading = dates.find((one) => one.title === 'ประเมินระดับ ครั้งที่ 1');
      return [grading?.dueOn, grading?.total];
    };
    expect(await first('wideOfficer')).toEqual(['2024-12-18', 2]);
    expect(await first('head')).toEqual(['2024-12-25', 2]);
    expect(await first('province')).toEqual(['2024-12-25', 3]);
    expect(await first('officer')).toEqual(['2025-01-24', 1]);
  });
});

describe('an answer to a reminder', () => {
  it('counts once, and opening it counts as one', async () => {
    await by('officer', submitReport, sending());
    await by('head', returnReport, {
      id,
      revision: 1,
      returnDueOn: '2024-12-24',
      comments: [{ path: null, text: 'แก้' }],
    });
    const told = await stores.deliveries.one({ person: 'officer' });
    const of = { id: told?.id ?? '' };
    await by('officer', seeDelivery, of);
    expect(await by('officer', acknowledgeDelivery, of)).toEqual({ first: false });
    expect(await stores.deliveries.get(of.id)).toMatchObject({ seenAt: now, acknowledgedAt: now });
    await expect(by('officer', seeDelivery, { id: randomUUID() })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('an invite code', () => {
  it('is read as people type it, and is nothing when it is not one', () => {
    for (let run = 0; run < 200; run += 1) {
      const code = newInviteCode();
      expect(inviteCodeOf(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
    }
    for (const typed of ['', 'ABC', 'ABCDEFGHJ', 'ABCDEFG0', 'ABCDEFGI', 'กขคงจฉชซ', 'ABCD EFG!'])
      expect(inviteCodeOf(typed)).toBeNull();
  });
});
