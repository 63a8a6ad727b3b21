import { areasAround } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import type { Duty } from '#domain/duty/duty.ts';
import { can, primaryGrant } from '#domain/permissions.ts';
import type { Role } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { Draft } from '#models/drafts.ts';
import type { Person } from '#models/persons.ts';
import { findDuty } from '../duties/find-duty.ts';
import { notify } from '../notices/notices.ts';
import { requireOwnDraft } from './draft-people.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Colleague {
  id: string;
  name: string;
  role: Role;
}

/** Other people who may fill in this form, sorted by name. */
export const readColleagues = query({
  name: 'draft.colleagues',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<{ people: Colleague[] }> => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const colleagues = await colleaguesOf(env, duty);
    const people = colleagues.flatMap(({ id, name, grants }) => {
      const lead = primaryGrant(grants);
      return lead ? [{ id, name, role: lead.role }] : [];
    });
    return { people: people.toSorted((a, b) => a.name.localeCompare(b.name, 'th')) };
  },
});

async function colleaguesOf({ stores, actor }: UseCaseContext, duty: Duty): Promise<Person[]> {
  const officials = await stores.persons.holdingAny(
    ['officer', 'districtHead', 'province'],
    areasAround(duty.areaCode),
  );
  const members = await stores.persons.ofCentre(duty.centre);
  const all = new Map([...officials, ...members].map((person) => [person.id, person]));
  return [...all.values()].filter(
    (person) =>
      person.id !== actor.person &&
      can({ person: person.id, grants: person.grants }, 'draft.write', subjectOf(duty)),
  );
}

/** Takes the draft over from a colleague and notifies that colleague. The answers stay. */
export const takeOverDraft = command({
  name: 'draft.take',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const draft = await env.stores.drafts.get(id);
    if (!draft) throw new Problem('not-found');
    if (draft.holder === env.actor.person) return {};
    const next = await handTo(env, { draft, duty, to: env.actor.person });
    await notify(env, {
      key: `draft-taken:${id}:${next.version}`,
      people: [draft.holder],
      areaCode: duty.areaCode,
      notice: { kind: 'draftTaken', duty: id, by: env.actor.name },
    });
    return {};
  },
});

/** Hands the draft over to a colleague and notifies that colleague. */
export const handOverDraft = command({
  name: 'draft.give',
  input: z.object({ id: z.string(), to: z.string() }),
  run: async (env, { id, to }) => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const draft = await env.stores.drafts.get(id);
    if (!draft) throw new Problem('not-found');
    if (draft.holder === to) return {};
    if (draft.holder !== env.actor.person) return requireOwnDraft(env, draft);
    const colleagues = await colleaguesOf(env, duty);
    if (!colleagues.some((colleague) => colleague.id === to)) throw new Problem('not-allowed');
    const next = await handTo(env, { draft, duty, to });
    await notify(env, {
      key: `draft-given:${id}:${next.version}`,
      people: [to],
      areaCode: duty.areaCode,
      notice: { kind: 'draftGiven', duty: id, by: env.actor.name },
    });
    return {};
  },
});

async function handTo(
  env: UseCaseContext,
  { draft, duty, to }: { draft: Draft; duty: Duty; to: string },
): Promise<Draft> {
  const { id: subject, areaCode } = duty;
  env.audit({ subject, areaCode, before: draft.holder, after: to });
  const next = { ...draft, holder: to, version: draft.version + 1 };
  await env.stores.drafts.put(next);
  return next;
}
