import { afterAll, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import type { EndpointName } from '#contract/contract.ts';
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

const round = 'letter=chiang-rai-2568&obligation=grading&round=1';
const column = 'chiang-rai-2568.grading.1';

/** The most that a screen may cost in MongoDB, in a province of 1,335 duties. */
const budgets = [
  { path: '/api/config', as: 'province', commands: 0, depth: 0, kB: 0 },
  { path: '/api/me', as: 'officer', commands: 4, depth: 2, kB: 9 },
  { path: '/api/me', as: 'province', commands: 4, depth: 2, kB: 9 },
  { path: '/api/duties/mine', as: 'officer', commands: 3, depth: 3, kB: 25 },
  { path: '/api/duties/mine', as: 'head', commands: 3, depth: 2, kB: 10 },
  { path: '/api/duties/mine', as: 'province', commands: 4, depth: 2, kB: 35 },
  { path: `${grading}/form`, as: 'officer', commands: 14, depth: 6, kB: 45 },
  { path: grading, as: 'officer', commands: 10, depth: 6, kB: 30 },
  { path: `${grading}/draft/colleagues`, as: 'officer', commands: 4, depth: 4, kB: 6 },
  { path: '/api/calendar', as: 'officer', commands: 3, depth: 2, kB: 15 },
  { path: '/api/calendar', as: 'province', commands: 3, depth: 2, kB: 50 },
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
  // Up to 500 duties with what may be done with each.
  { path: '/api/duties/select', as: 'province', commands: 5, depth: 4, kB: 260 },
  {
    path: `/api/extensions/preview?${round}&areaCode=57&dueOn=2025-01-10`,
    as: 'province',
    commands: 5,
    depth: 4,
    kB: 150,
  },
  { path: `/api/sheet/${column}`, as: 'head', commands: 14, depth: 5, kB: 140 },
  { path: `/api/sheet/${column}`, as: 'province', commands: 5, depth: 3, kB: 120 },
  { path: `/api/review/${column}`, as: 'head', commands: 4, depth: 3, kB: 12 },
  { path: `/api/review/${column}`, as: 'province', commands: 40, depth: 9, kB: 430 },
  { path: '/api/centres', as: 'province', commands: 3, depth: 3, kB: 60 },
  { path: '/api/centres?query=เวียง', as: 'province', commands: 3, depth: 3, kB: 60 },
  { path: '/api/centres/t570403', as: 'officer', commands: 16, depth: 9, kB: 60 },
  { path: '/api/letters', as: 'officer', commands: 3, depth: 3, kB: 10 },
  { path: '/api/letters/chiang-rai-2568', as: 'province', commands: 4, depth: 4, kB: 20 },
  { path: '/api/letters/chiang-rai-2568/preview', as: 'province', commands: 9, depth: 6, kB: 110 },
  { path: '/api/letters/chiang-rai-2568/archive', as: 'province', commands: 3, depth: 3, kB: 12 },
  { path: '/api/letters/chiang-rai-2568/criteria', as: 'officer', commands: 5, depth: 5, kB: 60 },
  { path: '/api/people', as: 'province', commands: 8, depth: 4, kB: 180 },
  { path: '/api/people', as: 'head', commands: 8, depth: 4, kB: 25 },
  { path: '/api/people/counts', as: 'province', commands: 6, depth: 2, kB: 120 },
  { path: '/api/people/not-yet', as: 'province', commands: 6, depth: 3, kB: 240 },
  { path: '/api/people/person/OFFICER', as: 'head', commands: 19, depth: 6, kB: 35 },
  { path: '/api/people/OFFICER/hand-over', as: 'head', commands: 8, depth: 8, kB: 80 },
  { path: '/api/hand-overs', as: 'head', commands: 3, depth: 3, kB: 3 },
  { path: '/api/invites', as: 'province', commands: 6, depth: 6, kB: 4 },
  { path: '/api/invites/places', as: 'province', commands: 3, depth: 3, kB: 60 },
  { path: '/api/join-requests', as: 'province', commands: 6, depth: 6, kB: 4 },
  { path: '/api/join-requests/mine', as: 'officer', commands: 2, depth: 2, kB: 3 },
  { path: '/api/join-requests/places', as: 'officer', commands: 4, depth: 4, kB: 60 },
  { path: '/api/contacts', as: 'officer', commands: 2, depth: 2, kB: 4 },
  { path: '/api/offices', as: 'province', commands: 3, depth: 3, kB: 35 },
  { path: '/api/province-settings', as: 'province', commands: 3, depth: 3, kB: 4 },
  { path: '/api/settings', as: 'province', commands: 16, depth: 5, kB: 55 },
  { path: '/api/settings/first-day', as: 'province', commands: 6, depth: 2, kB: 70 },
  { path: '/api/settings/places', as: 'province', commands: 3, depth: 2, kB: 60 },
  { path: '/api/settings/holidays', as: 'province', commands: 3, depth: 2, kB: 20 },
  { path: '/api/settings/reminders', as: 'province', commands: 3, depth: 2, kB: 4 },
  { path: '/api/me/data', as: 'officer', commands: 24, depth: 10, kB: 35 },
  { path: '/api/me/mutes', as: 'officer', commands: 3, depth: 3, kB: 4 },
  { path: '/api/me/data-requests', as: 'officer', commands: 2, depth: 2, kB: 3 },
  { path: '/api/privacy/erasure', as: 'officer', commands: 2, depth: 2, kB: 3 },
  { path: '/api/privacy/requests', as: 'province', commands: 4, depth: 4, kB: 3 },
  { path: '/api/privacy/accesses', as: 'province', commands: 4, depth: 4, kB: 3 },
  { path: '/api/privacy/retention', as: 'province', commands: 3, depth: 3, kB: 3 },
  { path: '/api/privacy/data-requests', as: 'province', commands: 4, depth: 4, kB: 3 },
  { path: '/api/files/jobs', as: 'province', commands: 2, depth: 2, kB: 3 },
  { path: '/api/papers', as: 'province', commands: 7, depth: 4, kB: 65 },
  { path: '/api/open-keys', as: 'province', commands: 5, depth: 4, kB: 25 },
  { path: '/api/criteria', as: 'province', commands: 4, depth: 3, kB: 100 },
  { path: '/api/criteria/sort-2568-sample', as: 'province', commands: 5, depth: 5, kB: 70 },
  { path: '/api/audit', as: 'province', commands: 12, depth: 7, kB: 120 },
  { path: '/api/search?text=เวียง', as: 'province', commands: 3, depth: 3, kB: 95 },
  { path: '/api/questions?state=open', as: 'province', commands: 5, depth: 5, kB: 4 },
  { path: '/api/questions-waiting', as: 'province', commands: 2, depth: 2, kB: 3 },
  { path: '/api/announcements', as: 'province', commands: 2, depth: 2, kB: 3 },
  { path: '/api/deliveries', as: 'province', commands: 4, depth: 4, kB: 4 },
  // Plans 30 mornings of all duties that are owed.
  { path: '/api/delivery-desk', as: 'province', commands: 19, depth: 6, kB: 980 },
] as const;

/** These read one document by its id, of which the demo has none on its first morning. */
const readsOneDocument = [
  'reminder.read',
  'erasure.read',
  'meeting.preview',
  'meeting.read',
  'question.read',
  'announcement.read',
  'centre.reopen.preview',
] satisfies EndpointName[];

const named = (name: string) => people.find((person) => person.name.includes(name))?.id ?? '';
const pathOf = (path: string) => path.replace('OFFICER', named(cast.officer));

it.each(budgets)('$path stays within its MongoDB budget for the $as', async (budget) => {
  const cookie = await api.cookieOf(named(cast[budget.as]));
  const path = pathOf(budget.path);
  const call = () => api.send({ path, headers: { cookie, origin: publicUrl } });
  const { status } = await call();
  const cost = await proxy.measure(call);
  expect([status, excessOf(cost, budget)]).toEqual([200, '']);
});

it('each endpoint that reads has a budget', () => {
  const isBudgeted = (route: string) => {
    const pattern = new RegExp(`^${route.replaceAll(/:[a-z]+/giu, '[^/]+')}$`, 'u');
    return budgets.some(({ path }) => pattern.test(path.split('?')[0] ?? ''));
  };
  const missing = Object.entries(contract)
    .filter(([, row]) => row.method === 'GET' && !isBudgeted(row.path))
    .map(([name]) => name);
  expect(missing.toSorted()).toEqual(readsOneDocument.toSorted());
});
