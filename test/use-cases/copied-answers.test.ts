import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { readRound } from '#use-cases/overview/read-round.ts';
import { forwardReports } from '#use-cases/reports/bulk-review.ts';
import { forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, plainAnswers, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { id } = dutyOf();
const mark = 'เหมือนครั้งก่อน';

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const save = (field: string, of: { value: unknown; copied?: string[] }) =>
  execute(saveDraft, {
    situation: situation(db, { as: 'officer' }),
    input: {
      id,
      changes: [{ field, value: of.value, seen: '2099-01-01T00:00:00Z' }],
      ...(of.copied ? { copied: of.copied } : {}),
    },
  });
const at = (as: Name) => situation(db, { as });
const open = () =>
  execute(openForm, { situation: situation(db, { as: 'officer' }), input: { id } });
const submit = (copied?: string[]) =>
  execute(submitReport, {
    situation: situation(db, { as: 'officer' }),
    input: {
      id,
      submission: randomUUID(),
      follows: 0,
      answers: plainAnswers,
      reasons: {},
      ...(copied ? { copied } : {}),
    },
  });
const readBy = async (as: 'head' | 'province') => {
  const { revisions } = await execute(readDuty, {
    situation: situation(db, { as }),
    input: { id },
  });
  return revisions.at(-1)?.copied;
};

describe('an answer copied from the last report', () => {
  it('is marked in the draft until it is read or changed', async () => {
    await save('whyNot', { value: 'รอคำสั่ง', copied: ['whyNot', 'planState', 'noSuchField'] });
    expect((await open()).draft?.sources).toEqual({ whyNot: mark, planState: mark });
    await save('whyNot', { value: 'รอคำสั่งใหม่' });
    expect((await open()).draft?.sources).toEqual({ planState: mark });
    await save('planState', { value: 'none', copied: [] });
    expect((await open()).draft?.sources).toEqual({});
  });

  it('is counted on the report for the head and the province', async () => {
    await submit(['whyNot', 'planState']);
    expect(await readBy('head')).toEqual(['whyNot', 'planState']);
    expect(await readBy('province')).toEqual(['whyNot', 'planState']);
  });

  it('must be read before the head forwards or the province accepts it together with others', async () => {
    await submit(['whyNot', 'planState']);
    const items = [{ id, revision: 1 }];
    const [refused] = (await forwardReports('forward', { situation: at('head'), items })).results;
    expect(refused).toMatchObject({ outcome: 'refused', code: 'look-first' });
    const { rows } = await execute(readRound, {
      situation: at('head'),
      input: { column: 'chiang-rai-2568.plan-mission.1' },
    });
    const row = rows.find(({ duty }) => duty.id === id);
    expect(row).toMatchObject({ plain: false, checks: { copied: 2 } });
    await execute(forwardReport, { situation: at('head'), input: { id, revision: 1 } });
    const [kept] = (await forwardReports('accept', { situation: at('province'), items })).results;
    expect(kept).toMatchObject({ outcome: 'refused', code: 'look-first' });
  });

  it('is read from the draft when an older version of the page sends the report', async () => {
    await save('whyNot', { value: 'รอคำสั่ง', copied: ['whyNot'] });
    await submit();
    expect(await readBy('head')).toEqual(['whyNot']);
  });

  it('keeps its mark when the report is returned', async () => {
    await submit(['planState']);
    await execute(returnReport, {
      situation: situation(db, { as: 'head' }),
      input: {
        id,
        revision: 1,
        returnDueOn: '2024-12-24',
        comments: [{ path: 'whyNot', text: 'ระบุให้ชัด' }],
      },
    });
    expect((await open()).start.sources).toEqual({ planState: mark });
  });
});
