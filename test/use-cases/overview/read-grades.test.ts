import { expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { gradesOf } from '#use-cases/centres/centre-summary.ts';
import { readGrades } from '#use-cases/overview/read-grades.ts';
import { execute } from '#use-cases/use-case.ts';
import { demoDatabase } from '#test/support/demo-database.ts';
import { cast } from '#test/support/demo-world.ts';

const { db, people } = await demoDatabase();
const now = atBangkok('2024-12-27', '10:00');
const province = people.find(({ name }) => name.includes(cast.province));
if (!province) throw new Error('the demo has no province officer');
const situation = { db, actor: actorOf(province), now, channel: 'app' as const };
const accepted = () => db.stores.duties.find({ form: 'grading', state: 'accepted' });
const read = (area?: string) => execute(readGrades, { situation, input: { area } });

it('the overview of grades gives each accepted report the grade of its own page', async () => {
  const duties = await accepted();
  const pages = await execute(gradesOf, {
    situation,
    input: { duties: duties.map(({ id }) => id) },
  });
  const { grades } = await read();
  expect(duties.length).toBeGreaterThan(10);
  expect(grades?.rounds[0]).toMatchObject({ round: 1, graded: duties.length });
  const shown = grades?.levels.map(({ title, counts }) => [title, counts[0]]);
  const counted = grades?.levels.map(({ title }) => [
    title,
    pages.filter(({ level }) => level === title).length,
  ]);
  expect(shown).toEqual(counted);
});

it('the overview of grades counts the newest revision, and only reports of the area', async () => {
  const [duty] = await accepted();
  if (!duty) throw new Error('the demo has no accepted grading');
  const newest = await db.stores.submissions.newest(duty.id);
  if (!newest) throw new Error('the grading was not sent');
  const before = await read();
  const lowest = Object.fromEntries(
    Object.entries(newest.answers).map(([field, answer]) => [
      field,
      typeof answer === 'object' && answer && 'score' in answer ? { ...answer, score: 1 } : answer,
    ]),
  );
  await db.stores.submissions.insert({
    ...newest,
    id: '00000000-0000-4000-8000-000000000077',
    revision: newest.revision + 1,
    answers: lowest,
  });
  const after = await read();
  expect(after.grades?.rounds).toEqual(before.grades?.rounds);
  expect(after.grades?.percents).not.toEqual(before.grades?.percents);
  const district = await read(duty.areaCode.slice(0, 4));
  expect(district.grades?.rounds[0]?.graded).toBeLessThan(before.grades?.rounds[0]?.graded ?? 0);
});
