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

/** เชิญ: the newest codes that still work, and the screen where more are made. */
export function invitesCard(invites: readonly OpenInvite[], links: Links): Message {
  const [first] = invites;
  return card(
    {
      strip: { tone: 'done', icon: 'people', label: 'รหัสเชิญที่ใช้ได้' },
      title: first ? 'แจ้งรหัสให้ผู้ที่จะเข้าร่วม' : 'ยังไม่มีรหัสที่ใช้ได้',
      parts: invites.map((invite) => ({
        ...roleRow(invite.grant),
        title: titleOf(invite.grant),
        note: `${formatInviteCode(invite.code)} ใช้แล้ว ${invite.used} จาก ${invite.uses} ถึง ${formatDay(bangkokDay(invite.expiresAt), 'short')}`,
      })),
      unit: 'รหัส',
      listUrl: links.people(),
      foot: first
        ? 'ผู้รับรหัสพิมพ์รหัสในแชตนี้ หรือสแกนคิวอาร์จากใบเชิญ'
        : 'ออกรหัสและพิมพ์ใบเชิญได้ที่หน้าคนและการเข้าร่วม',
      buttons: [linkButton('ออกรหัสเชิญ', links.people())],
      quick: commonReplies,
    },
    links,
  );
}

function titleOf(grant: HeldRole): string {
  const { title, note } = roleRow(grant);
  return `${title} ${note ?? ''}`.trimEnd();
}
