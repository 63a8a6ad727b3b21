import * as z from 'zod/mini';
import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { isOwed } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { Problem } from '#domain/problem.ts';
import type { Person } from '#models/persons.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { ownDelivery } from './acknowledge-delivery.ts';
import { dutiesOfNotice } from './notice-duties.ts';
import { notify } from './notices.ts';

export interface Disowned {
  /** The people who were told. They can change who is responsible. */
  told: string[];
  /** Other people of the district who may be responsible. */
  others: { id: string; name: string }[];
}

/**
 * ไม่ใช่ฉัน: the person says that a reminder is not for them. It counts as unanswered, so it is
 * escalated, and the people of the next level are told immediately. They are also told whom the
 * person named instead. The duty itself stays open.
 */
export const disownDelivery = command({
  name: 'delivery.disown',
  input: z.object({
    id: z.string(),
    /**
     * The person who is responsible instead; `unknown` when the actor does not know. Left out while
     * the actor has not been asked.
     */
    whose: z.optional(z.string()),
  }),
  run: async (env, { id, whose }): Promise<Disowned> => {
    const { stores, actor, now } = env;
    const delivery = await ownDelivery(env, id);
    const duties = (await stores.duties.many(dutiesOfNotice(delivery.notice))).filter(isOwed);
    const [first] = duties;
    if (!first) throw new Problem('wrong-state');
    await stores.deliveries.mark(id, { seenAt: delivery.seenAt ?? now, acknowledgedAt: null });
    const above = await peopleAbove(env, first);
    const others = await othersOf(env, first);
    const named = others.find((other) => other.id === whose);
    await notify(env, {
      key: `disowned:${id}:${named?.id ?? 'said'}`,
      people: above.map((person) => person.id),
      areaCode: districtOf(first.areaCode),
      notice: {
        kind: 'disowned',
        duties: duties.map((duty) => duty.id),
        person: actor.person,
        by: actor.name,
        whose: named?.name ?? null,
      },
      urgent: true,
    });
    env.audit({
      subject: id,
      areaCode: districtOf(first.areaCode),
      note: named?.name ?? whose ?? 'notMine',
    });
    return {
      told: above.map((person) => person.name),
      others: others.map((other) => ({ id: other.id, name: other.name })),
    };
  },
});

/** The heads of the district. If the actor is a head, or the district has none, the province. */
async function peopleAbove(
  { stores, actor }: UseCaseContext,
  { areaCode }: Duty,
): Promise<Person[]> {
  const heads = await stores.persons.holding('districtHead', [districtOf(areaCode)]);
  const others = heads.filter((head) => head.id !== actor.person);
  const isHead = others.length < heads.length;
  return others.length > 0 && !isHead
    ? others
    : stores.persons.holding('province', [provinceOf(areaCode)]);
}

const mostOthers = 8;

async function othersOf({ stores, actor }: UseCaseContext, { areaCode }: Duty): Promise<Person[]> {
  const district: AreaCode = districtOf(areaCode);
  const officers = await stores.persons.holdingWithin(['officer'], district);
  return officers.filter((officer) => officer.id !== actor.person).slice(0, mostOthers);
}
