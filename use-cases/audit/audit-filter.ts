import * as z from 'zod/mini';
import { atBangkok, addDays, daySchema } from '#domain/calendar.ts';
import { auditGroupSchema } from '#domain/audit/groups.ts';
import { actionsOf } from '#domain/audit/kinds.ts';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { can, roleSchema } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { looseThai } from '#domain/thai/text.ts';
import { channelSchema } from '#models/audit.ts';
import type { AuditFilter } from '#models/audit.ts';
import { requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

export const auditInputSchema = z.object({
  area: z.optional(areaCodeSchema),
  by: z.optional(z.string()),
  group: z.optional(auditGroupSchema),
  channel: z.optional(channelSchema),
  from: z.optional(daySchema),
  until: z.optional(daySchema),
  name: z.optional(z.string()),
});
export type AuditInput = z.infer<typeof auditInputSchema>;

/** The widest area whose audit the reader may read. */
export function auditScope({ actor }: Pick<UseCaseContext, 'actor'>): AreaCode {
  const [widest] = actor.grants
    .map((grant) => grant.areaCode)
    .filter((areaCode) => can(actor, 'audit.read', { areaCode }))
    .toSorted((a, b) => a.length - b.length);
  if (!widest) throw new Problem('not-allowed');
  return widest;
}

/** The rows the reader asked for, after checking the permission for their area. */
export async function auditFilter(env: UseCaseContext, input: AuditInput): Promise<AuditFilter> {
  const within = input.area ?? auditScope(env);
  requirePermission(env, { action: 'audit.read', subject: { areaCode: within } });
  const { from, until } = input;
  return {
    within,
    by: input.by,
    actions: input.group && actionsOf(input.group),
    channel: input.channel,
    from: from && atBangkok(from, '00:00'),
    until: until && atBangkok(addDays(until, 1), '00:00'),
    people: await peopleNamed(env, input.name),
  };
}

const mostPeople = 50;

/** People of the reader's area whose name contains the text. Spelling variants match too. */
async function peopleNamed(env: UseCaseContext, name = ''): Promise<string[] | undefined> {
  const wanted = looseThai(name);
  if (wanted === '') return undefined;
  const people = await env.stores.persons.holdingWithin(roleSchema.options, auditScope(env));
  return people
    .filter((person) => looseThai(person.name).includes(wanted))
    .slice(0, mostPeople)
    .map((person) => person.id);
}
