import { afterAll, expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import { cast } from '#test/support/demo-world.ts';
import { copyDemo } from '#test/support/demo-database.ts';
import { excessOf, startMongoProxy } from '#test/support/mongo-proxy.ts';
import { publicUrl, startApi } from './client.ts';

const { uri, db: direct, people } = await copyDemo();
const proxy = await startMongoProxy(uri);
const db = await connect(proxy.uri);
const api = await startApi(db);
api.setNow(new Date('2024-12-18T09:00:00+07:00'));
afterAll(async () => {
  await db.close();
  await proxy.close();
  await direct.drop();
  await direct.close();
});

const grading = '/api/duties/chiang-rai-2568.grading.1.t570403';

/** What a screen may ask from MongoDB in a province of 1,335 duties. */
const budgets = [
  { path: '/api/me', as: 'officer', commands: 4, depth: 2, kB: 9 },
  { path: '/api/me', as: 'province', commands: 4, depth: 2, kB: 9 },
  { path: '/api/duties/mine', as: 'officer', commands: 3, depth: 3, kB: 25 },
  { path: '/api/duties/mine', as: 'head', commands: 3, depth: 2, kB: 10 },
  { path: '/api/duties/mine', as: 'province', commands: 4, depth: 2, kB: 35 },
  { path: `${grading}/form`, as: 'officer', commands: 14, depth: 6, kB: 45 },
  { path: grading, as: 'officer', commands: 10, depth: 6, kB: 30 },
  { path: '/api/overview', as: 'province', commands: 6, depth: 4, kB: 60 },
  { path: '/api/overview', as: 'head', commands: 6, depth: 4, kB: 60 },
  { path: '/api/overview/progress', as: 'province', commands: 6, depth: 3, kB: 60 },
  { path: '/api/overview/grades', as: 'province', commands: 6, depth: 5, kB: 100 },
  { path: '/api/overview/clauses', as: 'province', commands: 6, depth: 4, kB: 60 },
  { path: '/api/overview/likely-late', as: 'province', commands: 6, depth: 4, kB: 60 },
  { path: '/api/duties?filter=late', as: 'province', commands: 9, depth: 5, kB: 60 },
  { path: '/api/duties?filter=next', as: 'province', commands: 9, depth: 6, kB: 60 },
  { path: '/api/duties', as: 'province', commands: 9, depth: 5, kB: 60 },
  { path: '/api/duties?sort=centre', as: 'province', commands: 11, depth: 7, kB: 70 },
  { path: '/api/duties?query=เวียง', as: 'province', commands: 11, depth: 6, kB: 95 },
  { path: '/api/settings/reminders', as: 'province', commands: 3, depth: 2, kB: 4 },
  { path: '/api/centres', as: 'province', commands: 3, depth: 3, kB: 60 },
  { path: '/api/centres?query=เวียง', as: 'province', commands: 3, depth: 3, kB: 60 },
] as const;

it.each(budgets)('$path asks MongoDB within its budget for the $as', async (budget) => {
  const person = people.find(({ name }) => name.includes(cast[budget.as]));
  const cookie = await api.cookieOf(person?.id ?? '');
  const call = () => api.send({ path: budget.path, headers: { cookie, origin: publicUrl } });
  const { status } = await call();
  const cost = await proxy.measure(call);
  expect([status, excessOf(cost, budget)]).toEqual([200, '']);
});
