import * as z from 'zod/mini';
import { rowsOf, textIn, textsIn } from '#domain/form/answers.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { yearInView } from '#domain/letter/letter.ts';
import type { Centre } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { adHocFormSchema } from '#domain/duty/ad-hoc.ts';
import { projectStages } from '#domain/forms/plan-options.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { gradesOf } from './centre-summary.ts';
import { urgentFirst, viewDuties, viewDutiesForActor } from '../duties/duty-views.ts';
import { centreHistory, filesOf, integratedOrderOf, officeOf } from './centre-profile.ts';
import type { Sent } from './centre-profile.ts';
import { centreRefOf } from './read-centres.ts';
import { meetingsAhead } from '../meetings/read-meeting.ts';
import { registerOf } from './read-register.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { fullCentreName } from '#domain/centre/label.ts';

/** Everything about one centre: register, orders, meetings, grades, projects and duties. */
export const readCentre = query({
  name: 'centre.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { stores, actor, now } = env;
    const centre = await stores.centres.get(id);
    if (!centre) throw new Problem('not-found');
    const subject = { areaCode: centre.areaCode, level: centre.level, centre: centre.id };
    if (!can(actor, 'centre.read', subject)) throw new Problem('not-allowed');
    const begins = formsToBegin(env, centre);
    const [all, extras, ahead] = await Promise.all([
      stores.duties.ofCentreInAllYears(id),
      stores.duties.extrasOf(id),
      meetingsAhead(env, centre),
    ]);
    const { demanded, earlier } = byYear(all, bangkokDay(now));
    const sent = await newestSent(env, [...all, ...extras]);
    const mayEdit = begins.includes('committee-register');
    const [closing, register, duties, years, extraViews, grades, office, files, events] =
      await Promise.all([
        closingOf(env, centre),
        registerOf(env, { centre: id, centreRow: centre, mayEdit }),
        viewDutiesForActor(env, urgentFirst(env, demanded)),
        viewEarlier(env, earlier),
        viewDuties(env, extras),
        gradesIn(env, all),
        officeOf(env, { centre, sent }),
        filesOf(env, sent),
        centreHistory(env, { centre, duties: [...all, ...extras] }),
      ]);
    return {
      centre: centreRefOf(centre),
      closedOn: centre.closedOn,
      closing,
      register,
      duties,
      earlier: years,
      extras: extraViews,
      meetingsAhead: ahead,
      plansMeetings: centre.closedOn === null && can(actor, 'meeting.plan', subject),
      meetings: meetingsIn(sent),
      grades,
      projects: projectsIn(sent.filter(({ duty }) => !earlier.includes(duty))),
      office,
      integratedOrder: integratedOrderOf(sent),
      files,
      events,
      begins,
    };
  },
});

/**
 * Separates the finished reports of earlier years. Work of an earlier year that is still open is
 * shown with this year.
 */
function byYear(all: readonly Duty[], today: Day) {
  const inForce = all.filter((duty) => !duty.archived);
  const year = yearInView(
    inForce.map((duty) => duty.fiscalYear),
    today,
  );
  const isEarlier = ({ fiscalYear, revision, archived, state }: Duty) =>
    fiscalYear < year && revision > 0 && (archived || state === 'accepted');
  return {
    demanded: inForce.filter((duty) => !isEarlier(duty)),
    earlier: all.filter((duty) => isEarlier(duty)),
  };
}

/** One group for each year, newest first. */
async function viewEarlier(env: UseCaseContext, duties: readonly Duty[]) {
  const views = await viewDuties(env, duties);
  return [...Map.groupBy(views, (duty) => duty.fiscalYear)]
    .toSorted(([a], [b]) => b - a)
    .map(([fiscalYear, reports]) => ({ fiscalYear, duties: reports }));
}

/** Why the centre was closed, and the name of the centre it was merged into. */
async function closingOf({ stores }: UseCaseContext, { closing }: Centre) {
  if (!closing) return null;
  const into = closing.into === null ? null : await stores.centres.get(closing.into);
  return {
    reason: closing.reason,
    into: into ? { id: into.id, name: fullCentreName(into) } : null,
  };
}

/** The forms for which the actor may start an extra report. */
function formsToBegin({ actor }: UseCaseContext, { id, areaCode, level, closedOn }: Centre) {
  if (closedOn !== null) return [];
  return adHocFormSchema.options.filter((form) =>
    can(actor, 'draft.write', { areaCode, level, centre: id, form }),
  );
}

async function newestSent({ stores }: UseCaseContext, duties: readonly Duty[]): Promise<Sent[]> {
  const told = duties.filter((duty) => duty.revision > 0);
  const reports = new Map(
    (await stores.submissions.newestOf(told.map((duty) => duty.id))).map((submission) => [
      submission.duty,
      submission,
    ]),
  );
  return told.flatMap((duty) => {
    const report = reports.get(duty.id);
    return report ? [{ duty, report }] : [];
  });
}

function meetingsIn(sent: readonly Sent[]) {
  return sent
    .filter(({ duty }) => duty.form === 'meeting-report')
    .map(({ duty, report: { answers } }) => ({
      duty: duty.id,
      heldOn: textIn(answers, 'heldOn'),
      no: textIn(answers, 'meetingNo'),
      present: textsIn(answers, 'present').length,
    }))
    .toSorted((a, b) => b.heldOn.localeCompare(a.heldOn));
}

async function gradesIn(env: UseCaseContext, duties: readonly Duty[]) {
  const graded = duties.filter((duty) => duty.form === 'grading' && duty.revision > 0);
  if (graded.length === 0) return [];
  const grades = await gradesOf.run(env, { duties: graded.map((duty) => duty.id) });
  return grades
    .map(({ duty, level, percent, categories }) => ({
      duty,
      title: titleIn(graded, duty),
      level,
      percent,
      categories,
    }))
    .toSorted((a, b) => b.title.localeCompare(a.title, 'th'));
}

function titleIn(duties: readonly Duty[], id: string): string {
  const duty = duties.find((candidate) => candidate.id === id);
  return duty ? `${dutyTitle(duty)} ปี ${duty.fiscalYear}` : '';
}

function projectsIn(sent: readonly Sent[]) {
  const stages = new Map(
    projectStages.map((projectStage) => [projectStage.value, projectStage.label]),
  );
  return sent
    .filter(({ duty }) => duty.form === 'strong-tambon-projects')
    .flatMap(({ duty, report }) =>
      rowsOf(report.answers, 'projects').map((row) => ({
        duty: duty.id,
        name: textIn(row, 'name'),
        stage: stages.get(textIn(row, 'stage')) ?? '',
      })),
    );
}
