import { isInSendWindow } from '#domain/send-window.ts';
import { beginAnnouncement } from '#use-cases/announcements/begin-announcement.ts';
import { execute, system } from '#use-cases/use-case.ts';
import { sendBlock } from './support/send-block.ts';
import { remainingQuota } from './support/quota.ts';
import type { Job, JobTools } from './support/job.ts';

/**
 * Sends announcements inside the send window, in blocks of 500 people. Each block has one retry key, so that
 * a block whose sender died is sent again and reaches each person once.
 */
export const announce: Job = {
  name: 'announce',
  schedule: { every: 1 },
  run: async (tools) => {
    const { announcements, holidays } = tools.db.stores;
    const days = await holidays.days();
    if (!isInSendWindow(tools.clock(), days)) return false;
    const situation = { db: tools.db, actor: system, now: tools.clock(), channel: 'job' as const };
    for (const { id } of await announcements.due(tools.clock()))
      await execute(beginAnnouncement, { situation, input: { id } });
    const open = await announcements.sending();
    if (open.length === 0) return {};
    const sent = await sendBlocks(tools, days);
    for (const { id } of open) await endWhenSent(tools, id);
    return sent > 0 ? { blocks: sent } : {};
  },
};

async function sendBlocks(tools: JobTools, holidays: Parameters<typeof sendBlock>[1]['holidays']) {
  const room = { left: await remainingQuota(tools) };
  let sent = 0;
  for (;;) {
    const outcome = await sendBlock(tools, { holidays, room });
    if (outcome === 'stop') return sent;
    sent += 1;
  }
}

async function endWhenSent({ db, clock }: JobTools, id: string): Promise<void> {
  const { announcements, announcementBlocks } = db.stores;
  if ((await announcementBlocks.countOpen(id)) > 0) return;
  await announcements.change(id, { while: 'sending', set: { state: 'sent', sentAt: clock() } });
}
