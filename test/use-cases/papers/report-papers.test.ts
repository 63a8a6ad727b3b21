import { beforeAll, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { PaperRequest } from '#domain/papers/request.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { gradesOf } from '#use-cases/centres/centre-summary.ts';
import { missingCount } from '#domain/papers/standing.ts';
import { listPapers } from '#use-cases/papers/list-papers.ts';
import { makePaper } from '#use-cases/papers/make-paper.ts';
import { execute } from '#use-cases/use-case.ts';
import { demoDatabase } from '#test/support/demo-database.ts';
import { cast } from '#test/support/demo-world.ts';
import { dataOf } from '#test/support/papers/data-of.ts';

const { db, people } = await demoDatabase();
const now = atBangkok('2024-12-27', '10:00');

function situation(who: keyof typeof cast) {
  const person = people.find(({ name }) => name.includes(cast[who]));
  if (!person) throw new Error(`the demo has no ${who}`);
  return { db, actor: actorOf(person), now, channel: 'app' as const };
}

const make = (who: keyof typeof cast, input: PaperRequest) =>
  execute(makePaper, { situation: situation(who), input });

const duties = (filter: Record<string, string | number>) => db.stores.duties.find(filter);

describe('a paper of the reports', () => {
  beforeAll(async () => {
    for (const duty of await duties({ state: 'inReview', districtName: 'เทิง' }))
      await db.stores.duties.save({ ...duty, state: 'accepted', reviewAt: null, acceptedAt: now });
  });

  it('counts the grades that the ledger shows for each accepted report', async () => {
    const { paper } = await make('head', {
      paper: 'grading',
      area: '5704',
      format: 'pdf',
      round: 1,
    });
    const { rows, totals, mark } = dataOf(paper, 'grading-district');
    const accepted = await duties({
      form: 'grading',
      round: 1,
      state: 'accepted',
      districtName: 'เทิง',
    });
    expect(totals[0]?.assessed).toBe(accepted.length);
    expect(accepted.length).toBeGreaterThan(2);
    const grades = await execute(gradesOf, {
      situation: situation('head'),
      input: { duties: accepted.map(({ id }) => id) },
    });
    const percents = rows.flatMap(({ results }) => results[0]?.percent ?? []);
    const byValue = (a: number, b: number): number => a - b;
    expect(percents.toSorted(byValue)).toEqual(
      grades.map(({ percent }) => percent).toSorted(byValue),
    );
    expect(mark).toBe('ตัวอย่าง');
  });

  it('has the figures of the overview on the status report', async () => {
    const { paper } = await make('province', { paper: 'status', area: '57', format: 'pdf' });
    const { totals, districts } = dataOf(paper, 'status');
    const { figures } = await execute(readOverview, {
      situation: situation('province'),
      input: { area: '57' },
    });
    expect(totals.total).toBe(figures.total);
    expect(totals.due).toBe(figures.dueTotal);
    expect(totals.onTime).toBe(figures.onTime);
    expect(totals.missing).toBe(figures.overdue);
    expect(districts.reduce((sum, { total }) => sum + total, 0)).toBe(totals.due);
  });

  it('prints one report for people who may read it, and audits it under the report', async () => {
    const [meeting] = await duties({ form: 'meeting-report', revision: 1, level: 'tambon' });
    if (!meeting) throw new Error('the demo has no meeting');
    const request = { paper: 'minutes', format: 'pdf', area: '57', duty: meeting.id } as const;
    const { paper, name } = await make('province', request);
    const { sheets } = dataOf(paper, 'minutes');
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.present.length).toBeGreaterThan(5);
    expect((sheets[0]?.present.length ?? 0) + (sheets[0]?.absent.length ?? 0)).toBe(
      sheets[0]?.members,
    );
    expect(name).toMatch(/^รายงานการประชุม ครั้งที่ \d ศอช\.ต\./);
    const row = (await db.stores.audit.ofSubject(meeting.id)).find(
      ({ action }) => action === 'paper.printed',
    );
    expect(row?.note).toContain('PDF');
    await expect(make('head', request)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('is refused when no report was sent, but can be made blank for filling in by hand', async () => {
    const request = { paper: 'grading-sheet', area: '5704', format: 'pdf', round: 2 } as const;
    await expect(make('head', request)).rejects.toMatchObject({ code: 'paper-empty', status: 404 });
    const { paper, name } = await make('head', { ...request, blank: true });
    const { sheets } = dataOf(paper, 'grading-sheet');
    expect(sheets.map(({ grade }) => grade)).toEqual(sheets.map(() => null));
    expect(sheets).toHaveLength(10);
    expect(name).toContain('แบบเปล่า');
  });

  it('is a memo with the enclosures whose rounds have begun', async () => {
    const { paper } = await make('head', { paper: 'memo', area: '5704', format: 'pdf' });
    const { enclosures, to, signer, paragraphs } = dataOf(paper, 'memo');
    expect(enclosures.map(({ title }) => title)).toEqual([
      'ทะเบียนกรรมการ อำเภอเทิง',
      'ผลประเมินระดับ อำเภอเทิง',
    ]);
    expect([to, signer.position]).toEqual(['ผู้ว่าราชการจังหวัดเชียงราย', 'นายอำเภอเทิง']);
    expect(paragraphs[1]).toContain('จาก 11 ศูนย์');
  });

  it('lists how complete each paper is, with the ledger’s counts', async () => {
    const { papers, areas, letter } = await execute(listPapers, {
      situation: situation('head'),
      input: {},
    });
    expect(areas).toEqual([{ areaCode: '5704', name: 'อ.เทิง' }]);
    expect(letter?.fiscalYear).toBe(2568);
    const register = papers.find(({ paper }) => paper === 'register')?.standing;
    const owed = await duties({ form: 'committee-register', districtName: 'เทิง' });
    const demanded = owed.filter(({ extra }) => !extra);
    expect(register?.total).toBe(demanded.length);
    expect(register?.accepted).toBe(demanded.filter(({ state }) => state === 'accepted').length);
    for (const { standing } of papers) {
      if (!standing) continue;
      const missing = standing.missing.reduce((sum, part) => sum + missingCount(part), 0);
      expect(standing.accepted + missing).toBe(standing.total);
    }
    expect(papers.find(({ paper, round }) => paper === 'grading' && round === 2)?.isBegun).toBe(
      false,
    );
    await expect(
      execute(listPapers, { situation: situation('officer'), input: {} }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
