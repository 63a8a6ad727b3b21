import type { Duty } from '#domain/duty/duty.ts';
import { primaryGrant } from '#domain/permissions.ts';
import type { Attachment } from '#models/attachments.ts';
import type { AuditRow } from '#models/audit.ts';
import type { Comment } from '#models/comments.ts';
import type { Person } from '#models/persons.ts';
import type { Submission } from '#models/submissions.ts';
import { namesOf } from './duty-views.ts';
import { readableAnswers } from './readable-answers.ts';
import { orderCopies } from '../reports/order-copies.ts';
import { sharedPictures } from '../files/shared-pictures.ts';
import { visibleFiles } from '../files/visible-files.ts';
import { readScheduler } from '../read-scheduler.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Parts of the duty page that several screens show. */
export async function clauseSummary({ stores }: UseCaseContext, duty: Duty): Promise<string> {
  const letter = await stores.letters.get(duty.letter);
  return letter?.clauses.find((clause) => clause.no === duty.clause)?.summary ?? '';
}

export async function commentViews(env: UseCaseContext, duty: Duty) {
  const comments = await commentsOf(env, duty);
  return viewComments(comments, await namesOf(env, authorsOf(comments)));
}

/** A duty without a report has no comments. */
async function commentsOf({ stores }: UseCaseContext, duty: Duty): Promise<Comment[]> {
  return duty.revision === 0 ? [] : stores.comments.ofDuty(duty.id);
}

function authorsOf(comments: readonly Comment[]): string[] {
  return comments.flatMap(({ by, replies }) => [by, ...replies.map((reply) => reply.by)]);
}

function viewComments(comments: readonly Comment[], names: ReadonlyMap<string, string>) {
  return comments.map(({ id, path, text, by, at, revision, desk, resolvedIn, replies }) => ({
    id,
    path,
    text,
    by: names.get(by) ?? '',
    at,
    revision,
    desk,
    resolvedIn,
    replies: replies.map((reply) => ({ ...reply, by: names.get(reply.by) ?? '' })),
  }));
}

export async function attachmentViews(env: UseCaseContext, duty: Duty) {
  const { files, copies } = await filesOf(env, duty);
  return viewFiles([...files, ...copies]);
}

/** The files of a report, and for its reviewers the pictures that another place has sent too. */
export async function fileSections(env: UseCaseContext, duty: Duty) {
  const { files, copies } = await filesOf(env, duty);
  return {
    attachments: viewFiles([...files, ...copies]),
    sharedPictures: await sharedPictures(env, { duty, files }),
  };
}

async function filesOf(env: UseCaseContext, duty: Duty) {
  const read = readScheduler(env);
  const [files, copies] = await Promise.all([
    read(() => visibleFilesOf(env, duty)),
    read(() => orderCopies(env, duty)),
  ]);
  return { files, copies };
}

function viewFiles(rows: readonly Attachment[]) {
  return Object.fromEntries(
    rows.map(({ id, name, type, bytes, width, height }) => [
      id,
      { id, name, type, bytes, width, height },
    ]),
  );
}

async function visibleFilesOf(env: UseCaseContext, duty: Duty) {
  return visibleFiles(env, { duty, files: await env.stores.attachments.ofDuty(duty.id) });
}

/**
 * The revisions, comments and history of a duty. One command reads the names of all people in them.
 * Whoever may read the duty may read its history: person, action, time and reason.
 */
export async function reportHistory(
  env: UseCaseContext,
  of: { duty: Duty; sent: Promise<readonly Submission[]> },
) {
  const [revisions, comments, rows] = await Promise.all([
    of.sent,
    commentsOf(env, of.duty),
    env.stores.audit.ofSubject(of.duty.id),
  ]);
  const people = await peopleOf(env, [
    ...revisions.map((revision) => revision.by),
    ...authorsOf(comments),
    ...rows.flatMap((row) => row.by ?? []),
  ]);
  const names = new Map([...people].map(([id, person]) => [id, person.name]));
  return {
    revisions: viewRevisions(env, { duty: of.duty, revisions, names }),
    comments: viewComments(comments, names),
    timeline: viewTimeline(rows, people),
  };
}

async function peopleOf(
  { stores }: UseCaseContext,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  const unique = [...new Set(ids)];
  const people = unique.length === 0 ? [] : await stores.persons.many(unique);
  return new Map(people.map((person) => [person.id, person]));
}

interface Revisions {
  duty: Duty;
  revisions: readonly Submission[];
  names: ReadonlyMap<string, string>;
}

function viewRevisions(env: UseCaseContext, { duty, revisions, names }: Revisions) {
  return revisions.map((revision) => ({
    no: revision.revision,
    at: revision.at,
    by: names.get(revision.by) ?? '',
    answers: readableAnswers(env, { duty, answers: revision.answers }),
    reasons: revision.reasons,
    copied: revision.copied ?? [],
    formVersion: revision.formVersion,
    criteria: revision.criteria,
  }));
}

function viewTimeline(rows: readonly AuditRow[], people: ReadonlyMap<string, Person>) {
  return rows.map((row) => {
    const person = row.by === null ? undefined : people.get(row.by);
    return {
      at: row.at,
      by: person?.name ?? 'ระบบ',
      role: row.role ?? (person ? (primaryGrant(person.grants)?.role ?? null) : null),
      action: row.action,
      note: row.note,
    };
  });
}
