import * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { proposedExtension } from '#domain/duty/extension.ts';
import { proposedReturnDate } from '#domain/duty/review.ts';
import {
  attachmentViews,
  clauseSummary,
  commentViews,
  revisionViews,
  timelineOf,
} from './duty-sections.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { loadForm } from '../drafts/form-context.ts';
import { automatedChecks } from '../reports/automated-checks.ts';
import { officeOf } from '../drafts/open-form.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Everything on the submission page: the report, its history and what changed. */
export const readDuty = query({
  name: 'duty.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'duty.read' });
    const sent = await env.stores.submissions.ofDuty(id);
    const newest = sent.at(-1);
    const [open, view, summary, revisions, comments, timeline, attachments, proposed, office] =
      await Promise.all([
        loadForm(env, {
          duty,
          past: true,
          ...(newest ? { version: newest.formVersion, criteria: newest.criteria } : {}),
        }),
        viewOne(env, duty),
        clauseSummary(env, duty),
        revisionViews(env, sent),
        commentViews(env, id),
        timelineOf(env, id),
        attachmentViews(env, duty),
        proposedDates(env, duty),
        officeOf(env, duty.areaCode),
      ]);
    return {
      duty: view,
      clauseSummary: summary,
      formVersion: open.form.version,
      criteria: open.criteria,
      context: open.context,
      previous: open.previous,
      revisions,
      comments,
      timeline,
      attachments,
      checks: newest ? automatedChecks(open, newest) : { problems: 0, reasons: [] },
      proposed,
      office,
    };
  },
});

async function proposedDates({ stores, now }: UseCaseContext, duty: Duty) {
  const when = { today: bangkokDay(now), holidays: await stores.holidays.days() };
  return { returnOn: proposedReturnDate(duty, when), askOn: proposedExtension(duty, when) };
}
