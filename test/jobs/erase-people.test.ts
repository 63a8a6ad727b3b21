import { beforeAll, beforeEach, expect, it } from 'vitest';
import { formerHolder } from '#domain/privacy/erase-text.ts';
import { deliver } from '#jobs/deliver.ts';
import { erasePeople } from '#jobs/erase-people.ts';
import { askErasure } from '#use-cases/privacy/ask-erasure.ts';
import { grantErasure } from '#use-cases/privacy/decide-erasure.ts';
import { execute } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { fill, now, refill, situation } from '../support/world.ts';
import { createOffice } from './job-fixture.ts';

const db = await testDatabase();

beforeAll(() => fill(db));
beforeEach(() => refill(db));

it('the erasure job erases a person after the answer was sent to them', async () => {
  const office = createOffice(db);
  const asked = situation(db, { as: 'chair' });
  const { id } = await execute(askErasure, { situation: asked, input: { words: '' } });
  const reply = 'ลบเบอร์โทรและบัญชีไลน์แล้ว';
  const granted = situation(db, { as: 'province' });
  await execute(grantErasure, { situation: granted, input: { id, reply } });
  office.setClock(new Date(now.getTime() + 60_000));
  expect(await erasePeople.run(office.tools)).toEqual({ erased: 0 });
  await deliver.run(office.tools);
  expect(office.arrived().some((body) => body.includes(reply))).toBe(true);
  expect(await erasePeople.run(office.tools)).toEqual({ erased: 1 });
  expect((await db.stores.persons.get('chair'))?.name).toBe(formerHolder);
});
