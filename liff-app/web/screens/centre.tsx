import { dayText } from '../day-text.ts';
import type { Output } from '../../contract.ts';
import { Chip } from '../parts/chip.tsx';
import { DateLeaf } from '../parts/date-leaf.tsx';
import { dutyHref } from '../parts/duty-card.tsx';
import { TaskHead } from '../parts/heads.tsx';
import { Banner, Blank, Loaded } from '../parts/states.tsx';
import { useResource } from '../resource.ts';
import type { ScreenProps } from '../routes.ts';
import { MoreButton, useFold } from '../parts/fold.tsx';

type Centre = Output<'centre.read'>;

/** One centre: its next meeting, what it owes, who sits on its committee. */
export function Screen({ params }: ScreenProps) {
  const centre = useResource('centre.read', { id: params['id'] ?? '' });
  const data = centre.state.kind === 'ready' ? centre.state.data.centre : null;
  return (
    <>
      <TaskHead
        title={data?.name ?? 'ศอช.'}
        sub={data?.level === 'tambon' ? `อ.${data.districtName}` : 'ศูนย์ประสานงานองค์การชุมชน'}
        back="/app/centres"
      />
      <main>
        <Loaded of={centre} heights={[88, 72, 72, 240]}>
          {(found) => (
            <div class="panes page">
              <div>
                <Closed centre={found} />
                <Meeting on={found.nextMeetingOn} />
                <Duties duties={found.duties} />
              </div>
              <Members members={found.members} />
            </div>
          )}
        </Loaded>
      </main>
    </>
  );
}

/** A centre that ended is read, not worked with. */
function Closed({ centre: { closedOn, closing } }: { centre: Centre }) {
  if (closedOn === null) return null;
  return (
    <Banner
      tint="is-closed"
      icon="closed"
      title={`${closing?.into ? `รวมกับ ${closing.into.name}` : 'ยุบเลิก'}แล้ว ตั้งแต่ ${dayText(closedOn, 'medium')}`}
    >
      {closing?.reason}
    </Banner>
  );
}

function Meeting({ on }: { on: string | null }) {
  if (!on) return null;
  return (
    <div class="day">
      <DateLeaf day={on} tint="is-draft" />
      <div>
        <h2>ประชุมครั้งต่อไป</h2>
        <p>{dayText(on, 'full')}</p>
      </div>
    </div>
  );
}

function Duties({ duties }: { duties: Centre['duties'] }) {
  const fold = useFold(duties, 8);
  if (duties.length === 0) return <Blank icon="tasks" title="ยังไม่มีเรื่องในปีนี้" />;
  return (
    <section class="list">
      <h2 class="part-title">เรื่องของปีนี้ {duties.length} เรื่อง</h2>
      <ul>
        {fold.visible.map((duty) => (
          <li key={duty.id}>
            <a class="row-link" href={dutyHref(duty)}>
              <span>
                <strong>{duty.title}</strong>
                <small>
                  หนังสือข้อ {duty.clause} · กำหนด {dayText(duty.dueOn, 'dayMonth')}
                </small>
              </span>
              <Chip {...duty} />
            </a>
          </li>
        ))}
        {fold.hidden > 0 ? (
          <li>
            <MoreButton hidden={fold.hidden} unit="เรื่อง" onClick={fold.unfold} />
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** Names and seats only: phones are not shown in lists. */
function Members({ members }: { members: Centre['members'] }) {
  const fold = useFold(members, 9);
  return (
    <section class="list">
      <h2 class="part-title">กรรมการ {members.length} คน</h2>
      {members.length === 0 ? (
        <p class="quiet">ยังไม่มีทะเบียนกรรมการ รับรองทะเบียนแล้วรายชื่อขึ้นที่นี่</p>
      ) : (
        <ul>
          {fold.visible.map((one) => (
            <li key={one.id}>
              <div class="row-link person">
                <strong>{one.name}</strong>
                <small>{one.positionLabel}</small>
              </div>
            </li>
          ))}
          {fold.hidden > 0 ? (
            <li>
              <MoreButton hidden={fold.hidden} unit="คน" onClick={fold.unfold} />
            </li>
          ) : null}
        </ul>
      )}
    </section>
  );
}
