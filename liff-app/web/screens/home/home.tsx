import type { Day } from '#domain/calendar.ts';
import { dayText } from '#web/format-day.ts';
import { useEffect, useRef } from 'preact/hooks';
import type { DutyView, Me, Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { messages } from '#web/messages.ts';
import { PageHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { useOpenQuestions } from '#web/parts/open-questions.ts';
import { personLine } from '#web/parts/role-labels.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { useNextFrame } from '#web/parts/use-next-frame.ts';
import { YearProgress } from '#web/parts/year-progress.tsx';
import { useResource } from '#web/api/resource.ts';
import type { Place } from '#web/router/router.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { groupHome, ribbonOf } from './home-groups.ts';
import { ExtensionRequests } from '../extension-requests.tsx';
import { Queue } from '../queue/queue.tsx';
import { MemberLists } from './member-home.tsx';
import { Extras, NextDates, NowGroup, Sent } from './home-sections.tsx';

/** The start screen of a person who does not start here. Administrators have no duties at all. */
function startOf(lead: Me['lead'], by: Place['by']): string | null {
  if (lead === 'admin') return '/app/settings';
  return lead === 'province' && by === 'open' ? '/app/overview' : null;
}

/** งานของฉัน: the person’s duties, most urgent first. */
export function Screen({ me }: ScreenProps) {
  const { router, unsynced } = useApp();
  const mine = useResource('duties.mine', {});
  const start = startOf(me.lead, router.place.value.by);
  useEffect(() => {
    if (start) router.go(start, { replace: true });
  }, [start]);
  const { syncedCount } = unsynced.value;
  const wentBefore = useRef(syncedCount);
  useEffect(() => {
    if (syncedCount !== wentBefore.current) void mine.reload();
    wentBefore.current = syncedCount;
  }, [syncedCount]);
  const reviewer = me.lead === 'districtHead' || me.lead === 'province';
  const data = mine.state.kind === 'ready' ? mine.state.data : null;
  return (
    <>
      <PageHeader
        title={me.lead === 'province' ? messages.tabs.queue : messages.tabs.tasks}
        who={<>{personLine(me)}</>}
      >
        {data && data.total > 0 ? (
          <YearProgress
            fiscalYear={me.fiscalYear}
            groups={ribbonOf(data.duties, me.fiscalYear)}
            sent={data.sentCount}
            total={data.total}
          />
        ) : null}
      </PageHeader>
      <main>
        <OpenQuestions me={me} />
        <ResourceView resource={mine} heights={[88, 132, 132, 132]}>
          {(tasks) =>
            me.lead === 'member' ? (
              <MemberLists me={me} duties={tasks.duties} />
            ) : (
              <Lists data={tasks} reviewer={reviewer} reload={() => void mine.reload()} />
            )
          }
        </ResourceView>
      </main>
    </>
  );
}

/** The number of people who wait for an answer. */
function OpenQuestions({ me }: { me: Me }) {
  const questions = useOpenQuestions(me);
  if (!questions) return null;
  return (
    <div class="page">
      <a class="banner is-due" href="/app/messages/questions">
        <Icon name="comment" />
        <b class="grow">มีคำถามรอตอบ {questions} เรื่อง</b>
        <Icon name="next" />
      </a>
    </div>
  );
}

interface ListsProps {
  data: Output<'duties.mine'>;
  reviewer: boolean;
  reload: () => void;
}

function Lists({ data, reviewer, reload }: ListsProps) {
  const { router } = useApp();
  const { now, extras, sent, next } = groupHome(data.duties);
  // After going back the whole list must be drawn immediately, so that the browser finds the scroll
  // position.
  const isRestShown = useNextFrame({ isNow: router.place.peek().by !== 'open' });
  if (data.duties.length + data.queue.length + data.asked.length === 0)
    return <Nothing reviewer={reviewer} />;
  const first = firstOf(data.queue, now[0]?.duties ?? []);
  return (
    <div class="panes page">
      <div>
        <ExtensionRequests duties={data.asked} today={data.today} onDecided={reload} />
        {reviewer ? <Queue duties={data.queue} /> : null}
        {(isRestShown ? now : now.slice(0, 1)).map((group) => (
          <NowGroup key={group.dueOn} group={group} main={first} />
        ))}
        {isRestShown ? <Extras duties={extras} /> : null}
        {now.length === 0 && !reviewer ? <AllSent next={next[0]?.dueOn ?? null} /> : null}
      </div>
      <div>
        {isRestShown ? (
          <>
            <Sent duties={sent} />
            <NextDates next={next} />
          </>
        ) : null}
      </div>
    </div>
  );
}

/** A screen has only one filled button. When there is a queue, that button is in the queue. */
function firstOf(queue: readonly DutyView[], now: readonly DutyView[]): string | null {
  return queue.length > 0 ? null : (now[0]?.id ?? null);
}

function Nothing({ reviewer }: { reviewer: boolean }) {
  return (
    <EmptyState icon="done" title={reviewer ? 'ไม่มีเรื่องรอตรวจ' : 'ยังไม่มีเรื่องที่ต้องส่ง'}>
      <p>เมื่อมีเรื่องใหม่ ระบบแจ้งทาง LINE</p>
      <a class="btn" href="/app/calendar">
        ดูกำหนดส่งทั้งปี
      </a>
    </EmptyState>
  );
}

function AllSent({ next }: { next: Day | null }) {
  return (
    <EmptyState icon="done" title="ส่งครบแล้ว">
      <p>{next ? `กำหนดถัดไป ${dayText(next, 'medium')}` : 'ไม่มีเรื่องค้าง'}</p>
    </EmptyState>
  );
}
