import type { Submission } from '#models/submissions.ts';
import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { assigneeOf } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { extensionDays, holidaysFrom, proposedExtension } from '#domain/duty/extension-dates.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import { can } from '#domain/permissions.ts';
import { proposedReturnDate } from '#domain/duty/review.ts';
import { clauseSummary, fileSections, reportHistory } from './duty-sections.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { readableAnswers } from './readable-answers.ts';
import { loadForm, officesAround } from '../drafts/form-context.ts';
import type { LoadedForm } from '../drafts/form-context.ts';
import { automatedChecks, nothingFound } from '../reports/automated-checks.ts';
import { officeView } from '../drafts/open-form.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Everything on the submission page: the report, its history and what changed. */
export const readDuty = query({
  name: 'duty.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'duty.read' });
    const sent = duty.revision === 0 ? Promise.resolve([]) : env.stores.submissions.ofDuty(id);
    const newest = sent.then((revisions) => revisions.at(-1));
    const [open, view, summary, history, files, proposed, offices] = await Promise.all([
      newest.then((report) => formOfReport(env, { duty, report })),
      viewOne(env, duty),
      clauseSummary(env, duty),
      reportHistory(env, { duty, sent }),
      fileSections(env, duty),
      proposedDates(env, duty),
      officesAround(env, duty.areaCode),
    ]);
    const report = await newest;
    return {
      duty: view,
      clauseSummary: summary,
      formVersion: open.form.version,
      criteria: open.criteria,
      context: open.context,
      previous: open.previous && {
        ...open.previous,
        answers: readableAnswers(env, { duty, answers: open.previous.answers }),
      },
      ...history,
      ...files,
      checks: report ? automatedChecks(open, report) : nothingFound,
      proposed,
      office: officeView(offices),
    };
  },
});

/** The form in the version of the newest report; if there is no report, the version in force. */
function formOfReport(
  env: UseCaseContext,
  { duty, report }: { duty: Duty; report: Submission | undefined },
): Promise<LoadedForm> {
  const ofReport = report && { version: report.formVersion, criteria: report.criteria };
  return loadForm(env, { duty, past: true, ...ofReport });
}

async function proposedDates({ stores, now, actor }: UseCaseContext, duty: Duty) {
  const when = { today: bangkokDay(now), holidays: await stores.holidays.days(duty.areaCode) };
  const asks = can(actor, 'duty.askExtension', subjectOf(duty)) && assigneeOf(duty) === 'centre';
  return {
    returnOn: proposedReturnDate(duty, when),
    askOn: proposedExtension(duty, when),
    askDays: asks ? extensionDays(duty, when) : [],
    holidays: holidaysFrom(when),
  };
}
