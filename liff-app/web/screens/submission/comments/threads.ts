import { diffAnswers, labelOfPath } from '#domain/form/form.ts';
import type { Difference, Form, FormContext } from '#domain/form/form.ts';
import type { CommentView, Output } from '#contract/contract.ts';
import { groupBy } from '#web/group-by.ts';

/** All comments on one revision, with the review stage that returned it. */
export interface ReturnCycle {
  revision: number;
  at: string;
  by: string;
  desk: CommentView['desk'];
  comments: CommentView[];
}

/** Groups comments by return, the newest first. */
export function returnCyclesOf(comments: readonly CommentView[]): ReturnCycle[] {
  return [...groupBy(comments, (commentView) => commentView.revision)]
    .flatMap(([revision, group]) => {
      const [first] = group;
      return first
        ? [{ revision, at: first.at, by: first.by, desk: first.desk, comments: group }]
        : [];
    })
    .toSorted((a, b) => b.revision - a.revision);
}

export function isOpen(comment: CommentView): boolean {
  return comment.resolvedIn === null;
}

/** The two revisions that are compared. */
export interface Pair {
  from: number;
  to: number;
}

/** The newest revision and the one before it. */
export function newestPair(revisions: readonly { no: number }[]): Pair {
  const to = revisions.at(-1)?.no ?? 0;
  return { from: revisions.at(-2)?.no ?? to, to };
}

type Revision = Output<'duty.read'>['revisions'][number];

interface Compared {
  report: { revisions: readonly Pick<Revision, 'no' | 'answers'>[] };
  form: Form;
  ctx: FormContext;
}

/** Changes between two revisions. None when one of them does not exist. */
export function changesBetween({ report, form, ctx }: Compared, { from, to }: Pair): Difference[] {
  const answersOf = (no: number) =>
    report.revisions.find((revision) => revision.no === no)?.answers;
  const [before, after] = [answersOf(from), answersOf(to)];
  return before && after ? diffAnswers({ form, before, after, ctx }) : [];
}

/**
 * The later change of a comment’s field. Null before there is a newer revision, and for a comment on the
 * whole report.
 */
export function changesSince(compared: Compared, comment: CommentView): Difference[] | null {
  const newest = compared.report.revisions.at(-1)?.no ?? 0;
  const { path } = comment;
  if (path === null || newest <= comment.revision) return null;
  return changesBetween(compared, { from: comment.revision, to: newest }).filter((change) =>
    isAt(change.path, path),
  );
}

/** True for the field itself or a path inside it. */
function isAt(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}

export function labelOf(form: Form, { path }: Pick<CommentView, 'path'>): string {
  return path === null ? 'ทั้งฉบับ' : labelOfPath(form, path) || 'ข้อที่ไม่มีในแบบแล้ว';
}
