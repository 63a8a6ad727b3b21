import * as z from 'zod/mini';
import type { Day } from '#domain/calendar.ts';
import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { assignmentsOf } from '#domain/reminders.ts';
import { viewDuties } from '../duties/duty-views.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface ReminderReason {
  delivery: string;
  duties: {
    duty: DutyView;
    /** The clause in the words of the letter; empty when the letter no longer exists. */
    clause: string;
    /** The due date of which this person was reminded. */
    dueOn: Day;
    /** The wave of the reminder, in days from that date. */
    wave: number;
    /** For an escalated reminder, the person who did not acknowledge it. */
    silent: string | null;
    /** Other people who are reminded of the duty. */
    others: string[];
  }[];
}

const withinMs = 7 * 24 * 60 * 60 * 1_000;
const mostDuties = 3;

/** ทำไม: explains why the actor got the newest reminder. Null when there was none in the last week. */
export const explainReminder = query({
  name: 'reminder.explain',
  input: z.object({}),
  run: async (env): Promise<ReminderReason | null> => {
    const { stores, actor, now } = env;
    const since = new Date(now.getTime() - withinMs);
    const delivery = await stores.deliveries.lastDigest(actor.person, { since, open: false });
    if (delivery?.notice.kind !== 'digest') return null;
    const entries = delivery.notice.entries.slice(0, mostDuties);
    const duties = await stores.duties.many(entries.map(({ duty }) => duty));
    const views = new Map((await viewDuties(env, duties)).map((view) => [view.id, view]));
    const silent = await namesOfSilent(env, entries);
    const explained = await Promise.all(
      entries.map(async ({ duty: id, dueOn, wave, escalatedFrom }) => {
        const duty = duties.find((known) => known.id === id);
        const view = views.get(id);
        if (!duty || !view) return [];
        return [
          {
            duty: view,
            clause: clauseWords(await stores.letters.get(duty.letter), duty),
            dueOn,
            wave,
            silent: escalatedFrom === null ? null : (silent.get(escalatedFrom) ?? null),
            others: await othersOf(env, duty),
          },
        ];
      }),
    );
    return { delivery: delivery.id, duties: explained.flat() };
  },
});

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
