import type { AreaCode } from '#domain/centre/centre.ts';
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { primaryGrant } from '#domain/permissions.ts';
import type { Action, Actor, Role, Subject } from '#domain/permissions.ts';
import { can } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import type { AuditRow } from '#models/audit.ts';
import type { Database, Stores } from '#models/mongo/connect.ts';

/** The one who acts: a person with roles, or the system itself in jobs. */
export interface Person extends Actor {
  name: string;
  /** The version of the privacy notice that the person has read. */
  noticeVersion?: string;
}

export interface RequestContext {
  db: Database;
  actor: Person;
  now: Date;
  channel: AuditRow['channel'];
}

/** Writes an audit entry in the same transaction. */
export interface AuditEntry {
  action?: string;
  subject: string;
  areaCode: AreaCode | '';
  note?: string | null;
  before?: unknown;
  after?: unknown;
}

export interface UseCaseContext {
  stores: Stores;
  actor: Person;
  now: Date;
  /** Where the action comes from: chat, app, job or shell. */
  channel: AuditRow['channel'];
  /** True outside a transaction, where reads may be shared with concurrent callers. */
  inTransaction: boolean;
  audit(entry: AuditEntry): void;
}

/**
 * Something that people can do. `run` checks the permission first. A query changes nothing but the audit and needs
 * no transaction.
 */
export interface UseCase<S extends z.ZodMiniType, O> {
  name: string;
  input: S;
  kind: 'command' | 'query';
  run(env: UseCaseContext, input: z.infer<S>): Promise<O>;
}

type Definition<S extends z.ZodMiniType, O> = Omit<UseCase<S, O>, 'kind'>;

export function command<S extends z.ZodMiniType, O>(definition: Definition<S, O>): UseCase<S, O> {
  return { ...definition, kind: 'command' };
}

export function query<S extends z.ZodMiniType, O>(definition: Definition<S, O>): UseCase<S, O> {
  return { ...definition, kind: 'query' };
}

/**
 * The only way for bot, API and jobs to run a use case. It validates the input, opens the transaction
 * and writes the audit.
 */
export async function execute<S extends z.ZodMiniType, O>(
  useCase: UseCase<S, O>,
  call: { situation: RequestContext; input: unknown },
): Promise<O> {
  const parsed = z.safeParse(useCase.input, call.input);
  if (!parsed.success)
    throw new Problem('invalid-input', { details: { issues: issuesOf(parsed.error) } });
  const { db, actor, now } = call.situation;
  const work = async (): Promise<O> => {
    const entries: AuditEntry[] = [];
    const env: UseCaseContext = {
      stores: db.stores,
      actor,
      now,
      channel: call.situation.channel,
      inTransaction: useCase.kind === 'command',
      audit: (entry) => entries.push(entry),
    };
    const result = await useCase.run(env, parsed.data);
    await db.stores.audit.insertMissing(
      entries.map((entry) => rowOf(entry, { useCase, situation: call.situation })),
    );
    return result;
  };
  return useCase.kind === 'command' ? db.transaction(work) : work();
}

export type Each<O> = { ok: true; value: O } | { ok: false; problem: Problem };

/**
 * Runs several calls, each in a transaction of its own. A refusal becomes the result of that call and
 * does not stop the others. Any other error stops the run; calls that have finished stay committed.
 */
export async function executeEach<S extends z.ZodMiniType, O>(
  useCase: UseCase<S, O>,
  calls: { situation: RequestContext; inputs: readonly unknown[] },
): Promise<Each<O>[]> {
  const answers: Each<O>[] = [];
  for (const input of calls.inputs) {
    try {
      const value = await execute(useCase, { situation: calls.situation, input });
      answers.push({ ok: true, value });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      answers.push({ ok: false, problem: error });
    }
  }
  return answers;
}

function rowOf(
  entry: AuditEntry,
  of: { useCase: { name: string }; situation: RequestContext },
): AuditRow {
  return {
    id: randomUUID(),
    at: of.situation.now,
    by: of.situation.actor.person,
    role: primaryGrant(of.situation.actor.grants)?.role ?? null,
    action: entry.action ?? of.useCase.name,
    subject: entry.subject,
    areaCode: entry.areaCode,
    channel: of.situation.channel,
    note: entry.note ?? null,
    ...(entry.before === undefined ? {} : { before: entry.before }),
    ...(entry.after === undefined ? {} : { after: entry.after }),
  };
}

function issuesOf(error: z.core.$ZodError): { path: string; message: string }[] {
  return error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

export function requirePermission(
  env: Pick<UseCaseContext, 'actor'>,
  to: { action: Action; subject: Subject },
): void {
  if (!can(env.actor, to.action, to.subject)) throw new Problem('not-allowed');
}

/** The areas in which the actor's roles allow this. Refuses an actor without such an area. */
export function requireAreas({ actor }: Pick<UseCaseContext, 'actor'>, action: Action): AreaCode[] {
  const areas = actor.grants
    .map(({ areaCode }) => areaCode)
    .filter((areaCode) => can(actor, action, { areaCode }));
  if (areas.length === 0) throw new Problem('not-allowed');
  return [...new Set(areas)];
}

/** The area of the actor's first role among these. Refuses an actor without such a role. */
export function requireAreaOf(
  { actor }: Pick<UseCaseContext, 'actor'>,
  roles: readonly Role[],
): AreaCode {
  const grant = actor.grants.find(({ role }) => roles.includes(role));
  if (!grant) throw new Problem('not-allowed');
  return grant.areaCode;
}

/** The system itself, used for jobs and commands. It has no role, and so none of a person's permissions. */
export const system: Person = { person: 'system', name: 'ระบบ', grants: [] };
