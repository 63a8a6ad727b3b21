import type { Output } from '#contract/contract.ts';
import { districtNote } from '#domain/centre/label.ts';
import { Icon } from '#web/parts/icon.tsx';
import { ReachMark } from '../directory/reach-mark.tsx';

type CentreAccess = Output<'directory.notYet'>['centres'][number];

interface Props extends CentreAccess {
  /** True to list the names of all missing people. */
  showsAll: boolean;
}

/** One centre: its members with an account, those whom messages reach, and the sheet to print. */
export function CentreAccessItem({ centre, missing, reached, showsAll, ...access }: Props) {
  return (
    <li>
      <div class="gap-name">
        <strong>{centre.name}</strong>
        <small>{districtNote(centre)}</small>
      </div>
      <Share {...access} />
      <div class="gap-seat">
        ประธาน <Seat state={access.chair} />
      </div>
      <div class="gap-seat">
        เลขานุการ <Seat state={access.secretary} />
      </div>
      <div class="gap-reach">
        {reached === 0 ? (
          <span class="chip is-due">
            <Icon name="block" small />
            ไม่มีผู้รับ
          </span>
        ) : (
          <small>ข้อความถึง {reached} คน</small>
        )}
      </div>
      <a class="btn btn-small" href={inviteHref(centre)}>
        <Icon name="print" small />
        ใบเชิญ<span class="sr-only"> ของ {centre.name}</span>
      </a>
      {showsAll && missing.length > 0 ? (
        <details>
          <summary>
            ยังไม่เข้า {missing.length} คน<span class="sr-only"> ของ {centre.name}</span>
          </summary>
          <ul>
            {missing.map(({ id, name, seatLabel }) => (
              <li key={id}>
                {name} <small>{seatLabel}</small>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

function Share({ sitting, joined }: Pick<CentreAccess, 'sitting' | 'joined'>) {
  const share = sitting === 0 ? 0 : (joined / sitting) * 100;
  return (
    <div class="gap-share">
      <span class="share-bar" aria-hidden="true">
        <i style={{ width: `${share}%` }} />
      </span>
      {sitting === 0 ? 'ยังไม่มีทะเบียน' : `${joined} จาก ${sitting}`}
    </div>
  );
}

function Seat({ state }: { state: CentreAccess['chair'] }) {
  return <ReachMark state={state} {...(state === 'friend' ? { label: 'เข้าแล้ว' } : {})} />;
}

/** The screen of codes, with this centre filled in. */
function inviteHref({ id, areaCode }: CentreAccess['centre']): string {
  return `/app/people/invites?${new URLSearchParams({ place: `${areaCode} ${id}` }).toString()}`;
}
