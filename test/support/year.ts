import { districtOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { randomUUID } from 'node:crypto';
import { addDays, atBangkok, workingDayOnOrAfter } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Database } from '#models/mongo/connect.ts';
import { decideOnExtension, requestExtension } from '#use-cases/duties/extend-duty.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { forwardReports } from '#use-cases/reports/bulk-review.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import type { Persona } from '#demo/seed/people.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { RequestContext } from '#use-cases/use-case.ts';
import { arrivedFile, holidays } from './world.ts';
import { yearAnswers } from './year-answers.ts';

/** The actions of a province’s people on a duty over a year, made only through use cases. */
export function createYear({ db, people }: { db: Database; people: readonly Persona[] }) {
  const { stores } = db;
  let filed = 0;

  const holding = (role: string, areaCode: AreaCode): Persona => {
    const found = people.find((person) =>
      person.grants.some((held) => held.role === role && held.areaCode === areaCode),
    );
    if (!found) throw new Error(`nobody is ${role} of ${areaCode}`);
    return found;
  };
  const province = holding('province', '57');

  /** The person who fills it in. */
  const workerOf = ({ level, areaCode }: Duty): Persona => {
    if (level === 'province') return province;
    return holding(level === 'tambon' ? 'officer' : 'districtHead', areaCode);
  };
  /** The first reviewer. */
  const reviewerOf = ({ level, areaCode }: Duty): Persona =>
    level === 'tambon' ? holding('districtHead', districtOf(areaCode)) : province;

  const as = (person: Persona, at: { on: Day; time: string }): RequestContext => ({
    db,
    actor: actorOf(person),
    now: atBangkok(at.on, at.time),
    channel: 'app',
  });
  const byProvince = (on: Day): RequestContext => as(province, { on, time: '10:00' });

  async function send({ id }: Duty, on: Day): Promise<void> {
    const duty = await stores.duties.get(id);
    if (!duty) throw new Error(`no duty ${id}`);
    const no = (filed += 1);
    const worker = workerOf(duty);
    const members = await stores.members.sitting(duty.centre);
    const { answers, reasons, files } = yearAnswers({ duty, today: on, members, no });
    await stores.attachments.insertMissing(
      files.map((file) => arrivedFile(file, { duty, by: worker.id, at: atBangkok(on, '09:00') })),
    );
    await execute(submitReport, {
      situation: as(worker, { on, time: '10:00' }),
      input: { id, submission: randomUUID(), follows: duty.revision, answers, reasons },
    });
  }

  async function giveBack(duty: Duty, on: Day): Promise<void> {
    const comments = [{ path: null, text: 'กรุณาแนบหลักฐานให้ครบ' }];
    await execute(returnReport, {
      situation: as(reviewerOf(duty), { on, time: '11:00' }),
      input: { id: duty.id, revision: 1, returnDueOn: addDays(on, 3), comments },
    });
  }

  async function waive({ id }: Duty, on: Day): Promise<void> {
    const input = { id, reason: 'ศอช. อยู่ระหว่างปรับโครงสร้าง' };
    await execute(waiveDuty, { situation: byProvince(on), input });
  }

  async function moreTime(duty: Duty, on: Day): Promise<void> {
    const { id } = duty;
    const dueOn = workingDayOnOrAfter(addDays(duty.dueOn, 14), holidays);
    await execute(requestExtension, {
      situation: as(workerOf(duty), { on, time: '09:00' }),
      input: { id, dueOn, reason: 'น้ำท่วมพื้นที่' },
    });
    await execute(decideOnExtension, {
      situation: byProvince(on),
      input: { id, grant: true, dueOn },
    });
  }

  /** Forwards all waiting reports together, as in batch review. Reports with a reason are opened first. */
  async function passAll(act: 'forward' | 'accept', on: Day): Promise<void> {
    const desk = act === 'forward' ? 'district' : 'province';
    const waiting = await stores.duties.find({ state: 'inReview', reviewAt: desk });
    const one = act === 'forward' ? forwardReport : acceptReport;
    const time = act === 'forward' ? '13:00' : '15:00';
    for (const [reviewer, duties] of Map.groupBy(waiting, (duty) =>
      act === 'forward' ? reviewerOf(duty) : province,
    )) {
      const situation = as(reviewer, { on, time });
      const items = duties.map(({ id, revision }) => ({ id, revision }));
      const { results } = await forwardReports(act, { situation, items });
      const codes = new Map(results.map((result) => [result.id, result.code]));
      for (const input of items.filter(({ id }) => codes.get(id) === 'look-first'))
        await execute(one, { situation, input });
    }
  }

  return { byProvince, send, giveBack, waive, moreTime, passAll };
}

/** The largest number of reports at a time: ordinary work, not a load test. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
