import type { Duty } from '#domain/duty/duty.ts';
import { primaryGrant } from '#domain/permissions.ts';
import type { Submission } from '#models/submissions.ts';
import { namesOf } from './duty-views.ts';
import { orderCopies } from '../reports/order-copies.ts';
import { visibleFiles } from '../files/visible-files.ts';
import { readScheduler } from '../read-scheduler.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Parts of the duty page that several screens show. */
export async function clauseSummary({ stores }: UseCaseContext, duty: Duty): Promise<string> {
  const letter = await stores.letters.get(duty.letter);
  return letter?.clauses.find((clause) => clause.no === duty.clause)?.summary ?? '';
}

export async function commentViews(env: UseCaseContext, duty: string) {
  const comments = await env.stores.comments.ofDuty(duty);
  const names = await namesOf(
    env,
    comments.flatMap((comment) => [comment.by, ...comment.replies.map((reply) => reply.by)]),
  );
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
  const read = readScheduler(env);
  const [files, copies] = await Promise.all([
    read(() => visibleFilesOf(env, duty)),
    read(() => orderCopies(env, duty)),
  ]);
  const rows = [...files, ...copies];
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

export async function revisionViews(env: UseCaseContext, revisions: readonly Submission[]) {
  const names = await namesOf(
    env,
    revisions.map((revision) => revision.by),
  );
  return revisions.map((revision) => ({
    no: revision.revision,
    at: revision.at,
    by: names.get(revision.by) ?? '',
    answers: revision.answers,
    reasons: revision.reasons,
    formVersion: revision.formVersion,
    criteria: revision.criteria,
  }));
}

/**
 * The history of the duty: person, action, time and reason. All people who may read the duty may
 * read it.
 */
export async function timelineOf(env: UseCaseContext, duty: string) {
  const rows = await env.stores.audit.ofSubject(duty);
  const people = new Map(
    (await env.stores.persons.many([...new Set(rows.flatMap((row) => row.by ?? []))])).map(
      (person) => [person.id, person],
    ),
  );
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
