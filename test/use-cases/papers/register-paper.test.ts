import { beforeAll, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { PaperFormat } from '#domain/papers/paper.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { makePaper } from '#use-cases/papers/make-paper.ts';
import { execute } from '#use-cases/use-case.ts';
import { demoDatabase } from '#test/support/demo-database.ts';
import { dataOf } from '#test/support/papers/data-of.ts';
import { cast } from '#test/support/demo-world.ts';

const { db, people } = await demoDatabase();
const now = atBangkok('2024-12-27', '10:00');
const district = '5704';

function situation(who: keyof typeof cast) {
  const person = people.find(({ name }) => name.includes(cast[who]));
  if (!person) throw new Error(`the demo has no ${who}`);
  return { db, actor: actorOf(person), now, channel: 'app' as const };
}

function make(who: keyof typeof cast, area: AreaCode, format: PaperFormat = 'pdf') {
  return execute(makePaper, {
    situation: situation(who),
    input: { paper: 'register', area, format },
  });
}

/** The members in the ledger, for the centres whose register is accepted. */
async function membersIn(area: string): Promise<number> {
  const duties = await db.stores.duties.find({ form: 'committee-register', state: 'accepted' });
  const centres = duties.filter((duty) => !duty.extra && duty.areaCode.startsWith(area));
  const counts = await Promise.all(
    centres.map(({ centre }) => db.stores.members.count({ centre, until: null })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

describe('the printed register', () => {
  beforeAll(async () => {
    // Every report of the district except one is accepted.
    const duties = await db.stores.duties.find({ form: 'committee-register', state: 'inReview' });
    for (const duty of duties)
      await db.stores.duties.save({ ...duty, state: 'accepted', reviewAt: null, acceptedAt: now });
  });

  it('lists every committee of a district, with the members in the ledger', async () => {
    const { paper, name } = await make('head', district);
    const data = dataOf(paper, 'register-district');
    expect(name).toBe('ทะเบียนกรรมการ อำเภอเทิง 2568');
    const duties = await db.stores.duties.find({ form: 'committee-register', districtName: 'เทิง' });
    expect(data.centres).toHaveLength(duties.filter(({ extra }) => !extra).length);
    expect(data.centres[0]?.name).toBe('ศอช.อ.เทิง');
    expect(data.totals.members).toBe(await membersIn(district));
    expect(data.totals.members).toBeGreaterThan(50);
    const missing = data.centres.filter(({ order }) => order === null);
    expect(missing.every(({ members }) => members.length === 0)).toBe(true);
    expect(data.mark).toBe(missing.length > 0 ? 'ร่าง' : null);
  });

  it('adds up the registers of the districts for the province', async () => {
    const { paper } = await make('province', '57');
    const { rows, totals, list } = dataOf(paper, 'register-province');
    expect(totals.members).toBe(await membersIn('57'));
    expect(rows.reduce((sum, row) => sum + row.members, 0)).toBe(totals.members);
    expect(list).toHaveLength(143);
    const { paper: part } = await make('province', district);
    const { totals: own } = dataOf(part, 'register-district');
    expect(rows.find((row) => row.name === 'เทิง')?.members).toBe(own.members);
    expect(totals.standing + totals.expired + totals.inProgress).toBe(totals.sent);
  });

  it('is made only for the heads of its area and for the province', async () => {
    const asked = (['head', 'province', 'otherHead', 'officer', 'chair', 'admin'] as const).map(
      async (who) => {
        try {
          await make(who, district);
          return `${who} made`;
        } catch (error) {
          return `${who} ${error instanceof Error ? error.message : ''}`;
        }
      },
    );
    expect(await Promise.all(asked)).toEqual([
      'head made',
      'province made',
      'otherHead not-allowed',
      'officer not-allowed',
      'chair not-allowed',
      'admin not-allowed',
    ]);
  });

  it('leaves an audit row with its name, format and draft mark', async () => {
    await make('head', district, 'xlsx');
    const rows = await db.stores.audit.ofSubject(`area:${district}`);
    expect(rows.map(({ action, note }) => `${action} ${note ?? ''}`)).toContain(
      'paper.exported ทะเบียนกรรมการ อำเภอเทิง 2568 XLSX ร่าง',
    );
  });

  it('is refused in an unavailable format or level', async () => {
    await expect(make('province', '57', 'docx')).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
