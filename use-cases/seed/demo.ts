import { createHash } from 'node:crypto';
import { atBangkok, startOfDay } from '../../domain/calendar.ts';
import type { Criteria } from '../../domain/criteria.ts';
import type { Duty } from '../../domain/duty.ts';
import type { Answers } from '../../domain/form.ts';
import { progressOf } from '../../domain/form.ts';
import { formFor } from '../../domain/forms/index.ts';
import { chiangRai2568 } from '../../domain/letters/chiang-rai-2568.ts';
import { Problem } from '../../domain/problem.ts';
import type { Database } from '../../models/connect.ts';
import type { Draft } from '../../models/drafts.ts';
import type { Member } from '../../domain/register.ts';
import type { Submission } from '../../models/submissions.ts';
import {
  gradingAnswers,
  gradingDraft,
  orderFileOf,
  registerAnswers,
  seededReasons,
} from './answers.ts';
import { castOf, pastOf } from './history.ts';
import type { Past } from './history.ts';
import { seedLetter } from './letter.ts';
import { seedPeople } from './people.ts';
import type { Persona } from './people.ts';
import { drawnOrder } from './pictures.ts';
import { seedAreas, seedCentres } from './places.ts';
import { seedMembers, seedOrder } from './registers.ts';

/** The morning the demo begins: Wed 18 Dec 2567, half an hour before the first digest. */
export const demoStart = atBangkok('2024-12-18', '08:00');
const lastDigestDay = '2024-12-17';
const indicatorsInDraft = 14;

/** A year under way with invented people; deterministic, and a second run changes nothing. */
export async function seedDemo(db: Database): Promise<Persona[]> {
  const { stores } = db;
  await seedLetter(db, chiangRai2568.date);
  const areas = seedAreas();
  const centres = seedCentres(areas);
  const people = seedPeople({ areas, centres, joinedAt: atBangkok('2024-12-09', '10:00') });
  const members = seedMembers(centres, people);
  await stores.persons.insertMissing(people.map(({ featured: _featured, ...person }) => person));
  await stores.members.insertMissing(members);
  await stores.orders.insertMissing(centres.map(seedOrder));
  await seedPast(db, { people, members });
  await stores.runs.insertMissing([
    {
      id: 'digest-complete',
      slot: startOfDay(lastDigestDay),
      finishedAt: atBangkok(lastDigestDay, '08:31'),
      note: lastDigestDay,
    },
  ]);
  return people;
}

interface Sources {
  people: readonly Persona[];
  members: readonly Member[];
}

async function seedPast(db: Database, { people, members }: Sources): Promise<void> {
  const { stores } = db;
  const criteria = await stores.criteria.current(chiangRai2568.fiscalYear);
  if (!criteria) throw new Problem('not-found');
  const fresh = await stores.duties.find({ letter: chiangRai2568.id, state: 'todo', version: 0 });
  const byCentre = Map.groupBy(members, (one) => one.centre);
  const pasts = fresh.flatMap((duty) => {
    const cast = castOf(duty, people);
    const past = cast ? pastOf(duty, cast) : null;
    return past && past.stage !== 'todo' && cast
      ? [{ ...past, by: cast.worker.id, members: byCentre.get(duty.centre) ?? [] }]
      : [];
  });
  await stores.submissions.insertMissing(pasts.flatMap((past) => submissionOf(past, criteria)));
  await stores.drafts.insertMissing(pasts.flatMap((past) => draftOf(past, criteria)));
  await stores.comments.insertMissing(pasts.flatMap((past) => past.comments));
  await stores.audit.insertMissing(pasts.flatMap((past) => past.audit));
  await seedOrderFiles(db, pasts);
  for (const past of pasts) await stores.duties.replace(past.duty, { version: 0 });
}

type Told = Past & { by: string; members: readonly Member[] };

function answersOf(past: Told, criteria: Criteria): Answers {
  const needs = { duty: past.duty, members: past.members, criteria };
  return past.duty.form === 'grading' ? gradingAnswers(needs) : registerAnswers(needs);
}

function submissionOf(past: Told, criteria: Criteria): Submission[] {
  const { duty } = past;
  if (!duty.submission || !duty.submittedAt) return [];
  const graded = duty.form === 'grading';
  return [
    {
      id: duty.submission,
      duty: duty.id,
      centre: duty.centre,
      areaCode: duty.areaCode,
      form: duty.form,
      formVersion: 1,
      criteria: graded ? criteria.id : null,
      revision: 1,
      answers: answersOf(past, criteria),
      reasons: graded ? seededReasons : {},
      by: past.by,
      at: duty.submittedAt,
    },
  ];
}

function draftOf(past: Told, criteria: Criteria): Draft[] {
  const { duty } = past;
  if (duty.state !== 'draft') return [];
  const answers = draftAnswers(past, criteria);
  const at = atBangkok(lastDigestDay, '15:20');
  return [
    {
      id: duty.id,
      areaCode: duty.areaCode,
      holder: past.by,
      answers,
      reasons: {},
      savedAt: Object.fromEntries(Object.keys(answers).map((field) => [field, at])),
      progress: progressIn(duty, { answers, criteria }),
      updatedAt: at,
      version: 1,
    },
  ];
}

function draftAnswers(past: Told, criteria: Criteria): Answers {
  const needs = { duty: past.duty, members: past.members, criteria };
  if (past.duty.form === 'grading') return gradingDraft(needs, indicatorsInDraft);
  const { centreName, office, foundedYear, members } = registerAnswers(needs);
  return { centreName, office, foundedYear, members };
}

function progressIn(duty: Duty, { answers, criteria }: { answers: Answers; criteria: Criteria }) {
  const form = formFor(duty.form, { criteria });
  if (!form) return { done: 0, total: 0 };
  const ctx = {
    today: lastDigestDay,
    members: [],
    quorumPercent: 50,
    centreName: duty.centreName,
    criteria,
  };
  const { done, total } = progressOf(form, answers, ctx);
  return { done, total };
}

/** Every register sent names a copy of the order; the demo draws one. */
async function seedOrderFiles({ stores }: Database, pasts: readonly Told[]): Promise<void> {
  const registers = pasts.filter(
    (past) => past.duty.form === 'committee-register' && past.duty.submission,
  );
  const drawn = await drawnOrder();
  const known = new Set(
    (await stores.attachments.many(registers.map((past) => orderFileOf(past.duty)))).map(
      (one) => one.id,
    ),
  );
  const missing = registers.filter((past) => !known.has(orderFileOf(past.duty)));
  await Promise.all(
    missing.map(async ({ duty }) => {
      await stores.attachments.writeBytes(orderFileOf(duty), { size: 'full', bytes: drawn.full });
      await stores.attachments.writeBytes(orderFileOf(duty), { size: 'thumb', bytes: drawn.thumb });
    }),
  );
  const hash = createHash('sha256').update(drawn.full).digest('hex');
  await stores.attachments.insertMissing(
    missing.map(({ duty, by }) => ({
      id: orderFileOf(duty),
      duty: duty.id,
      areaCode: duty.areaCode,
      field: 'orderFiles',
      name: 'คำสั่งแต่งตั้ง.jpg',
      type: 'image/jpeg' as const,
      bytes: drawn.full.length,
      width: drawn.width,
      height: drawn.height,
      hash,
      by,
      at: duty.submittedAt ?? demoStart,
    })),
  );
}
