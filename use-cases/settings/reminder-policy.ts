import * as z from 'zod/mini';
import { atBangkok } from '#domain/calendar.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { digestContent } from '#domain/deliveries/digest-content.ts';
import { limits } from '#domain/limits.ts';
import {
  forecastByDay,
  forecastByRole,
  forecastMornings,
  forecastOf,
} from '#domain/policy/forecast.ts';
import type { ForecastFacts, ForecastMorning } from '#domain/policy/forecast.ts';
import { reminderPolicySchema, tidyPolicy } from '#domain/policy/reminder-policy.ts';
import type { ReminderPolicy } from '#domain/policy/reminder-policy.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { Problem } from '#domain/problem.ts';
import { readQuota } from '../notices/quota.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { forecastFacts } from './forecast-facts.ts';
import { newOffice, requireSettingsEditor } from './settings-editor.ts';

/** The reminder policy of the reader's province. */
export const readPolicy = query({
  name: 'reminders.read',
  input: z.object({}),
  run: async (env) => {
    const province = requireSettingsEditor(env);
    const [policy, groups] = await Promise.all([
      env.stores.settings.policyOf(province),
      env.stores.groups.boundIn(province),
    ]);
    return { policy, groups: groups.length };
  },
});

/** The messages of the next 30 days with the current policy and with another one. Nothing is saved. */
export const previewPolicy = query({
  name: 'reminders.preview',
  input: z.object({ policy: reminderPolicySchema, person: z.optional(z.string()) }),
  run: async (env, input) => {
    const province = requireSettingsEditor(env);
    const { stores, now } = env;
    const present = await stores.settings.policyOf(province);
    const after = tidyPolicy(input.policy);
    const [facts, quota] = await Promise.all([
      forecastFacts(stores, { province, policy: present, now }),
      readQuota(env),
    ]);
    const mornings = {
      before: forecastMornings(facts, { policy: present }),
      after: forecastMornings(facts, { policy: after }),
    };
    return {
      before: figures(mornings.before, facts),
      after: figures(mornings.after, facts),
      quota,
      example: await exampleOf(env, { facts, mornings, policy: after, person: input.person }),
    };
  },
});

function figures(mornings: readonly ForecastMorning[], { people }: ForecastFacts) {
  const days = forecastByDay(mornings);
  return {
    messages: days.reduce((sum, day) => sum + day.messages, 0),
    days,
    roles: forecastByRole(mornings, people),
  };
}

interface Example {
  facts: ForecastFacts;
  mornings: Record<'before' | 'after', readonly ForecastMorning[]>;
  policy: ReminderPolicy;
  person: string | undefined;
}

/**
 * What one person would get, with the card of the first morning. The default is the person who gets
 * the most.
 */
async function exampleOf({ stores }: UseCaseContext, of: Example) {
  const { facts, mornings, policy } = of;
  const counts = facts.people.map(({ id }) => ({
    id,
    count: forecastOf(id, mornings.before).length,
  }));
  const heard = counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const id = facts.people.find((one) => one.id === of.person)?.id ?? heard[0]?.id;
  if (id === undefined) return null;
  const [person, others] = await Promise.all([
    stores.persons.get(id),
    stores.persons.many(heard.slice(0, mostExamples).map((one) => one.id)),
  ]);
  if (!person) return null;
  const after = forecastOf(id, mornings.after);
  const first = after.find(({ entries }) => entries.length > 0);
  const duties = new Map(facts.duties.map((duty) => [duty.id, duty]));
  return {
    id,
    name: person.name,
    role: primaryGrant(person.grants)?.role ?? null,
    before: forecastOf(id, mornings.before).map(dayOf),
    after: after.map(dayOf),
    card: first && {
      day: first.day,
      ...cardOf(
        { entries: first.entries, duties, actor: { person: id, grants: person.grants } },
        {
          at: atBangkok(first.day, policy.digestAt),
        },
      ),
    },
    others: others.map(({ id: other, name }) => ({ id: other, name })),
  };
}

/** The people that can be chosen. */
const mostExamples = 100;
/** A card shows at most this many rows. */
const cardRows = 5;

function dayOf({ day, kinds, entries }: ReturnType<typeof forecastOf>[number]) {
  const late = entries.filter(({ dueOn }) => dueOn < day).length;
  return { day, kinds, duties: entries.length, late };
}

function cardOf(context: Omit<Parameters<typeof digestContent>[0], 'now'>, { at }: { at: Date }) {
  const { strip, title, rows, fills, asksExtension } = digestContent({ ...context, now: at });
  return {
    strip,
    title,
    rows: rows.slice(0, cardRows),
    more: Math.max(0, rows.length - cardRows),
    buttons: [fills ? 'เปิดแบบ' : 'เปิดดู', 'รับทราบ', ...(asksExtension ? ['ขอขยายเวลา'] : [])],
  };
}

/** Saves the policy. Refuses when another person saved a policy after the editor was opened. */
export const editPolicy = command({
  name: 'reminders.edit',
  input: z.object({
    policy: reminderPolicySchema,
    /** The policy that the editor started from. */
    was: reminderPolicySchema,
    reason: z.string().check(z.trim(), z.maxLength(limits.office.textLetters)),
  }),
  run: async (env, { policy, was, reason }) => {
    const province: AreaCode = requireSettingsEditor(env);
    const { settings } = env.stores;
    if (reason === '') throw new Problem('reason-required');
    const row = await settings.get(province);
    const before = await settings.policyOf(province);
    if (!isSame(before, tidyPolicy(was))) throw new Problem('conflict');
    const after = tidyPolicy(policy);
    await settings.put({ ...newOffice, ...row, id: province, reminders: after });
    env.audit({
      subject: `reminders:${province}`,
      areaCode: province,
      note: reason,
      before,
      after,
    });
    return { policy: after };
  },
});

function isSame(a: ReminderPolicy, b: ReminderPolicy): boolean {
  return (
    JSON.stringify(z.parse(reminderPolicySchema, a)) ===
    JSON.stringify(z.parse(reminderPolicySchema, b))
  );
}
