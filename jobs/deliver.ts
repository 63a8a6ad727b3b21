import { isSendingAnywhere } from '#domain/policy/sending-areas.ts';
import type { SendingAreas } from '#domain/policy/sending-areas.ts';
import { refreshMenuOf } from '#bot/rich-menu/refresh.ts';
import type { Outcome } from '#models/deliveries.ts';
import { createBatcher } from '#models/mongo/batcher.ts';
import type { Person } from '#models/persons.ts';
import { dutiesOfNotice } from '#use-cases/notices/notice-duties.ts';
import { deliverOne } from './support/deliver-one.ts';
import type { Claimed, Sending } from './support/deliver-one.ts';
import { openAreas } from './support/open-areas.ts';
import { quotaBudget } from './support/quota.ts';
import type { Job, JobTools } from './support/job.ts';

/** How many messages are being sent to LINE at the same time. */
const concurrency = 32;
/**
 * A claim waits until it can take this many messages, because claiming one costs as much as claiming
 * many.
 */
const smallestGroup = concurrency / 2;
/** Longer than one push can take, so that messages of a dead process are released soon afterwards. */
const leaseMs = 30_000;

interface Run {
  tools: JobTools;
  /** The areas whose messages may be sent during this run. */
  areas: SendingAreas;
  sending: Sending;
  /** How many messages ended in each state, for the log. */
  tally: Record<string, number>;
  /** Errors with single messages. The other messages are sent all the same. */
  errors: Error[];
}

/**
 * Sends planned messages inside the send window. Each is sent at most once per retry key, and none is
 * lost. Messages are claimed, read and settled in groups; body and retry key are stored one by one
 * before each attempt.
 */
export const deliver: Job = {
  name: 'deliver',
  schedule: { every: 1 },
  run: async (tools) => {
    const { deliveries } = tools.db.stores;
    const areas = await openAreas(tools);
    if (!isSendingAnywhere(areas)) return false;
    const times = { now: tools.clock(), wallNow: tools.wallClock() };
    if (!(await deliveries.isAnythingDue({ ...times, areas }))) return {};
    const sending: Sending = {
      room: await quotaBudget(tools),
      line: { isAway: false },
      settle: createBatcher<Outcome, number>({ work: (outcomes) => deliveries.settle(outcomes) }),
    };
    const run: Run = { tools, areas, sending, tally: {}, errors: [] };
    const ended = await Promise.allSettled([sendOrphans(run), sendPlanned(run)]);
    const [broken] = [...ended.flatMap(reasonOf), ...run.errors];
    if (broken) throw broken;
    return run.tally;
  },
};

function reasonOf(result: PromiseSettledResult<void>): Error[] {
  return result.status === 'rejected' ? [asError(result.reason)] : [];
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/**
 * Handles messages of dead processes one at a time. Otherwise we could not know which one ended its
 * process.
 */
async function sendOrphans(run: Run): Promise<void> {
  while (isGoingOn(run)) {
    const [claimed] = await claim(run, { orphans: true, limit: 1 });
    if (!claimed) return;
    await sendOne(run, claimed);
  }
}

async function sendPlanned(run: Run): Promise<void> {
  const onTheWay = new Set<Promise<void>>();
  try {
    while (isGoingOn(run)) {
      const limit = concurrency - onTheWay.size;
      if (limit < smallestGroup) {
        await Promise.race(onTheWay);
        continue;
      }
      const group = await claim(run, { orphans: false, limit });
      if (group.length === 0 && onTheWay.size === 0) return;
      // Messages that did not fit into a push are planned again and due immediately, so this waits
      // for the pushes.
      if (group.length === 0) await Promise.all(onTheWay);
      for (const claimed of group) {
        const sent = sendOne(run, claimed).finally(() => onTheWay.delete(sent));
        onTheWay.add(sent);
      }
    }
  } finally {
    await Promise.all(onTheWay);
  }
}

/**
 * After many errors the cause is probably not a single message, so this run ends and the next one
 * continues.
 */
function isGoingOn({ sending, errors }: Run): boolean {
  return !sending.line.isAway && errors.length < concurrency;
}

/** Claims messages, and reads the data for all of them together. */
async function claim(
  { tools, areas }: Run,
  of: { orphans: boolean; limit: number },
): Promise<Claimed[]> {
  const { deliveries, persons, duties } = tools.db.stores;
  const wallNow = tools.wallClock();
  const leaseUntil = new Date(wallNow.getTime() + leaseMs);
  const group = await deliveries.claim({ now: tools.clock(), wallNow, leaseUntil, areas, ...of });
  if (group.length === 0) return [];
  const carried = await deliveries.carry(group, { now: tools.clock(), areas });
  const joined = new Set(carried.map(({ id }) => id));
  const all = [...group, ...carried];
  const [people, known] = await Promise.all([
    persons.many([...new Set(group.map(({ person }) => person))]),
    duties.many([...new Set(all.flatMap(({ notice }) => dutiesOfNotice(notice)))]),
  ]);
  const byPerson = new Map(people.map((person) => [person.id, person]));
  const byDuty = new Map(known.map((duty) => [duty.id, duty]));
  const leading = group.filter(({ id }) => !joined.has(id));
  return leading.map((delivery) => ({
    delivery,
    carried: carried.filter(({ carriedBy }) => carriedBy === delivery.id),
    person: byPerson.get(delivery.person),
    duties: byDuty,
  }));
}

async function sendOne({ tools, sending, tally, errors }: Run, claimed: Claimed): Promise<void> {
  const { delivery, person } = claimed;
  try {
    const state = await deliverOne(tools, { claimed, sending });
    const said = [delivery, ...claimed.carried];
    if (state === 'sent' && said.some(({ notice }) => notice.kind !== 'digest'))
      await changeMenu(tools, person);
    tally[state] = (tally[state] ?? 0) + 1;
    tools.countDelivery(state);
  } catch (error) {
    errors.push(asError(error));
  }
}

/**
 * Updates the reader's rich menu, because it shows the person's duties, which a notice may change.
 * After a failure the morning job updates it.
 */
async function changeMenu(tools: JobTools, person: Person | undefined): Promise<void> {
  if (!person) return;
  const { db, line, log } = tools;
  await refreshMenuOf({ db, line, now: tools.clock() }, person).catch((error: unknown) =>
    log.error({ person: person.id, error: String(error) }, 'menu not changed'),
  );
}
