import { randomUUID } from 'node:crypto';
import { gradingAnswers, seededReasons } from '#demo/seed/answers.ts';
import { createAsk } from './ask.ts';
import { startProvince } from './province.ts';
import { percentiles } from './raw-client.ts';
import type { Bench } from './report.ts';

const wanted = 500;

/** Sends five hundred gradings concurrently. None may be lost or duplicated. */
export const submissionBench: Bench = {
  name: 'submissions',
  run: async ({ mongoUri, report }) => {
    const province = await startProvince({ mongoUri, lineDelayMs: 0 });
    const { db } = province;
    const { ask, close } = createAsk(province.app.port);
    const criteria = await db.stores.criteria.current(2568, '57');
    const [pattern] = await db.stores.duties.find(
      { obligation: 'grading', round: 2 },
      { limit: 1 },
    );
    if (!criteria || !pattern) throw new Error('nothing seeded');
    const officer = province.people.find((person) =>
      person.grants.some((held) => held.areaCode === pattern.areaCode && held.role === 'officer'),
    );
    const cookie = await province.cookieOf(officer?.id ?? '');
    const duties = Array.from({ length: wanted }, (_, index) => ({
      ...pattern,
      id: `bench.grading.1.c${index}`,
      centre: `c${index}`,
      round: 1,
      opensOn: '2024-12-06' as const,
    }));
    await db.stores.duties.insertMissing(duties);
    const startedAt = performance.now();
    const answers = await Promise.all(
      duties.map((duty) =>
        ask({
          method: 'POST',
          path: `/api/duties/${duty.id}/submissions`,
          cookie,
          json: {
            submission: randomUUID(),
            follows: 0,
            answers: gradingAnswers({ duty, members: [], criteria }),
            reasons: seededReasons,
          },
        }),
      ),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const stored = await db.stores.submissions.find({
      areaCode: pattern.areaCode,
      form: 'grading',
    });
    const sent = stored.filter((submission) => submission.duty.startsWith('bench.'));
    const doubled = sent.length - new Set(sent.map((submission) => submission.duty)).size;
    const refused = answers.filter((answer) => answer.status !== 200);
    const { p50, p95 } = percentiles(answers.map((answer) => answer.ms));
    report.raw(`${wanted} at once`, {
      seconds: Math.round(seconds * 100) / 100,
      refused: refused.length,
      why: refused[0]?.body.slice(0, 200) ?? '',
      p50: Math.round(p50),
      p95: Math.round(p95),
    });
    report.bar('submissions lost', { value: wanted - sent.length, atMost: 0 });
    report.bar('submissions doubled', { value: doubled, atMost: 0 });
    report.bar('submissions a second', { value: wanted / seconds, atLeast: 100 });
    report.bar('memory under load, MB', { value: (await province.app.rss()) / 1e6, atMost: 400 });
    close();
    await province.close();
  },
};
