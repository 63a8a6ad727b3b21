import { isSendingAnywhere, isSendingIn } from '#domain/policy/sending-areas.ts';
import type { Announcement } from '#models/announcements.ts';
import { beginAnnouncement } from '#use-cases/announcements/begin-announcement.ts';
import { execute, system } from '#use-cases/use-case.ts';
import { openAreas } from './support/open-areas.ts';
import { sendBlock } from './support/send-block.ts';
import { remainingQuota } from './support/quota.ts';
import type { Job, JobTools } from './support/job.ts';

/**
 * Sends announcements inside the send window, in blocks of 500 people. Each block has one retry key,
 * so a block whose sender died is sent again and reaches each person once.
 */
export const announce: Job = {
  name: 'announce',
  schedule: { every: 1 },
  run: async (tools) => {
    const { announcements } = tools.db.stores;
    const areas = await openAreas(tools);
    if (!isSendingAnywhere(areas)) return false;
    const isOpen = ({ areaCode }: Announcement) => isSendingIn(areas, areaCode);
    const situation = { db: tools.db, actor: system, now: tools.clock(), channel: 'job' as const };
    for (const { id } of (await announcements.due(tools.clock())).filter(isOpen))
      await execute(beginAnnouncement, { situation, input: { id } });
    const open = (await announcements.sending()).filter(isOpen);
    if (open.length === 0) return {};
    const ids = open.map(({ id }) => id);
    const sent = await sendBlocks(tools, ids);
    for (const id of ids) await endWhenSent(tools, id);
    return sent > 0 ? { blocks: sent } : {};
  },
};

async function sendBlocks(tools: JobTools, announcements: readonly string[]): Promise<number> {
  const room = { left: await remainingQuota(tools) };
  let sent = 0;
  for (;;) {
    const outcome = await sendBlock(tools, { announcements, room });
    if (outcome === 'stop') return sent;
    sent += 1;
  }
}

async function endWhenSent({ db, clock }: JobTools, id: string): Promise<void> {
  const { announcements, announcementBlocks } = db.stores;
  if ((await announcementBlocks.countOpen(id)) > 0) return;
  await announcements.change(id, { while: 'sending', set: { state: 'sent', sentAt: clock() } });
}
