import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '../../domain/calendar.ts';
import type { Day } from '../../domain/calendar.ts';
import type { Duty } from '../../domain/duty.ts';
import { formIds } from '../../domain/forms/index.ts';
import { chiangRai2568 } from '../../domain/letters/chiang-rai-2568.ts';
import { decideOnExtension, requestExtension } from '../../use-cases/extend-duty.ts';
import { exportReport } from '../../use-cases/export-reports.ts';
import { actorOf } from '../../use-cases/join.ts';
import { passReports } from '../../use-cases/pass-reports.ts';
import { readDuty } from '../../use-cases/read-duty.ts';
import { readOverview } from '../../use-cases/read-overview.ts';
import {
  acceptReport,
  forwardReport,
  returnReport,
  waiveDuty,
} from '../../use-cases/review-report.ts';
import { seedLetter } from '../../use-cases/seed/letter.ts';
import { seedPeople } from '../../use-cases/seed/people.ts';
import type { Persona } from '../../use-cases/seed/people.ts';
import { seedAreas, seedCentres } from '../../use-cases/seed/places.ts';
import { seedMembers } from '../../use-cases/seed/registers.ts';
import { submitReport } from '../../use-cases/submit-report.ts';
import { perform } from '../../use-cases/use-case.ts';
import type { Situation } from '../../use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { yearAnswers } from '../support/year-answers.ts';

/** A whole year of the letter, with the people who really do it, by the use-cases alone. */
const db = await testDatabase();
const { stores } = db;
const areas = seedAreas();
const centres = seedCentres(areas);
const people = seedPeople({ areas, centres, joinedAt: atBangkok('2024-12-06', '10:00') });

beforeAll(async () => {
  await db.ensureIndexes();
  await seedLetter(db, chiangRai2568.date);
  await stores.persons.insertMissing(people.map(({ featured: _featured, ...person }) => person));
  await stores.members.insertMissing(seedMembers(centres, people));
}, 60_000);

function holding(role: string, areaCode: string): Persona {
  const found = people.find((one) =>
    one.grants.some((held) => held.role === role && held.areaCode === areaCode),
  );
  if (!found) throw new Error(`nobody is ${role} of ${areaCode}`);
  return found;
}

const province = holding('province', '57');

/** Who fills it, and who stands between it and the province. */
function castOf({ level, areaCode }: Duty): { worker: Persona; head: Persona | null } {
  if (level === 'province') return { worker: province, head: null };
  const head = holding('districtHead', areaCode.slice(0, 4));
  return level === 'district'
    ? { worker: head, head: null }
    : { worker: holding('officer', areaCode), head };
}

function as(person: Persona, at: Date): Situation {
  return { db, actor: actorOf(person), now: at, channel: 'app' };
}

/** Every tenth is returned once, every twentieth asks for more time, every hundredth is waived. */
const fates = (no: number) => ({
  waived: no % 100 === 7,
  extended: no % 20 === 3,
  returned: no % 10 === 1,
});

let filed = 0;

async function send(duty: Duty, on: Day): Promise<void> {
  filed += 1;
  const no = filed;
  const { worker } = castOf(duty);
  const members = await stores.members.sitting(duty.centre);
  const { answers, reasons, files } = yearAnswers({ duty, today: on, members, no });
  await stores.attachments.insertMissing(
    files.map((id) => ({
      id,
      duty: duty.id,
      areaCode: duty.areaCode,
      field: 'photos',
      name: 'รูป.jpg',
      type: 'image/jpeg' as const,
      bytes: 1,
      width: 1,
      height: 1,
      hash: 'hash',
      by: worker.id,
      at: atBangkok(on, '09:00'),
    })),
  );
  const { outcome } = await perform(submitReport, {
    situation: as(worker, atBangkok(on, '10:00')),
    input: { id: duty.id, submission: randomUUID(), follows: duty.revision, answers, reasons },
  });
  expect(outcome).toBe('saved');
}

/** At most so many at once: people, not a load test. */
async function each<T>(items: readonly T[], work: (item: T, at: number) => Promise<void>) {
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Everything that waits at a desk goes on, as the sheet does it. */
async function passAll(act: 'forward' | 'accept', on: Day): Promise<void> {
  const desk = act === 'forward' ? 'district' : 'province';
  const waiting = await stores.duties.find({ state: 'inReview', reviewAt: desk });
  const byReviewer = Map.groupBy(waiting, (duty) =>
    act === 'accept' ? province : (castOf(duty).head ?? province),
  );
  for (const [reviewer, duties] of byReviewer) {
    const items = duties.map(({ id, revision }) => ({ id, revision }));
    const situation = as(reviewer, atBangkok(on, act === 'forward' ? '13:00' : '15:00'));
    const { results } = await passReports(act, { situation, items });
    // What gives a reason is read before it goes on: one by one, as the sheet asks.
    const toRead = results.filter((one) => one.code === 'look-first').map((one) => one.id);
    const left = results.filter((one) => one.outcome !== 'done' && one.code !== 'look-first');
    expect(left).toEqual([]);
    const one = act === 'forward' ? forwardReport : acceptReport;
    for (const input of items.filter((item) => toRead.includes(item.id)))
      await perform(one, { situation, input });
  }
}

async function giveBack(duty: Duty, on: Day): Promise<void> {
  const reviewer = castOf(duty).head ?? province;
  const newest = await stores.duties.get(duty.id);
  await perform(returnReport, {
    situation: as(reviewer, atBangkok(on, '11:00')),
    input: {
      id: duty.id,
      revision: newest?.revision,
      returnDueOn: addDays(on, 3),
      comments: [{ path: null, text: 'กรุณาแนบหลักฐานให้ครบ' }],
    },
  });
}

async function moreTime(duty: Duty, on: Day): Promise<void> {
  const asker = castOf(duty).worker;
  const dueOn = addDays(duty.dueOn, 14);
  // The province asks nobody for time: it moves its own dates.
  if (duty.level === 'province') return;
  await perform(requestExtension, {
    situation: as(asker, atBangkok(on, '09:00')),
    input: { id: duty.id, dueOn, reason: 'น้ำท่วมพื้นที่' },
  });
  await perform(decideOnExtension, {
    situation: as(province, atBangkok(on, '09:30')),
    input: { id: duty.id, grant: true, dueOn },
  });
}

/** One date of the letter: asked for, sent, returned and sent again, forwarded, accepted. */
async function round(duties: readonly Duty[], dueOn: Day, from: number): Promise<void> {
  const [asks, sends, back, late] = [-9, -8, -6, 5].map((days) => addDays(dueOn, days));
  if (!asks || !sends || !back || !late) throw new Error('a round has its days');
  const numbered = duties.map((duty, at) => ({ duty, fate: fates(from + at) }));
  await each(numbered, async ({ duty, fate }) => {
    if (fate.waived)
      await perform(waiveDuty, {
        situation: as(province, atBangkok(asks, '09:00')),
        input: { id: duty.id, reason: 'ศอช. อยู่ระหว่างปรับโครงสร้าง' },
      });
    else if (fate.extended) await moreTime(duty, asks);
  });
  const toSend = numbered.filter(({ fate }) => !fate.waived);
  const inTime = toSend.filter(({ fate }) => !fate.extended);
  await each(inTime, ({ duty }) => send(duty, sends));
  const returned = inTime.filter(({ fate }) => fate.returned);
  await each(returned, ({ duty }) => giveBack(duty, back));
  await each(returned, async ({ duty }) => {
    const again = await stores.duties.get(duty.id);
    if (again) await send(again, addDays(back, 1));
  });
  await passAll('forward', addDays(back, 2));
  await passAll('accept', addDays(back, 2));
  await each(
    toSend.filter(({ fate }) => fate.extended),
    ({ duty }) => send(duty, late),
  );
  await passAll('forward', late);
  await passAll('accept', late);
}

const byState = ([a]: [string, number], [b]: [string, number]) => a.localeCompare(b);

describe('a year of the letter', () => {
  it(
    'brings all 1,335 duties to an end: sent, a tenth returned, some extended, some waived',
    { timeout: 240_000 },
    async () => {
      const duties = await stores.duties.find({}, { sort: { dueOn: 1, _id: 1 } });
      expect(duties).toHaveLength(1335);
      let done = 0;
      for (const [dueOn, due] of Map.groupBy(duties, (duty) => duty.dueOn)) {
        await round(due, dueOn, done);
        done += due.length;
      }
      const ended = await stores.duties.find({});
      const states = Map.groupBy(ended, (duty) => duty.state);
      const waived = duties.filter((_, no) => fates(no).waived).length;
      expect(
        [...states]
          .map(([state, list]): [string, number] => [state, list.length])
          .toSorted(byState),
      ).toEqual([
        ['accepted', 1335 - waived],
        ['waived', waived],
      ]);
    },
  );

  it('leaves every report readable, comparable and to be taken along, whatever its form', async () => {
    const now = atBangkok('2025-10-20', '10:00');
    for (const form of formIds) {
      const twice = await stores.duties.one({ form, revision: 2 });
      const duty = twice ?? (await stores.duties.one({ form, state: 'accepted' }));
      if (!duty) throw new Error(`no ${form} was accepted`);
      const input = { id: duty.id };
      const read = await perform(readDuty, { situation: as(province, now), input });
      expect(read.revisions.length).toBe(duty.revision);
      expect(read.checks.problems).toBe(0);
      const book = await perform(exportReport, { situation: as(province, now), input });
      expect(book.sheets[0]?.rows.length).toBeGreaterThan(3);
    }
  });

  it('tells at the end who was in time, who had more time, and who was excused', async () => {
    const { figures } = await perform(readOverview, {
      situation: as(province, atBangkok('2025-10-20', '10:00')),
      input: { area: '57', year: 2568 },
    });
    const ended = await stores.duties.find({});
    const extended = ended.filter((duty) => duty.extension?.state === 'granted');
    expect(extended.length).toBeGreaterThan(60);
    const waived = ended.filter((duty) => duty.state === 'waived').length;
    expect(figures).toMatchObject({
      overdue: 0,
      waived,
      onTimeExtended: extended.length,
      accepted: 1335 - waived,
    });
    const submissions = await stores.submissions.count({});
    const returned = ended.filter((duty) => duty.revision === 2).length;
    expect(returned).toBeGreaterThan(100);
    expect(submissions).toBe(1335 - waived + returned);
  });
});
