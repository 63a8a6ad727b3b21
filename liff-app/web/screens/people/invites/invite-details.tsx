import { formatInviteCode } from '#domain/people/invite-code.ts';
import type { Me } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import { canBeUsed, fullInviteTitle, lineShareUrl, shareText } from './invite-labels.ts';
import type { Invite } from './invite-labels.ts';
import { InviteSheet } from './invite-sheet.tsx';
import { countInDistrict, sheetOfOne, sheetsOfDistrict } from './sheet-choice.ts';

interface Props {
  invite: Invite;
  invites: readonly Invite[];
  office: Me['office'];
  onRevoke: (invite: Invite) => void;
  onRepeat: (invite: Invite) => void;
}

/** One code: its sheet, the ways to share it, and the people who used it. */
export function InviteDetails({ invite, invites, office, onRevoke, onRepeat }: Props) {
  const usable = canBeUsed(invite);
  return (
    <>
      {usable ? (
        <div class="sheet-preview">
          <InviteSheet invite={invite} office={office} />
        </div>
      ) : (
        <p class="inset pad-above">
          {fullInviteTitle(invite)} รหัส {formatInviteCode(invite.code)} ใช้เข้าร่วมไม่ได้แล้ว
        </p>
      )}
      <div class="invite-acts">
        {usable ? <HandOn invite={invite} invites={invites} /> : null}
        <Facts invite={invite} />
        {usable ? (
          <button type="button" class="btn btn-small" onClick={() => onRevoke(invite)}>
            ยกเลิกรหัสนี้
          </button>
        ) : (
          <button type="button" class="btn btn-small" onClick={() => onRepeat(invite)}>
            <Icon name="plus" small />
            ออกรหัสใหม่
          </button>
        )}
      </div>
    </>
  );
}

function HandOn({ invite, invites }: Pick<Props, 'invite' | 'invites'>) {
  const copy = useCopy();
  const text = shareText(invite);
  const count = countInDistrict(invites, invite);
  return (
    <>
      <div class="invite-pair">
        <button
          type="button"
          class="btn btn-small"
          onClick={() => void copy(formatInviteCode(invite.code), 'คัดลอกรหัสแล้ว')}
        >
          คัดลอกรหัส
        </button>
        <button
          type="button"
          class="btn btn-small"
          onClick={() => void copy(invite.url, 'คัดลอกลิงก์แล้ว')}
        >
          คัดลอกลิงก์
        </button>
        <a class="btn btn-small" href={lineShareUrl(text)} target="_blank" rel="noreferrer">
          <Icon name="send" small />
          ส่งทาง LINE
        </a>
        {'share' in navigator ? (
          <button type="button" class="btn btn-small" onClick={() => void shareElsewhere(text)}>
            ส่งทางอื่น
          </button>
        ) : null}
      </div>
      <a
        class="btn btn-small btn-main"
        href={count > 1 ? sheetsOfDistrict(invite) : sheetOfOne(invite)}
      >
        <Icon name="file" small />
        {count > 1 ? `พิมพ์ทั้ง ${count} แผ่น` : 'พิมพ์ใบเชิญ'}
      </a>
      {count > 1 ? (
        <a class="btn btn-small" href={sheetOfOne(invite)}>
          พิมพ์เฉพาะแผ่นนี้
        </a>
      ) : null}
      <p class="quiet">หนึ่งแผ่นต่อตำบล ขนาด A4 หรือสี่ใบต่อแผ่น</p>
    </>
  );
}

function Facts({ invite }: { invite: Invite }) {
  return (
    <dl class="invite-facts">
      <dt>ออกโดย</dt>
      <dd>
        {invite.by ?? 'ผู้ดูแลระบบ'} {dayText(bangkokDayOf(invite.createdAt), 'medium')}
      </dd>
      {invite.rowName ? (
        <>
          <dt>ออกให้</dt>
          <dd>{invite.rowName}</dd>
        </>
      ) : null}
      {invite.note ? (
        <>
          <dt>บันทึก</dt>
          <dd class="words">{invite.note}</dd>
        </>
      ) : null}
      <dt>เข้าร่วมแล้ว</dt>
      <dd>
        {invite.takenBy.length === 0 ? 'ยังไม่มี' : null}
        {invite.takenBy.map(({ name, at }) => (
          <span class="block" key={`${name} ${at}`}>
            {name || 'ผู้ที่ออกจากระบบแล้ว'} {dayText(bangkokDayOf(at), 'medium')}
          </span>
        ))}
      </dd>
    </dl>
  );
}

/** Copies a text and says that it did, or shows the text when the browser refuses. */
function useCopy() {
  const { toast } = useApp();
  return async (text: string, done: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast.value = { text: done };
    } catch {
      toast.value = { text: `คัดลอกไม่ได้ จดไว้แทน: ${text}`, lastsMs: 20_000 };
    }
  };
}

/** Shares by the phone’s own list of apps. Closing that list without a choice is no error. */
async function shareElsewhere(text: string): Promise<void> {
  await navigator.share({ text }).catch(() => undefined);
}
