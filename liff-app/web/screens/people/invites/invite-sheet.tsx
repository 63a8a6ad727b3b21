import { formatInviteCode } from '#domain/people/invite-code.ts';
import type { Me } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { messages } from '#web/messages.ts';
import { Icon } from '#web/parts/icon.tsx';
import { QrCode } from '#web/parts/qr-code.tsx';
import { fullInviteTitle } from './invite-labels.ts';
import type { Invite } from './invite-labels.ts';

const steps = [
  'เปิดไลน์ กดสแกนคิวอาร์ แล้วส่องรูปด้านบน',
  'กดเพิ่มเพื่อน แล้วกดเข้าร่วม',
  'สแกนไม่ได้ พิมพ์รหัส 8 ตัวในแชต',
];

/** ใบเชิญ: one A4 page with the QR code, the code and three steps. */
export function InviteSheet({ invite, office }: { invite: Invite; office: Me['office'] }) {
  const title = fullInviteTitle(invite);
  return (
    <section class="a4" aria-label={`ใบเชิญ ${title}`}>
      <p class="brand-line">
        <Icon name="mark" />
        {messages.product}
      </p>
      <h2 class="sheet-title">เข้าร่วมทางไลน์</h2>
      <p class="to">{title}</p>
      {invite.personName ? <p class="to">สำหรับ {invite.personName}</p> : null}
      <QrCode text={invite.url} label={`คิวอาร์เข้าร่วม ${title}`} />
      <p class="code">{formatInviteCode(invite.code)}</p>
      <p class="until">
        ใช้ได้ถึงวันที่ {dayText(bangkokDayOf(invite.expiresAt), 'long')}{' '}
        {invite.uses === 1 ? 'ใช้ได้คนเดียว' : `ไม่เกิน ${invite.uses} คน`}
      </p>
      <ol>
        {steps.map((step, index) => (
          <li key={step}>
            <b aria-hidden="true">{index + 1}</b>
            {step}
          </li>
        ))}
      </ol>
      <p class="ask-who">
        <span class="block">ระบบบอกวันส่งงานและวันประชุมของ ศอช.</span>
        <span class="block">ไม่เก็บเลขประจำตัวประชาชน</span>
        {office.phone ? (
          <span class="block">
            สงสัย โทร. {office.name} {office.phone}
          </span>
        ) : null}
      </p>
    </section>
  );
}
