import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Database } from '#models/mongo/connect.ts';
import { acknowledgeDelivery } from '#use-cases/notices/acknowledge-delivery.ts';
import { decideOnExtension, requestExtension } from '#use-cases/duties/extend-duty.ts';
import { createInvite } from '#use-cases/people/invites.ts';
import { publishLetter } from '#use-cases/letters/publish-letter.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { command, execute, system } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
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

describe('publishing a letter', () => {
  it('creates every duty once, and none when repeated', async () => {
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

  it('adds the duties of a centre opened after the first publishing', async () => {
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

  it('is also refused to the system', async () => {
    const call = {
      situation: { db, actor: system, now, channel: 'job' as const },
      input: { id: letter.id },
    };
    await expect(execute(publishLetter, call)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('every change of the ledger', () => {
  it('leaves exactly one audit row with actor and subject', async () => {
    const before = await stores.audit.count({});
    const steps: [Name, () => Promise<unknown>][] = [
      [
        'officer',
        () =>
          by('officer', saveDraft, { id, changes: [{ field: 'whyNot', value: 'ก', seen: null }] }),
      ],
      ['wideOfficer', () => by('wideOfficer', takeOverDraft, { id })],
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
        () =>
          by('province', decideOnExtension, {
            id,
            grant: false,
            dueOn: '2025-10-10',
            reason: 'ใกล้กำหนดแล้ว',
          }),
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

  it('stores no duty, submission, notice or audit row when it fails', async () => {
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
    await expect(execute(returnReport, call)).rejects.toThrow('killed');
    expect((await stores.duties.get(id))?.state).toBe('inReview');
    expect([
      await stores.comments.count({}),
      await stores.deliveries.count({}),
      await stores.audit.count({}),
    ]).toEqual([0, 0, audits]);
  });

  it('refuses input of the wrong shape before it begins', async () => {
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
