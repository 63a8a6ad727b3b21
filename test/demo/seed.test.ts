import { describe, expect, it } from 'vitest';
import { personaLine } from '#demo/seed/persona-line.ts';
import { dutySchema } from '#domain/duty/duty.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { seedDemo } from '#demo/seed/demo.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { now, situation } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const personas = await seedDemo(db);
const province = situation(db, { as: 'province' });

describe('the demo data', () => {
  it('contains a province with 1,335 duties, one extra report and people of every role', async () => {
    expect([await stores.centres.count({}), await stores.duties.count({})]).toEqual([143, 1336]);
    const roles = new Set(personas.flatMap((persona) => persona.grants.map((held) => held.role)));
    expect([...roles].toSorted()).toEqual([
      'admin',
      'districtHead',
      'member',
      'officer',
      'province',
    ]);
  });

  it('has only valid duties, and some in every state', async () => {
    const duties = await stores.duties.find({});
    expect(duties.filter((duty) => !dutySchema.safeParse(duty).success)).toEqual([]);
    const states = [...new Set(duties.map((duty) => duty.state))].toSorted();
    expect(states).toEqual(
      expect.arrayContaining(['accepted', 'draft', 'inReview', 'returned', 'todo']),
    );
    for (const one of duties.filter((item) => item.submission !== null)) {
      expect([one.id, one.submittedAt !== null && one.submittedAt <= now]).toEqual([one.id, true]);
    }
  });

  it('has reports that still pass their own checks', async () => {
    const sent = (await stores.duties.find({})).filter((duty) => duty.submission !== null);
    const found: string[] = [];
    for (const { id } of sent) {
      const { checks, attachments } = await execute(readDuty, {
        situation: province,
        input: { id },
      });
      const lacks = Object.keys(attachments).length === 0 && checks.reasons.length === 0;
      if (checks.problems > 0 || lacks) found.push(id);
    }
    expect(found).toEqual([]);
    expect(sent.length).toBeGreaterThan(150);
  });

  it('has gradings, most of which can be forwarded together', async () => {
    const sent = await stores.submissions.find({ form: 'grading' });
    const withReason = sent.filter((submission) => Object.keys(submission.reasons).length > 0);
    expect(withReason.length).toBeGreaterThan(3);
    expect(withReason.length).toBeLessThan(sent.length / 3);
  });

  it('has rare cases: an extension request, an answer, an extra report, draft criteria', async () => {
    const asked = await stores.duties.find({ 'extension.state': 'asked' });
    const answered = (await stores.comments.find({})).filter(
      (comment) => comment.replies.length > 0,
    );
    const extras = await stores.duties.find({ extra: true });
    const drafts = await stores.criteria.find({ state: 'draft' });
    expect([asked, answered, extras, drafts].map((all) => all.length)).toEqual([1, 1, 1, 1]);
    expect(await stores.meetings.count({})).toBe(3);
  });

  it('gives the head of อ.เทิง several reports to review', async () => {
    const waiting = { districtName: 'เทิง', state: 'inReview', reviewAt: 'district' } as const;
    expect(await stores.duties.count(waiting)).toBeGreaterThanOrEqual(3);
  });

  it('has no two people with the same name, role and place', () => {
    const shown = personas.map(personaLine).map(({ name, title }) => `${name} ${title}`);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('is the same after it is loaded a second time', async () => {
    const before = await stores.duties.find({}, { sort: { _id: 1 } });
    const again = await seedDemo(db);
    expect(await stores.duties.find({}, { sort: { _id: 1 } })).toEqual(before);
    expect(again).toEqual(personas);
  });

  it('fills the overview with eighteen districts whose figures add up', async () => {
    const { rows, figures } = await execute(readOverview, { situation: province, input: {} });
    expect(rows).toHaveLength(18);
    expect(figures.total).toBeGreaterThan(1300);
    expect(figures.onTime + figures.overdue).toBeLessThanOrEqual(figures.total);
  });
});
