import { describe, expect, it } from 'vitest';
import { readXlsx } from '#test/support/read-workbook.ts';
import { sampleCriteria } from '#test/examples/example.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf } from '#test/support/world.ts';
import { at, publicUrl } from './client.ts';
import type { Client } from './client.ts';
import { openDesk, outcome } from './api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api, clients } = await openDesk(db);
const sample = sampleCriteria.id;

async function begin(client: Client): Promise<string> {
  const answer = await client({ path: '/api/criteria', json: { from: sample, fiscalYear: 2568 } });
  return String(answer.json['id']);
}

async function freshDraft() {
  await stores.criteria.remove({});
  await stores.criteria.insertMissing([sampleCriteria]);
  const { province, officer } = await clients('province', 'officer');
  return { province, officer, id: await begin(province) };
}

const contentOf = async (id: string) => {
  const set = await stores.criteria.get(id);
  if (!set) throw new Error(`no set ${id}`);
  const { title, notice, source, levels, categories } = set;
  return { title, notice, source, levels, categories };
};

describe('a criteria set', () => {
  it('has one draft a year, and is used for grading only after publishing', async () => {
    const { province, officer, id } = await freshDraft();
    expect(await begin(province)).toBe(id);
    const grading = `/api/duties/${dutyOf({ obligation: 'grading' }).id}/form`;
    const setOf = async () => at((await officer({ path: grading })).json, 'criteria', 'id');
    expect(await setOf()).toBe(sample);
    const published = await province({ path: `/api/criteria/${id}/publish`, json: { edition: 1 } });
    expect(published.status).toBe(200);
    expect(await setOf()).toBe(id);
    expect(at((await officer({ path: grading })).json, 'criteria', 'sample')).toBe(false);
    const states = (await stores.criteria.find({})).map(
      (indicator) => `${indicator.version} ${indicator.state}`,
    );
    // The sample counts in the whole country, so another province still uses it.
    expect(states.toSorted()).toEqual(['1 published', '2 published']);
  });

  it('refuses the second of two concurrent saves, and every save after publishing', async () => {
    const { province, id } = await freshDraft();
    const { secondProvince } = await clients('secondProvince');
    const content = await contentOf(id);
    const save = (client: Client, edition: number) =>
      client({ method: 'PUT', path: `/api/criteria/${id}`, json: { edition, content } });
    expect((await save(province, 1)).json['edition']).toBe(2);
    expect(outcome(await save(secondProvince, 1))).toBe('409 conflict');
    await province({ path: `/api/criteria/${id}/publish`, json: { edition: 2 } });
    expect(outcome(await save(province, 3))).toBe('409 wrong-state');
    const gone = await province({ path: `/api/criteria/${id}/discard`, json: { edition: 3 } });
    expect(outcome(gone)).toBe('409 wrong-state');
  });

  it('with a flaw is stored as a draft and not published', async () => {
    const { province, id } = await freshDraft();
    const content = await contentOf(id);
    content.levels = content.levels.filter((level) => level.minPercent > 0);
    const saved = await province({
      method: 'PUT',
      path: `/api/criteria/${id}`,
      json: { edition: 1, content },
    });
    expect(saved.json['flaws']).toEqual(['ต้องมีระดับที่เริ่มจากร้อยละ 0']);
    const refused = await province({ path: `/api/criteria/${id}/publish`, json: { edition: 2 } });
    expect(outcome(refused)).toBe('400 invalid-input');
  });

  it('is the same after export to Excel and import; a wrong line changes nothing', async () => {
    const { province, id } = await freshDraft();
    const link = await province({ path: '/api/files', json: { file: { kind: 'criteria', id } } });
    const file = await fetch(api.base + String(link.json['url']).replace(publicUrl, ''));
    const sheets = await readXlsx(new Uint8Array(await file.arrayBuffer()));
    const back = await province({
      path: `/api/criteria/${id}/sheets`,
      json: { edition: 1, sheets },
    });
    expect([back.status, back.json['problems']]).toEqual([200, []]);
    const read = await province({ path: `/api/criteria/${id}` });
    expect(read.json['changes']).toEqual([]);
    sheets[0]?.rows[1]?.splice(4, 1, '');
    const wrong = await province({
      path: `/api/criteria/${id}/sheets`,
      json: { edition: 2, sheets },
    });
    expect(at(wrong.json, 'problems', 0)).toEqual({
      line: 2,
      column: 'ตัวชี้วัด',
      message: 'กรุณากรอกตัวชี้วัด',
    });
    expect((await stores.criteria.get(id))?.edition).toBe(2);
  });

  it('is open to the province only', async () => {
    const { id } = await freshDraft();
    const { head, officer, admin, chair } = await clients('head', 'officer', 'admin', 'chair');
    const asked = [head, officer, admin, chair].flatMap((client) => [
      client({ path: '/api/criteria' }),
      client({ path: `/api/criteria/${id}` }),
      client({ path: `/api/criteria/${id}/publish`, json: { edition: 1 } }),
    ]);
    expect(new Set((await Promise.all(asked)).map((answer) => answer.status))).toEqual(
      new Set([403]),
    );
  });
});
