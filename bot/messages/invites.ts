import { formatDay } from '#domain/thai/date.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { formatInviteCode } from '#domain/people/invite-code.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import { commonReplies } from './parts/quick-replies.ts';
import { roleRow } from './parts/role-labels.ts';
import type { HeldRole } from './parts/role-labels.ts';

interface OpenInvite {
  code: string;
  grant: HeldRole;
  uses: number;
  used: number;
  expiresAt: Date;
}

const maxShown = 5;

/** เชิญ: the newest codes that are still valid. */
export function invitesCard(invites: readonly OpenInvite[], links: Links): Message {
  const hidden = Math.max(0, invites.length - maxShown);
  return card(
    {
      strip: { tone: 'done', icon: 'people', label: 'รหัสเชิญที่ใช้ได้' },
      title: invites.length > 0 ? 'แจ้งรหัสให้ผู้ที่จะเข้าร่วม' : 'ยังไม่มีรหัสที่ใช้ได้',
      parts: invites.slice(0, maxShown).map((invite) => ({
        ...roleRow(invite.grant),
        title: titleOf(invite.grant),
        note: `${formatInviteCode(invite.code)} ใช้แล้ว ${invite.used} จาก ${invite.uses} ถึง ${formatDay(bangkokDay(invite.expiresAt), 'short')}`,
      })),
      ...(invites.length > 0
        ? { foot: `ผู้รับรหัสพิมพ์รหัสในแชตนี้${hidden > 0 ? ` มีรหัสที่ใช้ได้อีก ${hidden} รหัส` : ''}` }
        : {}),
      buttons: [linkButton(invites.length > 0 ? 'ออกรหัสหรือพิมพ์ใบเชิญ' : 'ออกรหัส', links.invites())],
      quick: commonReplies,
    },
    links,
  );
}

function titleOf(grant: HeldRole): string {
  const { title, note } = roleRow(grant);
  return `${title} ${note ?? ''}`.trimEnd();
}
