import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { OpenKey } from './open-key.ts';

/** One API key: its holder, its area, its end and its last use. */
export function KeyRow({ of, onRevoke }: { of: OpenKey; onRevoke: () => void }) {
  const { name, place, isPersonal, state, by } = of;
  return (
    <div class="open-key">
      <span>
        <strong>{name}</strong>
        <small>
          {place} {isPersonal ? 'รวมข้อมูลส่วนบุคคล' : 'ไม่มีข้อมูลส่วนบุคคล'}
        </small>
        <small>{useText(of)}</small>
        <small>
          {endText(of)}
          {by ? ` ออกโดย ${by}` : ''}
        </small>
      </span>
      {state === 'open' ? (
        <button
          type="button"
          class="btn btn-small"
          aria-label={`ยกเลิก กุญแจของ ${name}`}
          onClick={onRevoke}
        >
          <Icon name="block" small />
          ยกเลิก
        </button>
      ) : null}
    </div>
  );
}

function useText({ lastUsedAt }: OpenKey): string {
  return lastUsedAt ? `ใช้ล่าสุด ${dayText(bangkokDayOf(lastUsedAt), 'medium')}` : 'ยังไม่เคยใช้';
}

function endText({ revokedAt, expiresAt, state }: OpenKey): string {
  if (revokedAt) return `ยกเลิกเมื่อ ${dayText(bangkokDayOf(revokedAt), 'medium')}`;
  const day = dayText(bangkokDayOf(expiresAt), 'medium');
  return state === 'expired' ? `หมดอายุเมื่อ ${day}` : `ใช้ได้ถึง ${day}`;
}
