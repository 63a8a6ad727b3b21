import { bangkokDay } from '#domain/calendar.ts';
import { provinceOf } from '#domain/centre/centre.ts';
import type { Area, AreaCode } from '#domain/centre/centre.ts';
import type { Criteria } from '#domain/criteria/criteria.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Cell } from '#domain/fields/field.ts';
import { yearRow } from '#domain/files/year-sheet.ts';
import type { YearColumn, YearReport } from '#domain/files/year-sheet.ts';
import { picksMembers } from '#domain/form/form.ts';
import type { Form, FormContext } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import type { Letter, Obligation } from '#domain/letter/letter.ts';
import type { Member } from '#domain/register/register.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { Submission } from '#models/submissions.ts';
import { readableAnswers } from '../duties/readable-answers.ts';
import type { UseCaseContext } from '../use-case.ts';

/** One obligation as it occurs in all letters of the workbook. */
export interface YearObligation {
  id: string;
  clause: string;
  title: string;
  sheet: string;
  form: FormId;
  parts: readonly { letter: Letter; obligation: Obligation }[];
}

type KeptForms = Map<string, KeptForm>;
type KeptForm = Form & { criteria?: Criteria };

function formKey(version: number, criteria: string | null): string {
  return `${version} ${criteria ?? ''}`;
}

/** Every form with which a report of the obligation was made. Without any report, the newest form. */
export async function formsOf(env: UseCaseContext, of: YearObligation): Promise<KeptForms> {
  const { stores } = env;
  const kinds = [];
  for (const { letter, obligation } of of.parts)
    kinds.push(...(await stores.submissions.kindsIn(letter.id, obligation.id)));
  const forms: KeptForms = new Map();
  for (const { version, criteria: id } of kinds) {
    const key = formKey(version, id);
    if (forms.has(key)) continue;
    const criteria = id === null ? null : await stores.criteria.get(id);
    const form = formFor(of.form, { version, ...(criteria ? { criteria } : {}) });
    if (form) forms.set(key, criteria ? { ...form, criteria } : form);
  }
  if (forms.size > 0) return forms;
  const letter = of.form === 'grading' ? of.parts[0]?.letter : undefined;
  const criteria = letter && (await stores.criteria.current(letter.fiscalYear, letter.areaCode));
  const form = formFor(of.form, criteria ? { criteria } : {});
  return form ? new Map([['', form]]) : forms;
}

interface Rows {
  of: YearObligation;
  area: AreaCode | null;
  provinces: ReadonlyMap<string, Area>;
  forms: KeptForms;
  columns: readonly YearColumn[];
}

/**
 * The rows of a sheet, read for one round of one letter at a time, so that memory does not grow with
 * the number of provinces.
 */
export async function* yearRows(env: UseCaseContext, rows: Rows): AsyncGenerator<Cell[][]> {
  const { of, area, provinces, columns } = rows;
  for (const { letter, obligation } of of.parts)
    for (const { no } of obligation.rounds) {
      const round = { letter: letter.id, obligation: obligation.id, round: no };
      const found = await env.stores.duties.ofColumn(area ?? letter.areaCode, round);
      const duties = found.toSorted(
        (a, b) => a.areaCode.localeCompare(b.areaCode) || a.centre.localeCompare(b.centre),
      );
      const reports = await reportsOf(env, { duties, rows });
      yield duties.map((duty) => {
        const province = provinces.get(provinceOf(duty.areaCode)) ?? { name: '' };
        return yearRow({ duty, province, report: reports.get(duty.id) ?? null }, columns);
      });
    }
}

async function reportsOf(
  env: UseCaseContext,
  { duties, rows }: { duties: readonly Duty[]; rows: Rows },
): Promise<Map<string, YearReport>> {
  const { forms } = rows;
  const { stores } = env;
  const sent = duties.filter(({ revision }) => revision > 0);
  const isPicking = [...forms.values()].some(picksMembers);
  const [submissions, members] = await Promise.all([
    stores.submissions.newestOf(sent.map(({ id }) => id)),
    isPicking ? stores.members.everIn(sent.map(({ centre }) => centre)) : [],
  ]);
  const newest = new Map(submissions.map((submission) => [submission.duty, submission]));
  const byCentre = Map.groupBy(members, ({ centre }) => centre);
  const reports = new Map<string, YearReport>();
  for (const duty of sent) {
    const submission = newest.get(duty.id);
    const report =
      submission &&
      reportOf(env, { duty, submission, forms, members: byCentre.get(duty.centre) ?? [] });
    if (report) reports.set(duty.id, report);
  }
  return reports;
}

interface Sent {
  duty: Duty;
  submission: Submission;
  forms: KeptForms;
  members: readonly Member[];
}

/** Null for a form that this version of the product does not know. */
function reportOf(env: UseCaseContext, sent: Sent): YearReport | null {
  const { duty, submission, forms, members } = sent;
  const form = forms.get(formKey(submission.formVersion, submission.criteria));
  if (!form) return null;
  const ctx: FormContext = {
    today: bangkokDay(env.now),
    members: members.map(({ id, prefix, first, last, position }) => ({
      id,
      name: `${prefix}${first} ${last}`,
      position,
      positionLabel: seatLabels[position],
    })),
    quorumPercent: 0,
    centreName: duty.centreName,
    ...(form.criteria ? { criteria: form.criteria } : {}),
  };
  return {
    form,
    ctx,
    answers: readableAnswers(env, { duty, answers: submission.answers }),
    reasons: submission.reasons,
    sentAt: submission.at,
  };
}
