import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#domain/limits.ts';
import { testDatabase } from '#test/support/database.ts';
import { filledWorkbook } from '#test/support/hostile/hostile-workbooks.ts';
import { now } from '#test/support/world.ts';
import { publicUrl, startApi } from '../client.ts';
import type { Answer } from '../client.ts';
import { duty, openDesk, outcome, report } from '../api-fixture.ts';

const db = await testDatabase();
const { api, clients } = await openDesk(db);
/** A second process on the same database. */
const startedAt = new Date();
const second = await startApi(db, { wallClock: () => startedAt });
const most = limits.request.filesPerPersonMinute;
const asked = { path: '/api/files', json: { file: { kind: 'report', id: duty.id } } };

beforeEach(async () => {
  await db.stores.rateCounters.remove({});
  api.setNow(now);
  second.setNow(now);
});

function sheet() {
  const body = new FormData();
  const bytes = new Uint8Array(filledWorkbook({ rows: 2, columns: 2 }));
  body.append('file', new Blob([bytes]), 'a.xlsx');
  return { path: '/api/sheets', body };
}

function pathOf(link: Answer): string {
  return String(link.json['url']).replace(publicUrl, '');
}

describe('workbooks downloaded by one person', () => {
  it('are refused from the 31st in a minute on, over two processes, for that person only', async () => {
    const { officer, head } = await clients('officer', 'head');
    const elsewhere = await second.as('officer');
    const answers = await Promise.all(
      Array.from({ length: most }, (_, at) => (at % 2 === 0 ? officer : elsewhere)(asked)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(most).fill(200));
    const refused = [await officer(asked), await elsewhere(sheet())];
    expect(refused.map(outcome)).toEqual(Array(2).fill('429 too-many-workbooks'));
    for (const one of refused) {
      expect(Number(one.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(one.json['title']).toContain(`${most} ครั้งใน 1 นาที`);
    }
    expect((await head(asked)).status).toBe(200);
    second.setNow(new Date(now.getTime() + 60_000));
    expect((await elsewhere(sheet())).status).toBe(200);
  });

  it('are counted together: links made, links opened and sheets read', async () => {
    const { officer } = await clients('officer');
    await officer(report());
    const link = await officer(asked);
    expect((await second.send({ path: pathOf(link) })).status).toBe(200);
    expect((await officer(sheet())).status).toBe(200);
    const counted = await db.stores.rateCounters.find({});
    expect(counted.map(({ count }) => count)).toEqual([3]);
  });

  it('are counted for the person in the signed link, and a refusal shows a page', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    const own = pathOf(await officer(asked));
    await db.stores.rateCounters.updateMany({}, { $set: { count: most } });
    const other = pathOf(await head(asked));
    const refused = await second.send({ path: own });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.text).toContain(`${most} ครั้งใน 1 นาที`);
    expect((await second.send({ path: other })).status).toBe(200);
  });
});

describe('attachments read by one person', () => {
  it('are refused after three hundred in a minute of one process', async () => {
    const officer = await second.as('officer');
    const head = await second.as('head');
    const asking = { path: '/api/attachments/none' };
    const answers: Answer[] = [];
    for (let sent = 0; sent < limits.request.attachmentsPerPersonMinute; sent += 30)
      answers.push(...(await Promise.all(Array.from({ length: 30 }, () => officer(asking)))));
    expect(new Set(answers.map(outcome))).toEqual(new Set(['404 not-found']));
    expect(outcome(await officer(asking))).toBe('429 too-many-attachments');
    expect(outcome(await head(asking))).toBe('404 not-found');
  });
});
