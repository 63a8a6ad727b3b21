import type { Criteria } from '#domain/criteria/criteria.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { fieldsOf } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { impersonalAnswers } from '#domain/open-data/open-answers.ts';
import type { OpenResource, OpenRow } from '#domain/open-data/open-rows.ts';
import { score } from '#domain/scoring.ts';
import type { Changed, OpenPageOf } from '#models/open-data.ts';
import type { Submission } from '#models/submissions.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Read extends OpenPageOf {
  /** True when the key may also read names, phones and texts. */
  isPersonal: boolean;
}

export interface ReadRows {
  rows: OpenRow[];
  /** The number of documents in the page. There may be fewer rows. */
  read: number;
  last: { areaCode: string; id: string } | null;
}

type ReadOpen = (env: UseCaseContext, of: Read) => Promise<ReadRows>;

const centreFields = [
  'id',
  'level',
  'areaCode',
  'name',
  'districtName',
  'openedOn',
  'closedOn',
] as const;
const memberFields = [
  'id',
  'centre',
  'areaCode',
  'seatNo',
  'position',
  'group',
  'sex',
  'since',
  'until',
] as const;
const nameFields = ['prefix', 'first', 'last', 'phone'] as const;
const withoutName = { prefix: null, first: null, last: null, phone: null };
const submissionFields = [
  'id',
  'duty',
  'centre',
  'areaCode',
  'form',
  'formVersion',
  'criteria',
  'revision',
] as const;
const dutyFields = [
  'id',
  'letter',
  'fiscalYear',
  'clause',
  'obligation',
  'form',
  'round',
  'level',
  'areaCode',
  'centre',
  'centreName',
  'state',
  'reviewAt',
  'opensOn',
  'districtDueOn',
  'dueOn',
  'revision',
] as const;
const gradedFields = ['id', 'fiscalYear', 'round', 'areaCode', 'centre', 'centreName'] as const;

/** How each resource is read, and which of its fields are shown. */
export const openReaders: Readonly<Record<OpenResource, ReadOpen>> = {
  duties: async ({ stores }, of) => paged(await stores.openData.duties(of), dutyRow),
  centres: async ({ stores }, of) =>
    paged(await stores.openData.centres(of), ({ item, updatedAt }) => ({
      ...picked(item, centreFields),
      updatedAt: iso(updatedAt),
    })),
  members: async ({ stores }, of) =>
    paged(await stores.openData.members(of), ({ item, updatedAt }) => ({
      ...picked(item, memberFields),
      ...(of.isPersonal ? picked(item, nameFields) : withoutName),
      updatedAt: iso(updatedAt),
    })),
  submissions: async (env, of) => {
    const found = await env.stores.openData.submissions(of);
    const criteria = await criteriaOf(env, found);
    return paged(found, ({ item, updatedAt }) => ({
      ...picked(item, submissionFields),
      sentAt: iso(item.at),
      answers: of.isPersonal ? item.answers : answersOf(item, criteria),
      updatedAt: iso(updatedAt),
    }));
  },
  grades: async (env, of) => {
    const found = await env.stores.openData.acceptedGradings(of);
    const sent = await env.stores.submissions.newestOf(found.map(({ item }) => item.id));
    const newest = new Map(sent.map((report) => [report.duty, report]));
    const items = sent.map((item) => ({ item }));
    const criteria = await criteriaOf(env, items);
    const graded = paged(found, (grading) => gradeRow(grading, { newest, criteria }));
    return { ...graded, rows: graded.rows.filter((row) => row !== null) };
  },
};

function picked<T extends object, K extends keyof T>(item: T, fields: readonly K[]): Pick<T, K> {
  const entries = fields.map((field) => [field, item[field]]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of these very fields
  return Object.fromEntries(entries) as Pick<T, K>;
}

function paged<T extends { areaCode: string; id: string }, R>(
  found: readonly Changed<T>[],
  rowOf: (of: Changed<T>) => R,
): { rows: R[]; read: number; last: { areaCode: string; id: string } | null } {
  const last = found.at(-1)?.item;
  return {
    rows: found.map(rowOf),
    read: found.length,
    last: last ? { areaCode: last.areaCode, id: last.id } : null,
  };
}

function dutyRow({ item, updatedAt }: Changed<Duty>): OpenRow<'duties'> {
  return {
    ...picked(item, dutyFields),
    submittedAt: iso(item.submittedAt),
    reachedProvinceAt: iso(item.reachedProvinceAt),
    acceptedAt: iso(item.acceptedAt),
    updatedAt: iso(updatedAt),
  };
}

interface Graded {
  newest: ReadonlyMap<string, Submission>;
  criteria: ReadonlyMap<string, Criteria>;
}

function gradeRow(
  { item, updatedAt }: Changed<Duty>,
  { newest, criteria }: Graded,
): OpenRow<'grades'> | null {
  const report = newest.get(item.id);
  const set = criteria.get(report?.criteria ?? '');
  if (!report || !set) return null;
  const { points, max, percent, level, categories } = score(set, report.answers);
  return {
    ...picked(item, gradedFields),
    criteria: set.id,
    isSample: set.sample,
    points,
    maxPoints: max,
    percent,
    level: level?.id ?? null,
    categories: Object.fromEntries(categories.map((category) => [category.id, category.points])),
    acceptedAt: iso(item.acceptedAt),
    updatedAt: iso(updatedAt),
  };
}

async function criteriaOf(
  { stores }: UseCaseContext,
  found: readonly { item: Pick<Submission, 'criteria'> }[],
): Promise<ReadonlyMap<string, Criteria>> {
  const ids = [...new Set(found.flatMap(({ item }) => item.criteria ?? []))];
  const sets = ids.length === 0 ? [] : await stores.criteria.many(ids);
  return new Map(sets.map((set) => [set.id, set]));
}

/** A report whose form this version of the product does not know is left out. */
function answersOf(
  { form: id, formVersion, criteria: set, answers }: Submission,
  sets: ReadonlyMap<string, Criteria>,
): Record<string, unknown> {
  const criteria = set === null ? undefined : sets.get(set);
  const form = formFor(id, { version: formVersion, ...(criteria ? { criteria } : {}) });
  return form ? impersonalAnswers(fieldsOf(form), answers) : {};
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
