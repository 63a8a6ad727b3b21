import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { boardCard } from '#bot/messages/group.ts';
import { isAllGreen } from '#domain/group-board.ts';
import { isKnownUnsent, isLineAway } from '#domain/deliveries/after-send.ts';
import { isTooOldToRetry } from '#domain/deliveries/retry.ts';
import { limits } from '#domain/limits.ts';
import { isSendingIn } from '#domain/policy/sending-areas.ts';
import { isSummaryDay } from '#domain/week-summary.ts';
import type { Group } from '#models/groups.ts';
import { readGroupBoard } from '#use-cases/overview/read-group-board.ts';
import { execute, system } from '#use-cases/use-case.ts';
import type { Job, JobTools } from './support/job.ts';
import { eachMorning, morningSchedule } from './support/morning.ts';
import type { Morning } from './support/morning.ts';
import { openAreas } from './support/open-areas.ts';
import { remainingQuota } from './support/quota.ts';

/**
 * Prepares the board of the week for the LINE groups of a province, on Monday or the first working
 * day after it. A group without open work in its places gets none, because LINE counts a message for
 * each person in the group.
 */
export const groupBoards: Job = {
  name: 'group-boards',
  schedule: morningSchedule,
  run: (tools) =>
    eachMorning(tools, { job: 'group-boards', work: (morning) => prepare(tools, morning) }),
};

async function prepare(tools: JobTools, morning: Morning): Promise<number> {
  const { province, policy, holidays, today } = morning;
  if (!policy.boards || !isSummaryDay(today, holidays)) return 0;
  const { groups } = tools.db.stores;
  let planned = 0;
  for (const group of await groups.boundIn(province.id))
    if (await prepareOne(tools, { group, morning })) planned += 1;
  return planned;
}

async function prepareOne(
  { db, line, links, log }: JobTools,
  { group, morning: { now, today } }: { group: Group; morning: Morning },
): Promise<boolean> {
  const { id, groupId } = group;
  if (groupId === null) return false;
  const situation = { db, actor: system, now, channel: 'job' as const };
  const board = await execute(readGroupBoard, { situation, input: { groupId } });
  if (!board || isAllGreen(board.lines)) return false;
  const members = (await membersOf(line, groupId)) ?? group.members;
  if (members === undefined) {
    log.error({ group: id }, 'people in the group unknown, no board');
    return false;
  }
  const messages = [boardCard(board, { now, links, costs: members })];
  const body = JSON.stringify({ to: groupId, messages });
  return db.stores.groups.prepareBoard(id, {
    members,
    board: { day: today, body, retryKey: randomUUID(), firstAttemptAt: null, state: 'planned' },
  });
}

const countSchema = z.object({ count: z.int() });

/** The number of people in the group; null when LINE does not tell it. */
async function membersOf(line: JobTools['line'], groupId: string): Promise<number | null> {
  const path = `/v2/bot/group/${encodeURIComponent(groupId)}/members/count`;
  const answer = await line.call({ method: 'GET', path }).catch(() => null);
  if (answer?.status !== 200) return null;
  const parsed = z.safeParse(countSchema, JSON.parse(answer.body.toString()));
  return parsed.success ? parsed.data.count : null;
}

/**
 * Sends prepared boards inside the send window. The same bytes are sent with the same key until LINE
 * has accepted them.
 */
export const sendGroupBoards: Job = {
  name: 'send-group-boards',
  schedule: { every: 1 },
  run: async (tools) => {
    const { groups } = tools.db.stores;
    const waiting = await groups.withBoard();
    if (waiting.length === 0) return {};
    const areas = await openAreas(tools);
    const open = waiting.filter(({ areaCode }) => isSendingIn(areas, areaCode));
    if (open.length === 0) return {};
    let left = await remainingQuota(tools);
    let sent = 0;
    for (const group of open) {
      const cost = group.members ?? 0;
      if (left - cost < limits.quota.reserve) continue;
      const outcome = await sendOne(tools, group);
      if (outcome === 'away') break;
      if (outcome === 'sent') {
        left -= cost;
        sent += 1;
      }
    }
    return sent > 0 ? { boards: sent } : {};
  },
};

async function sendOne(
  { db, line, wallClock, log }: JobTools,
  { id, board }: Group,
): Promise<'sent' | 'not sent' | 'away'> {
  const { groups } = db.stores;
  const wallNow = wallClock();
  if (!board) return 'not sent';
  if (isTooOldToRetry(board, wallNow)) {
    await groups.settleBoard(id, { ...board, state: 'given up' });
    return 'not sent';
  }
  const begun = { ...board, firstAttemptAt: board.firstAttemptAt ?? wallNow };
  await groups.settleBoard(id, begun);
  const outcome = await line.push({ body: board.body, retryKey: board.retryKey });
  if (outcome.kind === 'sent') {
    await groups.settleBoard(id, { ...begun, state: 'sent' });
    return 'sent';
  }
  log.error({ group: id, ...outcome }, 'board not accepted');
  if (outcome.kind === 'refused') await groups.settleBoard(id, { ...begun, state: 'given up' });
  // LINE certainly did not accept the board, so the 24 hours of its retry key do not begin.
  else if (isKnownUnsent(outcome.kind)) await groups.settleBoard(id, board);
  return isLineAway(outcome.kind) ? 'away' : 'not sent';
}
