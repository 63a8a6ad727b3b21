import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { listSheets, reportSheets } from '#domain/export.ts';
import type { ExportedReport } from '#domain/export.ts';
import { stateWord } from '#domain/files/year-sheet.ts';
import { columnOfKey } from '#domain/overview.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { Workbook } from '#domain/list/workbook.ts';
import type { Submission } from '#models/submissions.ts';
import { findDuty } from '../duties/find-duty.ts';
import { readableAnswers } from '../duties/readable-answers.ts';
import { engineContext, loadForm } from '../drafts/form-context.ts';
import { requirePermission, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * One revision of a report as a workbook, for everybody who may read it. Members see phone numbers
 * with some digits hidden.
 */
export const exportReport = query({
  name: 'report.exported',
  input: z.object({ id: z.string(), revision: z.optional(z.int()) }),
  run: async (env, { id, revision }): Promise<Workbook> => {
    const duty = await findDuty(env, { id, action: 'duty.read' });
    const sent = await env.stores.submissions.ofDuty(id);
    const wanted =
      revision === undefined
        ? sent.at(-1)
        : sent.find((submission) => submission.revision === revision);
    if (!wanted) throw new Problem('not-found');
    const report = await exported(env, { duty, sent: wanted });
    env.audit({ subject: id, areaCode: duty.areaCode, note: `ฉบับที่ ${wanted.revision}` });
    const title = dutyTitle(duty);
    return {
      name: `${title} ${duty.centreName} ฉบับที่ ${wanted.revision}`,
      sheets: reportSheets(report, { title, today: bangkokDay(env.now) }),
    };
  },
});

/** All reports of one obligation and round in an area, as one workbook. */
export const exportColumn = query({
  name: 'column.exported',
  input: z.object({ column: z.string(), area: areaCodeSchema }),
  run: async (env, { column, area }): Promise<Workbook> => {
    requirePermission(env, { action: 'export.read', subject: { areaCode: area } });
    const wanted = columnOfKey(column);
    const all = wanted ? await env.stores.duties.ofColumn(area, wanted) : [];
    const duties = all.filter((duty) => can(env.actor, 'duty.read', subjectOf(duty)));
    const [first] = duties;
    if (!first) throw new Problem('not-found');
    const sent = await env.stores.submissions.newestOf(duties.map((duty) => duty.id));
    const newest = new Map(sent.map((submission) => [submission.duty, submission]));
    const reports: ExportedReport[] = [];
    for (const duty of duties.toSorted((a, b) => a.areaCode.localeCompare(b.areaCode))) {
      const submission = newest.get(duty.id);
      if (submission) reports.push(await exported(env, { duty, sent: submission }));
    }
    env.audit({ subject: `${area}:${column}`, areaCode: area, note: `${reports.length} ฉบับ` });
    const title = `${dutyTitle(first)} ${await areaName(env, area)}`;
    return { name: title, sheets: listSheets(reports, { title, today: bangkokDay(env.now) }) };
  },
});

async function areaName({ stores }: UseCaseContext, id: string): Promise<string> {
  return (await stores.areas.get(id))?.name ?? '';
}

/** A report is always shown with the form version and criteria it was made with. */
async function exported(
  env: UseCaseContext,
  { duty, sent }: { duty: Duty; sent: Submission },
): Promise<ExportedReport> {
  const open = await loadForm(env, {
    duty,
    past: true,
    version: sent.formVersion,
    criteria: sent.criteria,
  });
  return {
    centreName: duty.centreName,
    districtName: duty.level === 'province' ? '' : duty.districtName,
    stateWord: sent.revision < duty.revision ? 'มีฉบับใหม่แทนแล้ว' : stateWord(duty),
    revision: sent.revision,
    sentAt: sent.at,
    reachedProvinceAt: duty.reachedProvinceAt,
    form: open.form,
    answers: readableAnswers(env, { duty, answers: sent.answers }),
    reasons: sent.reasons,
    ctx: engineContext(open),
  };
}
