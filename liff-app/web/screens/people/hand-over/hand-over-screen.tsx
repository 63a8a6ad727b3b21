import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Me } from '#contract/contract.ts';
import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { bangkokDayOf } from '#web/format-day.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { Foot } from '#web/parts/foot.tsx';
import { directoryPath } from '../directory/directory-filter.ts';
import { placesText, rolesText } from '../directory/person-texts.ts';
import { AreaList } from './area-list.tsx';
import { EffectDayChoice } from './effect-day.tsx';
import type { EffectDay } from './effect-day.tsx';
import { Consequences } from './consequences.tsx';
import { actionText, changeOf, unitsOf } from './hand-over-choice.ts';
import type { Choice, HandOverData } from './hand-over-choice.ts';
import { LeaveReason } from './leave-reason.tsx';
import { emptyReason, reasonText } from './reason.ts';
import { LeaveChoice } from './leave-choice.tsx';
import { Step } from './step.tsx';
import { useHandOver } from './use-hand-over.ts';

/** โอนงานและพ้นหน้าที่: chooses who gets a person’s work, and whether the person leaves. */
export function Screen({ me, params, query }: ScreenProps) {
  const person = params['id'] ?? '';
  const read = useResource('person.handOver.read', { person });
  const data = read.state.kind === 'ready' ? read.state.data : null;
  const roles = data?.roles.map(({ role }) => role) ?? [];
  return (
    <>
      <TaskHeader
        title={data && unitsOf(data).length === 0 ? 'พ้นหน้าที่' : 'โอนงานและพ้นหน้าที่'}
        sub={data ? `${data.person.name} · ${rolesText(roles)} ${placesText(roles)}` : null}
        back={pageOf(person)}
      />
      <ResourceView resource={read} heights={[76, 160, 72, 72]}>
        {(handOver) => (
          <HandOverForm me={me} data={handOver} startsLeaving={query.get('leave') === '1'} />
        )}
      </ResourceView>
    </>
  );
}

function pageOf(person: string): string {
  return `${directoryPath}/person/${encodeURIComponent(person)}`;
}

interface FormProps {
  me: Me;
  data: HandOverData;
  startsLeaving: boolean;
}

/** The reason that is sent when the person stays. */
const sharedWork = 'แบ่งงานให้เพื่อนร่วมงาน';

function HandOverForm({ me, data, startsLeaving }: FormProps) {
  const { router } = useApp();
  const units = unitsOf(data);
  const mustLeave = units.length === 0;
  const choice = useSignal<Choice>({
    allTo: '',
    exceptions: {},
    leaves: startsLeaving || mustLeave,
  });
  const reason = useSignal(emptyReason);
  const judged = useSignal(false);
  const on = useSignal<EffectDay>(null);
  const id = useMemo(() => crypto.randomUUID(), []);
  const { leaves } = choice.value;
  const person = data.person.id;
  const { busy, error, handOver, plan } = useHandOver(id);
  const change = changeOf(data, choice.value);
  const today = bangkokDayOf(me.now);
  const wrongDay = wrongDayText(on.value, today);
  const needsSuccessor = !leaves && change.parts.length === 0;
  const save = async () => {
    judged.value = true;
    const text = leaves ? reasonText(reason.value) : sharedWork;
    if (needsSuccessor || text === '' || wrongDay) return focusFirstWrong();
    const action = actionText(data, choice.value);
    const asked = { person, ...change, reason: text };
    const day = on.value;
    if (day !== null && isDay(day)) {
      if (await plan({ ...asked, on: day }, `กำหนดวัน${action}ของ ${data.person.name} แล้ว`))
        router.go(pageOf(person), { replace: true });
      return;
    }
    if (await handOver(asked, `${action}ของ ${data.person.name} แล้ว`))
      router.go(leaves ? directoryPath : pageOf(person), { replace: true });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <main class="page hand-over has-foot">
        <div>
          {mustLeave ? null : (
            <AreaList
              data={data}
              units={units}
              choice={choice}
              isWrong={judged.value && needsSuccessor}
            />
          )}
          <Step
            no={mustLeave ? 1 : 2}
            title="พ้นหน้าที่"
            hint={mustLeave ? 'รายชื่อในทะเบียนไม่เปลี่ยน' : 'โอนอย่างเดียวก็ได้ ถ้ายังทำงานอยู่'}
          />
          <section class="panel leave-panel">
            {mustLeave ? null : <LeaveChoice choice={choice} />}
            {leaves ? <LeaveReason reason={reason} isWrong={judged.value} /> : null}
          </section>
          <Step no={mustLeave ? 2 : 3} title="มีผลเมื่อไร" hint="กำหนดล่วงหน้าได้ไม่เกิน 1 ปี" />
          <section class="panel leave-panel">
            <EffectDayChoice on={on} today={today} wrong={judged.value ? wrongDay : undefined} />
          </section>
          <ErrorBanner error={error} />
        </div>
        <Consequences {...{ data, units, on: on.value }} choice={choice.value} now={me.now} />
      </main>
      <Foot>
        <button type="submit" class="btn btn-main grow" disabled={busy}>
          {on.value === null ? '' : 'กำหนดวัน'}
          {actionText(data, choice.value)}
        </button>
      </Foot>
    </form>
  );
}

/**
 * Empty days and days before tomorrow are refused here. The last possible day is known only to the server.
 */
function wrongDayText(on: EffectDay, today: Day): string | undefined {
  if (on === null) return undefined;
  return isDay(on) && on > today ? undefined : 'กรุณาเลือกวันตั้งแต่พรุ่งนี้เป็นต้นไป';
}

function focusFirstWrong(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.hand-over [aria-invalid="true"]')?.focus(),
  );
}
