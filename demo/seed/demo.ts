import type { FormContext } from '#domain/fields/field.ts';
import type { Day } from '#domain/calendar.ts';
import { atBangkok, startOfDay, isDay } from '#domain/calendar.ts';
import { textIn } from '#domain/form/answers.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { copyAsDraft } from '#domain/criteria/criteria.ts';
import type { Criteria } from '#domain/criteria/criteria.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { newAdHocDuty } from '#domain/duty/ad-hoc.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import { progressOf } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import { Problem } from '#domain/problem.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Draft } from '#models/drafts.ts';
import type { Member } from '#domain/register/register.ts';
import type { Submission } from '#models/submissions.ts';
import { scoredBy } from '#use-cases/drafts/changed-criteria.ts';
import { gradingDraft, registerAnswers, sentAnswers } from './answers.ts';
import { seedFiles } from './files.ts';
import { castOf, eagerCentre, pastOf } from './history.ts';
import type { Past } from './history.ts';
import { seedLetter } from '#use-cases/letters/seed-letter.ts';
import { demoOffices } from './offices.ts';
import { seedPeople } from './people.ts';
import type { Persona } from './people.ts';
import { seedAreas, seedCentres } from '#use-cases/centres/seed-places.ts';
import { seedMembers, seedOrder } from './registers.ts';

/** The time at which the demo starts: Wed 18 Dec 2567, half an hour before the first digest. */
export const demoStart = atBangkok('2024-12-18', '08:00');
const lastDigestDay: Day = '2024-12-17';
const indicatorsInDraft = 14;

/**
 * Stores a year in progress with invented people. The data is deterministic, and a second run changes
 * nothing.
 */
export async function seedDemo(db: Database): Promise<Persona[]> {
  const { stores } = db;
  await stores.settings.insertMissing(demoOffices());
  await seedLetter(db, chiangRai2568.date);
  const centres = seedCentres(seedAreas());
  const people = demoPeople();
  const members = seedMembers(centres, people);
  await stores.persons.insertMissing(people.map(({ featured: _featured, ...person }) => person));
  await stores.members.insertMissing(members);
  await stores.orders.insertMissing(centres.map(seedOrder));
  await stores.duties.insertMissing(extraMeeting(centres));
  await seedPast(db, { people, members });
  await stores.runs.insertMissing([
    {
      id: 'daily-digest:57',
      slot: startOfDay(lastDigestDay),
      finishedAt: atBangkok(lastDigestDay, '08:31'),
      note: lastDigestDay,
    },
  ]);
  return people;
}

/** The demo's people as data. `seedDemo` stores the same people. */
export function demoPeople(): Persona[] {
  const areas = seedAreas();
  const centres = seedCentres(areas);
  return seedPeople({ areas, centres, joinedAt: atBangkok('2024-12-09', '10:00') });
}

/**
 * A report that no letter demanded: the third meeting of a committee that has reported both demanded
 * meetings.
 */
function extraMeeting(centres: readonly Centre[]): Duty[] {
  const centre = centres.find((candidate) => candidate.id === eagerCentre);
  if (!centre) return [];
  const now = atBangkok('2024-12-10', '13:00');
  return [newAdHocDuty({ letter: chiangRai2568, centre, form: 'meeting-report', no: 1, now })];
}

/** A draft of next year's criteria with changes that the province would probably make first. */
function nextCriteria(from: Criteria): Criteria {
  const draft = copyAsDraft({
    from,
    areaCode: chiangRai2568.areaCode,
    newest: 0,
    fiscalYear: from.fiscalYear + 1,
  });
  return { ...draft, title: draft.title.replace(`${from.fiscalYear}`, `${draft.fiscalYear}`) };
}

interface Sources {
  people: readonly Persona[];
  members: readonly Member[];
}

async function seedPast(db: Database, { people, members }: Sources): Promise<void> {
  const { stores } = db;
  const { fiscalYear, areaCode } = chiangRai2568;
  const criteria = await stores.criteria.current(fiscalYear, areaCode);
  if (!criteria) throw new Problem('not-found');
  await stores.criteria.insertMissing([nextCriteria(criteria)]);
  const fresh = await stores.duties.find({ letter: chiangRai2568.id, state: 'todo', version: 0 });
  const byCentre = Map.groupBy(members, (member) => member.centre);
  const pasts = fresh.flatMap((duty) => {
    const cast = castOf(duty, people);
    const past = cast ? pastOf(duty, cast) : null;
    return past && past.stage !== 'todo' && cast
      ? [{ ...past, by: cast.worker.id, members: byCentre.get(duty.centre) ?? [] }]
      : [];
  });
  const submissions = pasts.flatMap((past) => submissionOf(past, criteria));
  await seedFiles(
    db,
    pasts.filter((past) => past.duty.submission !== null),
  );
  await stores.submissions.insertMissing(submissions);
  await stores.meetings.insertMissing(submissions.flatMap(meetingAfter));
  await stores.drafts.insertMissing(pasts.flatMap((past) => draftOf(past, criteria)));
  await stores.comments.insertMissing(pasts.flatMap((past) => past.comments));
  await stores.audit.insertMissing(pasts.flatMap((past) => past.audit));
  for (const past of pasts) await stores.duties.replace(past.duty, { version: 0 });
}

/** Stores the next meeting that a report names, as planNextMeeting does. */
function meetingAfter({ duty, centre, areaCode, answers }: Submission) {
  const on = textIn(answers, 'nextMeetingOn');
  if (!isDay(on)) return [];
  return [{ id: duty, centre, areaCode, on, place: textIn(answers, 'place'), duty }];
}

type Told = Past & { by: string; members: readonly Member[] };

function submissionOf(past: Told, criteria: Criteria): Submission[] {
  const { duty, members } = past;
  if (!duty.submission || !duty.submittedAt) return [];
  const picks = duty.form === 'meeting-report';
  return [
    {
      id: duty.submission,
      duty: duty.id,
      centre: duty.centre,
      areaCode: duty.areaCode,
      form: duty.form,
      formVersion: 1,
      criteria: duty.form === 'grading' ? criteria.id : null,
      ...(picks ? { members: members.map((member) => member.id) } : {}),
      revision: 1,
      ...sentAnswers({ duty, members, criteria }),
      by: past.by,
      at: duty.submittedAt,
    },
  ];
}

function draftOf(past: Told, criteria: Criteria): Draft[] {
  const { duty } = past;
  if (duty.state !== 'draft') return [];
  const answers = draftAnswers(past, criteria);
  const form = formFor(duty.form, { criteria });
  if (!form) return [];
  const at = atBangkok(lastDigestDay, '15:20');
  return [
    {
      id: duty.id,
      areaCode: duty.areaCode,
      holder: past.by,
      answers,
      reasons: {},
      savedAt: Object.fromEntries(Object.keys(answers).map((field) => [field, at])),
      scoredBy: scoredBy(form, { answers, criteria: criteria.id }),
      progress: progressIn(duty, { form, answers, criteria }),
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

function progressIn(duty: Duty, of: { form: Form; answers: Answers; criteria: Criteria }) {
  const { form, answers, criteria } = of;
  const ctx: FormContext = {
    today: lastDigestDay,
    members: [],
    quorumPercent: 50,
    centreName: duty.centreName,
    criteria,
  };
  const { done, total } = progressOf(form, answers, ctx);
  return { done, total };
}
