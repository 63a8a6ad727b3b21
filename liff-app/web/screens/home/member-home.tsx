import type { Me, Output } from '#contract/contract.ts';
import { DueDates } from '#web/parts/due-dates.tsx';
import { dayText } from '#web/format-day.ts';
import { MeetingLink } from '#web/parts/meeting-link.tsx';
import { Chip } from '#web/parts/chip.tsx';
import { DateBadge } from '#web/parts/date-badge.tsx';
import { DutyCard } from '#web/parts/duty-card.tsx';
import { EmptyState } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import { TitleText } from '#web/parts/title-text.tsx';
import { splitMember } from './home-groups.ts';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';

/** The home screen of a committee member: the meeting to report first, then the officer’s reports. */
export function MemberLists({ me, duties }: { me: Me; duties: Output<'duties.mine'>['duties'] }) {
  const { meetings, others } = splitMember(duties);
  const [next] = meetings;
  const centre = me.grants.find((grant) => grant.role === 'member')?.centre ?? null;
  if (duties.length === 0) return <EmptyState icon="done" title="ยังไม่มีเรื่องในปีนี้" />;
  return (
    <div class="panes page">
      <div>
        {centre ? <NextMeeting centre={centre} /> : null}
        {next ? (
          <section>
            <div class="day">
              <DateBadge day={next.dueOn} tint={next.daysLeft <= 7 ? 'is-due' : 'is-closed'} />
              <div>
                <h2>รายงานการประชุม</h2>
                <p>
                  {next.daysLeft < 0
                    ? `เกินกำหนด ${-next.daysLeft} วันแล้ว`
                    : `ภายใน ${dayText(next.dueOn, 'medium')} อีก ${next.daysLeft} วัน`}
                </p>
              </div>
            </div>
            <DutyCard duty={next} main />
          </section>
        ) : null}
      </div>
      <Others duties={others} />
    </div>
  );
}

function NextMeeting({ centre }: { centre: string }) {
  const read = useResource('centre.read', { id: centre });
  if (read.state.kind !== 'ready') return null;
  const [next] = read.state.data.meetingsAhead;
  return next ? <MeetingLink meeting={next} /> : null;
}

function Others({ duties }: { duties: Output<'duties.mine'>['duties'] }) {
  if (duties.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">เรื่องอื่นของ ศอช. พัฒนากรเป็นผู้ส่ง</h2>
      <ShowMoreList items={duties} keyOf={(duty) => duty.id} unit="เรื่อง" shown={8}>
        {(duty) => (
          <a class="row-link" href={`/app/duty/${encodeURIComponent(duty.id)}`}>
            <span>
              <strong>
                <TitleText>{duty.title}</TitleText>
              </strong>
              <small>
                <DueDates duty={duty} />
              </small>
            </span>
            <Chip {...duty} />
          </a>
        )}
      </ShowMoreList>
    </section>
  );
}
