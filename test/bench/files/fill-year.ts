import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { addDays, atBangkok } from '#domain/calendar.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Member } from '#domain/register/register.ts';
import type { Database } from '#models/mongo/connect.ts';
import { yearAnswers } from '../../support/year-answers.ts';

const seats = 14;

/** Every report of the year sent and accepted, and fourteen people on each committee. */
export async function fillYear(db: Database): Promise<{ duties: number; members: number }> {
  const { stores } = db;
  const members = await fillCommittees(db);
  const byCentre = Map.groupBy(members, ({ centre }) => centre);
  const duties = (await stores.duties.find({})).filter(({ extra }) => !extra);
  const criteria = await stores.criteria.current(2568, '57');
  await stores.submissions.remove({});
  const accepted = duties.map((duty): Duty => {
    const at = atBangkok(duty.dueOn, '09:00');
    const times = { submittedAt: at, reachedProvinceAt: at, acceptedAt: at };
    return { ...duty, ...times, state: 'accepted', reviewAt: null, revision: 1 };
  });
  await stores.duties.saveAll(accepted);
  await stores.submissions.insertMissing(
    accepted.map((duty, no) => ({
      id: randomUUID(),
      duty: duty.id,
      centre: duty.centre,
      areaCode: duty.areaCode,
      form: duty.form,
      formVersion: 1,
      criteria: duty.form === 'grading' ? (criteria?.id ?? null) : null,
      revision: 1,
      answers: yearAnswers({
        duty,
        today: addDays(duty.dueOn, -1),
        members: byCentre.get(duty.centre) ?? [],
        no,
      }).answers,
      reasons: {},
      by: 'bench',
      at: atBangkok(duty.dueOn, '09:00'),
    })),
  );
  return { duties: accepted.length, members: members.length };
}

async function fillCommittees({ stores }: Database): Promise<Member[]> {
  const sitting = await stores.members.find({ until: null });
  const more = [...Map.groupBy(sitting, ({ centre }) => centre).values()].flatMap((committee) =>
    Array.from({ length: Math.max(0, seats - committee.length) }, (_, at): Member[] => {
      const [like] = committee;
      const seatNo = committee.length + at + 1;
      const rest = { position: 'member' as const, person: null, seatNo };
      return like ? [{ ...like, ...rest, id: randomUUID(), nameKey: `${like.nameKey}${at}` }] : [];
    }).flat(),
  );
  await stores.members.insertMissing(more);
  return [...sitting, ...more];
}

const copiedInOneWrite = 500;

/** Copies the letter, its duties and reports of province 57 to this number of other provinces. */
export async function copyProvince({ stores }: Database, provinces: number): Promise<void> {
  const letter = await stores.letters.one({ areaCode: '57' });
  const duties = (await stores.duties.find({})).filter(({ extra }) => !extra);
  const reports = await stores.submissions.find({});
  const areas = await stores.areas.find({});
  if (!letter) throw new Error('no letter');
  for (let no = 0; no < provinces; no += 1) {
    const code = String(100 + no).slice(1);
    if (code === '57') continue;
    const area = (of: AreaCode): AreaCode => z.parse(areaCodeSchema, code + of.slice(2));
    const id = `${letter.id}-${code}`;
    const duty = (of: string): string => `${of.replace(letter.id, id)}-${code}`;
    await stores.letters.insert({ ...letter, id, areaCode: area(letter.areaCode) });
    await stores.areas.insertMissing(
      areas.map((one) => ({ ...one, id: area(one.id), name: `${one.name} ${code}` })),
    );
    await inParts(
      duties.map((one) => ({
        ...one,
        id: duty(one.id),
        letter: id,
        areaCode: area(one.areaCode),
        centre: `${one.centre}-${code}`,
      })),
      stores.duties.insertMissing,
    );
    await inParts(
      reports.map((one) => ({
        ...one,
        id: randomUUID(),
        duty: duty(one.duty),
        areaCode: area(one.areaCode),
        centre: `${one.centre}-${code}`,
      })),
      stores.submissions.insertMissing,
    );
  }
}

async function inParts<T>(items: readonly T[], write: (part: readonly T[]) => Promise<unknown>) {
  for (let from = 0; from < items.length; from += copiedInOneWrite)
    await write(items.slice(from, from + copiedInOneWrite));
}
