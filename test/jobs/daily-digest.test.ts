import type { Day } from '#domain/calendar.ts';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { dailyDigest } from '#jobs/daily-digest.ts';
import { deliver } from '#jobs/deliver.ts';
import type { Delivery } from '#models/deliveries.ts';
import { acknowledgeDelivery, markDeliverySeen } from '#use-cases/notices/acknowledge-delivery.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, personOf, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';
import type { Office } from './job-fixture.ts';
import { digestsIn, refillWithTwoGradings } from './two-gradings.ts';

const db = await testDatabase();
const { stores } = db;
let office: Office;

beforeAll(() => fill(db));
beforeEach(async () => {
  await refillWithTwoGradings(db);
  office = createOffice(db);
});

const digests = (day?: Day) => digestsIn(db, day);

async function morning(day: Day): Promise<void> {
  office.setClock(atBangkok(day, '08:30'));
  await dailyDigest.run(office.tools);
  await deliver.run(office.tools);
}

/** The process is killed when it has stored two digests. */
async function killedMorning(day: Day): Promise<void> {
  const { deliveries } = stores;
  const dying = {
    ...deliveries,
    plan: async (items: readonly Delivery[]): Promise<number> => {
      await deliveries.plan(items.slice(0, 2));
      throw new Error('killed');
    },
  };
  office.setClock(atBangkok(day, '08:30'));
  const tools = { ...office.tools, db: { ...db, stores: { ...stores, deliveries: dying } } };
  await expect(dailyDigest.run(tools)).rejects.toThrow('killed');
}

describe('the digest of a morning', () => {
  it('is one message to each officer and head on 18 Dec, even when the job runs three times', async () => {
    for (let run = 0; run < 3; run += 1) await morning('2024-12-18');
    expect(await digests()).toEqual([
      '2024-12-18 head -7,-7 sent',
      '2024-12-18 officer 0 sent',
      '2024-12-18 otherOfficer 0 sent',
      '2024-12-18 wideOfficer 0,0 sent',
    ]);
    expect(office.arrived()).toHaveLength(4);
  });

  it.each([
    ['the quota is used up', { kind: 'monthlyLimit', reason: '429' }],
    ['LINE gives no token', { kind: 'notSent', reason: 'no token' }],
  ] as const)(
    'is one message with every duty owed after mornings when %s',
    async (_why, outcome) => {
      for (const day of ['2024-12-18', '2024-12-19', '2024-12-20'] as const) {
        for (let index = 0; index < 40; index += 1) office.script.push(outcome);
        await morning(day);
        office.script.length = 0;
      }
      expect(office.arrived()).toEqual([]);
      await morning('2024-12-23');
      office.setClock(atBangkok('2024-12-23', '09:00'));
      await deliver.run(office.tools);
      expect(await digests('2024-12-23')).toEqual([
        expect.stringMatching(/^2024-12-23 head .* sent$/),
        expect.stringMatching(/^2024-12-23 officer 3 sent$/),
        expect.stringMatching(/^2024-12-23 otherOfficer 3 sent$/),
        expect.stringMatching(/^2024-12-23 wideOfficer 3,3 sent$/),
      ]);
      expect(office.arrived()).toHaveLength(4);
      const older = (await digests()).filter((line) => !line.startsWith('2024-12-23'));
      expect(older.filter((line) => !line.endsWith('cancelled'))).toEqual([]);
    },
  );

  it('is sent at 08:30 on a working day and not before', async () => {
    office.setClock(atBangkok('2024-12-18', '08:29'));
    expect(await dailyDigest.run(office.tools)).toBe(false);
    office.setClock(atBangkok('2024-12-21', '10:00'));
    expect(await dailyDigest.run(office.tools)).toEqual({ provinces: 0, planned: 0 });
    expect(await digests()).toEqual([]);
  });

  it('covers all days of downtime in one message', async () => {
    await morning('2024-12-13');
    await morning('2024-12-20');
    await morning('2024-12-23');
    expect((await digests()).filter((line) => line.includes(' officer '))).toEqual([
      '2024-12-13 officer -3 sent',
      '2024-12-20 officer 1 sent',
      '2024-12-23 officer 3 sent',
    ]);
  });

  it('joins two waves for heads in one message on 2 Jan', async () => {
    await morning('2024-12-26');
    await morning('2024-12-27');
    office.setClock(atBangkok('2025-01-01', '09:00'));
    await dailyDigest.run(office.tools);
    await morning('2025-01-02');
    const toHead = (await digests()).filter((line) => line.includes(' head '));
    expect(toHead.at(-1)).toBe('2025-01-02 head 7,7 sent');
    expect(toHead.filter((line) => line.startsWith('2025-01-02'))).toHaveLength(1);
  });

  it('is sent although the table of holidays is empty', async () => {
    await stores.holidays.remove({});
    await morning('2024-12-18');
    expect(await digests()).toHaveLength(4);
    await fill(db);
  });

  it('is sent on the working days of the province, which may differ from the country', async () => {
    const own = { areaCode: '57', name: 'ชดเชย', basis: 'province' } as const;
    await stores.holidays.put({ ...own, id: '57.2024-12-18', on: '2024-12-18' });
    await stores.holidays.put({
      ...own,
      id: '57.2025-01-01',
      on: '2025-01-01',
      isWorkday: true,
    });
    await morning('2024-12-18');
    expect(await digests()).toEqual([]);
    await morning('2024-12-19');
    expect(await digests('2024-12-19')).not.toEqual([]);
    await morning('2025-01-01');
    expect(await digests('2025-01-01')).not.toEqual([]);
    expect((await digests('2025-01-01')).filter((line) => !line.endsWith('sent'))).toEqual([]);
    await stores.holidays.remove({ areaCode: '57' });
  });

  it('shows a date that was moved to this day after a killed run had stored the digest', async () => {
    const moved = dutyOf({ obligation: 'grading', centre: 't570402' });
    await stores.duties.put({ ...moved, districtDueOn: '2025-01-10', dueOn: '2025-01-15' });
    await killedMorning('2024-12-18');
    const dutiesIn = async (ids: readonly string[]) =>
      (await stores.deliveries.find({ 'notice.kind': 'digest' }))
        .filter(({ id }) => ids.includes(id))
        .flatMap(({ notice }) => (notice.kind === 'digest' ? notice.entries : []))
        .map(({ duty }) => duty);
    const stored = (await stores.deliveries.find({ 'notice.kind': 'digest' })).map(({ id }) => id);
    expect(await dutiesIn(stored)).not.toContain(moved.id);
    await stores.duties.put(moved);
    await morning('2024-12-18');
    expect(await dutiesIn(stored)).toContain(moved.id);
    expect((await digests()).every((line) => line.endsWith('sent'))).toBe(true);
    expect(office.arrived()).toHaveLength(4);
  });

  it('is continued the next morning after a crash in the middle, and repeats nothing', async () => {
    await morning('2024-12-17');
    await killedMorning('2024-12-18');
    await morning('2024-12-19');
    const said = (await stores.deliveries.find({ 'notice.kind': 'digest' })).flatMap(
      ({ person, notice }) =>
        notice.kind === 'digest'
          ? notice.entries.map((entry) => `${person} ${entry.duty} ${entry.wave}`)
          : [],
    );
    expect(new Set(said).size).toBe(said.length);
    expect([...new Set(said.map((line) => String(line.split(' ')[0])))].toSorted()).toEqual([
      'head',
      'officer',
      'otherOfficer',
      'wideOfficer',
    ]);
  });
});

describe('an unanswered digest', () => {
  const deliveryOf = async (person: Name) =>
    stores.deliveries.one({ key: `digest:2024-12-18:57:${person}` });
  const climbed = async (day: Day) =>
    (await stores.deliveries.digestsOn([day], '57')).flatMap(({ person, notice }) =>
      notice.kind === 'digest'
        ? notice.entries.flatMap((entry) =>
            entry.escalatedFrom ? [`${person} from ${entry.escalatedFrom}`] : [],
          )
        : [],
    );

  beforeEach(async () => {
    await stores.duties.remove({ centre: 't570402' });
    for (const name of ['otherOfficer', 'wideOfficer'] as const)
      await stores.persons.put({ ...personOf(name), following: false });
    await morning('2024-12-18');
  });

  it('escalates to the head on the next working day', async () => {
    await morning('2024-12-19');
    expect(await climbed('2024-12-19')).toEqual(['head from officer']);
  });

  it.each(['acknowledged', 'opened'])('does not escalate after it was %s', async (how) => {
    const id = (await deliveryOf('officer'))?.id ?? '';
    const call = { situation: situation(db, { as: 'officer' }), input: { id } };
    await (how === 'opened' ? execute(markDeliverySeen, call) : execute(acknowledgeDelivery, call));
    await morning('2024-12-19');
    expect(await climbed('2024-12-19')).toEqual([]);
  });

  it('escalates once to the head, then to the province when the head does not answer either', async () => {
    await morning('2024-12-19');
    await morning('2024-12-20');
    expect(await climbed('2024-12-20')).toEqual([]);
    // The head was reminded by the province’s date, so the duty escalates only within three days of that
    // date.
    await morning('2024-12-24');
    await morning('2024-12-25');
    expect(await climbed('2024-12-25')).toContain('province from head');
  });

  it('can be opened and acknowledged only by its recipient', async () => {
    const id = (await deliveryOf('officer'))?.id ?? '';
    const call = { situation: situation(db, { as: 'head' }), input: { id } };
    await expect(execute(acknowledgeDelivery, call)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(execute(markDeliverySeen, call)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
