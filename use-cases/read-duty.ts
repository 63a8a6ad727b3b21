import * as z from 'zod/mini';
import { bangkokDay } from '../domain/calendar.ts';
import { labelOfCheck, validateAnswers } from '../domain/form.ts';
import {
  attachmentViews,
  clauseSummary,
  commentViews,
  revisionViews,
  timelineOf,
} from './duty-parts.ts';
import { viewOne } from './duty-views.ts';
import { findDuty } from './find-duty.ts';
import { engineContext, openForm } from './form-context.ts';
import type { OpenForm } from './form-context.ts';
import { officeOf } from './open-form.ts';
import { query } from './use-case.ts';

type Revision = Awaited<ReturnType<typeof revisionViews>>[number];

/** The submission page: what lies before the reviewer, how it came there, what changed. */
export const readDuty = query({
  name: 'duty.read',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'duty.read' });
    const revisions = await revisionViews(env, id);
    const newest = revisions.at(-1);
    const open = await openForm(env, {
      duty,
      past: true,
      ...(newest ? { version: newest.formVersion, criteria: newest.criteria } : {}),
    });
    return {
      duty: await viewOne(env, duty),
      clauseSummary: await clauseSummary(env, duty),
      formVersion: open.form.version,
      criteria: open.criteria,
      context: open.context,
      previous: open.previous,
      revisions,
      comments: await commentViews(env, id),
      timeline: await timelineOf(env, id),
      attachments: await attachmentViews(env, id),
      checks: newest ? machineChecks(open, newest) : { problems: 0, reasons: [] },
      office: await officeOf(env, duty.areaCode),
    };
  },
});

/** As of the day it was sent: what was in time then does not grow wrong on the desk. */
function machineChecks(open: OpenForm, { answers, reasons, at }: Revision) {
  const { problems } = validateAnswers({
    form: open.form,
    answers,
    reasons,
    ctx: { ...engineContext(open), today: bangkokDay(at) },
  });
  return {
    problems: problems.length,
    reasons: Object.entries(reasons).map(([check, reason]) => ({
      label: labelOfCheck(open.form, check),
      reason,
    })),
  };
}
