import { beforeEach, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import { createOffice, digestOf } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { lineUserId } from '#test/support/line/line-api.ts';
import { dutyOf, fill } from '#test/support/world.ts';
import { createChat } from '../chat.ts';

const db = await testDatabase();
beforeEach(() => fill(db));

const sizesOf = (messages: unknown): string[] => [
  ...new Set(
    [...JSON.stringify(messages).matchAll(/"size":"(x*l|md|sm)"/g)].map(([, size = '']) => size),
  ),
];

it('ตัวใหญ่ enlarges the letters of later answers and reminders, and ตัวปกติ resets them', async () => {
  const chat = createChat(db);
  const ask = (text: string) => chat.say(lineUserId('officer'), text);
  const usual = sizesOf(await ask('สถานะ'));
  expect(sizesOf(await ask('ตัวใหญ่'))).toContain('xl');
  const big = sizesOf(await ask('สถานะ'));
  expect(usual).not.toContain('xl');
  expect(big).toContain('xl');
  expect(big).not.toContain('sm');
  const office = createOffice(db);
  await office.plan({ notice: digestOf(dutyOf({ obligation: 'grading' })) });
  await deliver.run(office.tools);
  expect(sizesOf(office.arrived().map((body): unknown => JSON.parse(body)))).toContain('xl');
  await ask('ตัวปกติ');
  expect(sizesOf(await ask('สถานะ'))).toEqual(usual);
});
