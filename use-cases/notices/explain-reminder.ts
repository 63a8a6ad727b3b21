import * as z from 'zod/mini';
import type { Day } from '#domain/calendar.ts';
import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import type { Wave } from '#domain/reminder-waves.ts';
import { assignmentsOf } from '#domain/reminders.ts';
import type { Notice } from '#models/notice-schema.ts';
import { viewDuties } from '../duties/duty-views.ts';
import { dutiesOfNotice } from './notice-duties.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

interface ExplainedDuty {
  duty: DutyView;
  /** The clause in the letter's own words; empty when the letter is gone. */
  clause: string;
}

/** Why a reminder came. */
export interface ReminderReason {
  delivery: string;
  duties: (ExplainedDuty & {
    /** The due date of which this person was reminded. */
    dueOn: Day;
    /** The wave of the reminder, in days from that date. */
    wave: number;
    /** For an escalated reminder, the person who did not acknowledge it. */
    silent: string | null;
    /** Other people who are reminded of the duty. */
    others: string[];
  })[];
}

/** Why another message came: what happened, to which duties, and who did it where the message says so. */
export interface NewsReason {
  kind: Exclude<Notice['kind'], 'digest'>;
  by: string | null;
  duties: ExplainedDuty[];
}

/** Why the newest message came; without one, when the province reminds. */
export type Reason =
  | { of: 'reminder'; reminder: ReminderReason }
  | { of: 'news'; news: NewsReason }
  | { of: 'nothing'; waves: readonly Wave[] };

const withinMs = 7 * 24 * 60 * 60 * 1_000;
const mostDuties = 3;

/** ทำไม: explains why the actor got the newest reminder. Null when there was none in the last week. */
export const explainReminder = query({
  name: 'reminder.explain',
  input: z.object({}),
  run: async (env): Promise<Reason> => {
    const { stores, actor, now } = env;
    const delivery = await stores.deliveries.lastTold(
      actor.person,
      new Date(now.getTime() - withinMs),
    );
    if (!delivery) return { of: 'nothing', waves: await wavesFor(env) };
    const { id, notice } = delivery;
    const ids = dutiesOfNotice(notice).slice(0, mostDuties);
    const duties = await explainedDuties(env, ids);
    if (notice.kind !== 'digest') {
      const by = 'by' in notice && notice.by !== undefined ? notice.by : null;
      return {
        of: 'news',
        news: { kind: notice.kind, by, duties: duties.map(({ explained }) => explained) },
      };
    }
    return {
      of: 'reminder',
      reminder: { delivery: id, duties: await remindedOf(env, { notice, duties }) },
    };
  },
});

type Known = { stored: Duty; explained: ExplainedDuty };

async function explainedDuties(env: UseCaseContext, ids: readonly string[]): Promise<Known[]> {
  if (ids.length === 0) return [];
  const { stores } = env;
  const stored = await stores.duties.many(ids);
  const views = new Map((await viewDuties(env, stored)).map((view) => [view.id, view]));
  const letters = new Map<string, Letter | null>();
  for (const { letter } of stored)
    if (!letters.has(letter)) letters.set(letter, await stores.letters.get(letter));
  return ids.flatMap((id) => {
    const duty = stored.find((known) => known.id === id);
    const view = views.get(id);
    if (!duty || !view) return [];
    const clause = clauseWords(letters.get(duty.letter) ?? null, duty);
    return [{ stored: duty, explained: { duty: view, clause } }];
  });
}

async function remindedOf(
  env: UseCaseContext,
  of: { notice: Extract<Notice, { kind: 'digest' }>; duties: readonly Known[] },
): Promise<ReminderReason['duties']> {
  const entries = of.notice.entries.slice(0, mostDuties);
  const silent = await namesOfSilent(env, entries);
  const reminded = await Promise.all(
    entries.map(async ({ duty: id, dueOn, wave, escalatedFrom }) => {
      const known = of.duties.find(({ stored }) => stored.id === id);
      if (!known) return [];
      return [
        {
          ...known.explained,
          dueOn,
          wave,
          silent: escalatedFrom === null ? null : (silent.get(escalatedFrom) ?? null),
          others: await othersOf(env, known.stored),
        },
      ];
    }),
  );
  return reminded.flat();
}

async function wavesFor({ stores, actor }: UseCaseContext): Promise<readonly Wave[]> {
  const areaCode = primaryGrant(actor.grants)?.areaCode;
  return areaCode ? (await stores.settings.policyOf(areaCode)).waves : usualPolicy.waves;
}

function clauseWords(letter: Letter | null, { clause }: Duty): string {
  return letter?.clauses.find(({ no }) => no === clause)?.summary ?? '';
}

async function namesOfSilent(
  { stores }: UseCaseContext,
  entries: readonly { escalatedFrom: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = entries.flatMap(({ escalatedFrom }) => escalatedFrom ?? []);
  if (ids.length === 0) return new Map();
  return new Map((await stores.persons.many(ids)).map(({ id, name }) => [id, name]));
}

/** The names of other people who are reminded of the duty by the same rule. */
async function othersOf({ stores, actor }: UseCaseContext, duty: Duty): Promise<string[]> {
  const [district, province] = await Promise.all([
    stores.persons.holdingWithin(['officer', 'districtHead'], districtOf(duty.areaCode)),
    stores.persons.holding('province', [provinceOf(duty.areaCode)]),
  ]);
  const people = [...district, ...province].filter(({ following }) => following);
  const told = new Set(assignmentsOf(duty, people).map(({ person }) => person));
  return people.filter(({ id }) => told.has(id) && id !== actor.person).map(({ name }) => name);
}
