import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { readRound } from '#use-cases/overview/read-round.ts';
import { forwardAmongMany, forwardReport } from '#use-cases/reports/review-report.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { arrivedFile, dutyOf, fill, now, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';
import { code } from './route.ts';

const db = await testDatabase();
const { stores } = db;
const mine = dutyOf({ obligation: 'operations-report' });
const other = dutyOf({ obligation: 'operations-report', centre: 't570402' });
const far = dutyOf({ obligation: 'operations-report', centre: 't570101' });
const later = new Date('2025-06-10T03:00:00Z');

beforeAll(() => fill(db));
beforeEach(() => refill(db));

/** A report sent with one photo of this content; `sent: false` leaves it out of the revision. */
async function insertWithPhoto(
  duty: typeof mine,
  { hash, sent = true }: { hash: string; sent?: boolean },
): Promise<string> {
  const id = randomUUID();
  await stores.attachments.insert({
    ...arrivedFile(id, { duty, by: 'officer', at: now }),
    hash,
  });
  await stores.submissions.insert({
    id: randomUUID(),
    duty: duty.id,
    centre: duty.centre,
    areaCode: duty.areaCode,
    form: duty.form,
    formVersion: 1,
    criteria: null,
    revision: 1,
    answers: sent ? { photos: [{ id, name: 'รูป.jpg' }] } : {},
    reasons: {},
    by: 'officer',
    at: now,
  });
  await stores.duties.replace({ ...duty, state: 'inReview', reviewAt: 'district', revision: 1 });
  return id;
}

const shared = async (as: Name, id = mine.id) =>
  (await execute(readDuty, { situation: situation(db, { as, at: later }), input: { id } }))
    .sharedPictures;

describe('a picture in the reports of two tambons', () => {
  it('is told to the reviewers with the other report, its place and district', async () => {
    const file = await insertWithPhoto(mine, { hash: 'same' });
    await insertWithPhoto(other, { hash: 'same' });
    const use = { file, duty: other.id };
    for (const reviewer of ['head', 'province'] as const) {
      const found = await shared(reviewer);
      expect(found).toMatchObject([use]);
      expect(found[0]?.place).toBe(`${other.centreName} อ.${other.districtName}`);
    }
  });

  it('names the place of a foreign district without a way into its report', async () => {
    await insertWithPhoto(mine, { hash: 'same' });
    await insertWithPhoto(far, { hash: 'same' });
    expect(await shared('head')).toMatchObject([
      { duty: null, place: `${far.centreName} อ.${far.districtName}` },
    ]);
    expect(await shared('province')).toMatchObject([{ duty: far.id }]);
  });

  it('is told to no member or officer of either place', async () => {
    await insertWithPhoto(mine, { hash: 'same' });
    await insertWithPhoto(other, { hash: 'same' });
    for (const person of ['chair', 'member', 'officer'] as const)
      expect(await shared(person)).toEqual([]);
    expect(await shared('otherOfficer', other.id)).toEqual([]);
  });

  it('is no finding when the other has not sent it, or when it is of the same place', async () => {
    await insertWithPhoto(mine, { hash: 'same' });
    await insertWithPhoto(other, { hash: 'same', sent: false });
    const ownOther = dutyOf({ obligation: 'progress-assessment' });
    await insertWithPhoto(ownOther, { hash: 'same' });
    expect(await shared('head')).toEqual([]);
  });

  it('must be looked at before the report is forwarded among many', async () => {
    await insertWithPhoto(mine, { hash: 'same' });
    await insertWithPhoto(other, { hash: 'same' });
    const head = situation(db, { as: 'head', at: later });
    const { rows } = await execute(readRound, {
      situation: head,
      input: { column: `${mine.letter}.${mine.obligation}.1` },
    });
    const row = rows.find(({ duty }) => duty.id === mine.id);
    expect(row).toMatchObject({ sharesPictures: true, plain: false });
    const input = { id: mine.id, revision: 1 };
    expect(await code(execute(forwardAmongMany, { situation: head, input }))).toBe('look-first');
    await execute(forwardReport, { situation: head, input });
    expect(await stores.duties.get(mine.id)).toMatchObject({ reviewAt: 'province' });
  });
});
