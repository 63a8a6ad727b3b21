import { afterAll, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import { cast } from '../support/demo-world.ts';
import { copyDemo } from '../support/demo-database.ts';
import { excessOf, startMongoProxy } from '../support/mongo-proxy.ts';
import { createChat } from './chat.ts';

const { uri, db: direct, people } = await copyDemo();
const proxy = await startMongoProxy(uri);
const db = await connect(proxy.uri);
const chat = createChat(db);
afterAll(async () => {
  await db.close();
  await proxy.close();
  await direct.drop();
  await direct.close();
});

/**
 * The most that answering a typed command may cost in MongoDB, in a province of 1,335 duties. The inbox’s
 * own work is not counted.
 */
const budgets = [
  { text: 'สถานะ', as: 'officer', commands: 3, depth: 3, kB: 25 },
  { text: 'สถานะ', as: 'chair', commands: 3, depth: 3, kB: 25 },
  { text: 'สถานะ', as: 'head', commands: 3, depth: 2, kB: 10 },
  { text: 'สถานะ', as: 'province', commands: 4, depth: 2, kB: 35 },
  { text: 'กำหนดส่ง', as: 'officer', commands: 3, depth: 3, kB: 30 },
  { text: 'ประชุม', as: 'officer', commands: 6, depth: 5, kB: 35 },
  { text: 'ทะเบียน', as: 'officer', commands: 7, depth: 5, kB: 30 },
  { text: 'ขอขยายเวลา', as: 'officer', commands: 3, depth: 3, kB: 25 },
  { text: 'ติดต่อ', as: 'officer', commands: 3, depth: 3, kB: 5 },
  { text: 'ข้อมูลของฉัน', as: 'officer', commands: 28, depth: 12, kB: 60 },
  { text: 'ช่วยเหลือ', as: 'officer', commands: 1, depth: 1, kB: 2 },
] as const;

it.each(budgets)('answering $text stays within its MongoDB budget for the $as', async (budget) => {
  const person = people.find(({ name }) => name.includes(cast[budget.as]));
  const say = () => chat.say(person?.lineUserId ?? '', budget.text);
  expect(await say()).toHaveLength(1);
  const cost = await proxy.measure(say);
  expect(excessOf(cost, budget)).toBe('');
});
