import { beforeAll, describe, expect, it } from 'vitest';
import { cancelFileJob, listFileJobs, startFileJob } from '#use-cases/files/file-jobs.ts';
import { readYear } from '#use-cases/files/read-year.ts';
import { openResourceSchema } from '#domain/open-data/open-rows.ts';
import { createOpenKey, listOpenKeys } from '#use-cases/open-data/open-keys.ts';
import { readOpenData } from '#use-cases/open-data/read-open-data.ts';
import { execute } from '#use-cases/use-case.ts';
import { fill, letter, now, situation } from '../support/world.ts';
import { openPlans } from './query-plans.ts';

const { db, scansOf } = await openPlans();
beforeAll(() => fill(db));

const head = () => situation(db, { as: 'head' });
const id = '00000000-0000-4000-8000-000000000003';
const file = { kind: 'year', letter: letter.id, area: '5704' };

async function readWholeYear(): Promise<void> {
  const input = { letter: letter.id, area: '5704' };
  const book = await execute(readYear, { situation: head(), input });
  for (const sheet of book.sheets)
    for await (const rows of sheet.rows()) expect(rows.length).toBeGreaterThan(0);
}

describe('queries of the open data', () => {
  it.each(openResourceSchema.options)('use an index: %s', async (resource) => {
    const input = { name: 'กรมทดลอง', areaCode: '57', isPersonal: false, days: 1 };
    const province = situation(db, { as: 'province' });
    const { secret } = await execute(createOpenKey, { situation: province, input });
    const read = (more: object) =>
      execute(readOpenData, { situation: province, input: { resource, secret, ...more } });
    const cursor = Buffer.from('570401 a').toString('base64url');
    const { queries, scans } = await scansOf(async () => {
      await read({ limit: '2' });
      await read({ cursor, updatedSince: now.toISOString() });
    });
    expect(queries).toBeGreaterThan(3);
    expect(scans).toEqual([]);
  });

  it('use an index: the API keys of a province', async () => {
    const list = () =>
      execute(listOpenKeys, { situation: situation(db, { as: 'province' }), input: {} });
    const { scans } = await scansOf(list);
    expect(scans).toEqual([]);
  });
});

describe('queries of long files', () => {
  it.each([
    {
      name: 'to ask for one',
      work: () => execute(startFileJob, { situation: head(), input: { id, file, wallNow: now } }),
    },
    {
      name: 'to list them',
      work: () => execute(listFileJobs, { situation: head(), input: { wallNow: now } }),
    },
    {
      name: 'to claim one',
      work: () => db.stores.fileJobs.claim({ by: 'a', wallNow: now, leaseUntil: now }),
    },
    {
      name: 'to cancel one',
      work: () => execute(cancelFileJob, { situation: head(), input: { id } }),
    },
    { name: 'to read a year', work: readWholeYear },
  ])('use an index: $name', async ({ work }) => {
    const { queries, scans } = await scansOf(work);
    expect(queries).toBeGreaterThan(0);
    expect(scans).toEqual([]);
  });
});
