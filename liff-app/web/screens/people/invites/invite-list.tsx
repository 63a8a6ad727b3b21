import { formatInviteCode } from '#domain/people/invite-code.ts';
import { Icon } from '#web/parts/icon.tsx';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { useWide } from '#web/media.ts';
import { canBeUsed, fullInviteTitle, inviteTitle, lastDay, stateOf } from './invite-labels.ts';
import type { Invite } from './invite-labels.ts';

const shownAtOnce = 12;

interface Props {
  invites: readonly Invite[];
  now: string;
  chosen: string | null;
  onOpen: (invite: Invite) => void;
  onRevoke: (invite: Invite) => void;
  onRepeat: (invite: Invite) => void;
}

/** The codes: a table on wide screens, rows on a phone. */
export function InviteList(props: Props) {
  const wide = useWide();
  const list = useShowMore(props.invites, shownAtOnce);
  const shown = { ...props, invites: list.visible };
  return (
    <div class={wide ? 'panel list' : 'list'}>
      {wide ? <InviteTable {...shown} /> : <InviteRows {...shown} />}
      <MoreButton hidden={list.hidden} unit="รหัส" onClick={list.showAll} />
    </div>
  );
}

function StateChip({ invite, now }: { invite: Invite; now: string }) {
  const { tint, icon, label } = stateOf(invite, now);
  return (
    <span class={`chip ${tint}`}>
      <Icon name={icon} small />
      {label}
    </span>
  );
}

function InviteTable({ invites, now, chosen, onOpen, onRevoke, onRepeat }: Props) {
  return (
    <table class="ledger">
      <caption class="sr-only">รหัสเข้าร่วม</caption>
      <thead>
        <tr>
          <th scope="col">เข้าเป็น</th>
          <th scope="col">รหัส</th>
          <th scope="col" class="num">
            ใช้แล้ว
          </th>
          <th scope="col">ใช้ได้ถึง</th>
          <th scope="col">สถานะ</th>
          <th scope="col">
            <span class="sr-only">จัดการ</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invites.map((invite) => (
          <tr key={invite.code} aria-current={invite.code === chosen ? 'true' : undefined}>
            <th scope="row">
              <button type="button" class="open-row" onClick={() => onOpen(invite)}>
                {inviteTitle(invite)}
                <small>{invite.place.district}</small>
              </button>
            </th>
            <td class="code">{formatInviteCode(invite.code)}</td>
            <td class="num">
              {invite.used} จาก {invite.uses}
            </td>
            <td class="nowrap">{lastDay(invite)}</td>
            <td>
              <StateChip invite={invite} now={now} />
            </td>
            <td class="num">
              {canBeUsed(invite) ? (
                <button type="button" class="btn btn-small" onClick={() => onRevoke(invite)}>
                  ยกเลิก <span class="sr-only">รหัสของ {fullInviteTitle(invite)}</span>
                </button>
              ) : (
                <button type="button" class="link" onClick={() => onRepeat(invite)}>
                  ออกรหัสใหม่ <span class="sr-only">ให้ {fullInviteTitle(invite)}</span>
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function InviteRows({ invites, now, onOpen }: Props) {
  return (
    <ul>
      {invites.map((invite) => (
        <li key={invite.code}>
          <button
            type="button"
            class="row-link invite-row"
            aria-haspopup="dialog"
            onClick={() => onOpen(invite)}
          >
            <span>
              <strong>{inviteTitle(invite)}</strong>
              <small>
                {invite.place.district ? `${invite.place.district} · ` : ''}
                <b class="code">{formatInviteCode(invite.code)}</b>
              </small>
              <small>
                ใช้แล้ว {invite.used} จาก {invite.uses} · ถึง {lastDay(invite)}
              </small>
            </span>
            <StateChip invite={invite} now={now} />
          </button>
        </li>
      ))}
    </ul>
  );
}
