import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { acknowledgeDelivery, markDeliverySeen } from '#use-cases/notices/acknowledge-delivery.ts';
import { inviteCodeOf } from '#domain/people/invite-code.ts';
import { newInviteCode } from '#use-cases/people/invites.ts';
import { exportDuties } from '#use-cases/duties/export-duties.ts';
import { listDuties } from '#use-cases/duties/list-duties.ts';
import { myDuties, placeDuties } from '#use-cases/duties/my-duties.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { returnReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, duties, fill, now, plainAnswers, refill, situation } from '../support/world.ts';
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

const submission = (
  of: { to?: string; follows?: number; answers?: object; reasons?: object } = {},
) => ({
  id: of.to ?? id,
  submission: randomUUID(),
  follows: of.follows ?? 0,
  answers: of.answers ?? plainAnswers,
  reasons: of.reasons ?? {},
});

describe('lists of duties', () => {
  it('show each person their own duties, and reviewers the waiting reports', async () => {
    await by('officer', submitReport, submission());
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

  it('are shown for a place only to people who may read it', async () => {
    expect((await by('head', placeDuties, { areaCode: '570402' }))?.total).toBe(10);
    expect(await by('officer', placeDuties, { areaCode: '570402' })).toBeNull();
    expect(await by('chair', placeDuties, { areaCode: '570402' })).toBeNull();
    expect((await by('chair', placeDuties, { areaCode: '570401' }))?.total).toBe(10);
  });

  it('have pages that neither lose nor repeat a duty', async () => {
    const seen: string[] = [];
    let from: number | null = 0;
    while (from !== null) {
      const page: Awaited<ReturnType<(typeof listDuties)['run']>> = await by(
        'province',
        listDuties,
        { area: '57', from },
      );
      expect(page.total).toBe(duties.length);
      seen.push(...page.duties.map((duty) => duty.id));
      from = page.next;
    }
    expect(seen.toSorted()).toEqual(duties.map((duty) => duty.id).toSorted());
  });

  it('are exported as filtered, or only the chosen rows, by people who may export', async () => {
    const { sheets } = await by('head', exportDuties, { filter: 'open', clause: '4' });
    const [sheet] = sheets;
    expect(sheet?.rows.map((row) => row[1])).toEqual(['ศอช.ต.เวียง', 'ศอช.ต.งิ้ว']);
    expect(sheet?.rows[0]).toEqual(
      expect.arrayContaining(['ประเมินระดับ ครั้งที่ 1', { day: '2024-12-25' }]),
    );
    const chosen = await by('province', exportDuties, { ids: [id] });
    expect(chosen.sheets[0]?.rows).toHaveLength(1);
    await expect(by('officer', exportDuties, { ids: [id] })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const foreign = dutyOf({ centre: 't570101' }).id;
    await expect(by('head', exportDuties, { ids: [foreign] })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('show each person the dates of their own role, and an extension only to its centre', async () => {
    await stores.duties.put(
      dutyOf({ obligation: 'grading' }, { dueOn: '2025-01-31', districtDueOn: '2025-01-24' }),
    );
    const first = async (name: Name) => {
      const { dates } = await by(name, readCalendar, {});
      const grading = dates.find((date) => date.title === 'ประเมินระดับ ครั้งที่ 1');
      return [grading?.dueOn, grading?.total];
    };
    expect(await first('wideOfficer')).toEqual(['2024-12-18', 2]);
    expect(await first('head')).toEqual(['2024-12-25', 2]);
    expect(await first('province')).toEqual(['2024-12-25', 3]);
    expect(await first('officer')).toEqual(['2025-01-24', 1]);
  });
});

describe('an answer to a reminder', () => {
  it('is recorded once, and opening the duty counts as an answer', async () => {
    await by('officer', submitReport, submission());
    await by('head', returnReport, {
      id,
      revision: 1,
      returnDueOn: '2024-12-24',
      comments: [{ path: null, text: 'แก้' }],
    });
    const delivery = await stores.deliveries.one({ person: 'officer' });
    const opened = { id: delivery?.id ?? '' };
    await by('officer', markDeliverySeen, opened);
    expect(await by('officer', acknowledgeDelivery, opened)).toEqual({ first: false });
    expect(await stores.deliveries.get(opened.id)).toMatchObject({
      seenAt: now,
      acknowledgedAt: now,
    });
    await expect(by('officer', markDeliverySeen, { id: randomUUID() })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('a typed invite code', () => {
  it('is accepted in any spelling, and refused when it is unknown', () => {
    for (let run = 0; run < 200; run += 1) {
      const code = newInviteCode();
      expect(inviteCodeOf(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toBe(code);
    }
    for (const typed of ['', 'ABC', 'ABCDEFGHJ', 'ABCDEFG0', 'ABCDEFGI', 'กขคงจฉชซ', 'ABCD EFG!'])
      expect(inviteCodeOf(typed)).toBeNull();
  });
});
