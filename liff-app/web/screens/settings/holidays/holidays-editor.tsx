import { buddhistYearOf } from '#domain/thai/year.ts';
import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { dayText } from '#web/format-day.ts';
import { groupBy } from '#web/group-by.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner, EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useResource } from '#web/api/resource.ts';
import { DateField, TextField } from '../fields.tsx';
import { useMutation } from '#web/api/use-mutation.ts';

type Holidays = Output<'holidays.list'>;
type Holiday = Holidays['holidays'][number];

/** วันหยุด: days on which no messages are sent and which are no working days. */
export function Screen() {
  const list = useResource('holidays.list', {});
  return (
    <>
      <TaskHeader title="วันหยุด" sub="ไม่ส่งข้อความ และไม่นับเป็นวันทำการ" back="/app/settings" />
      <main class="page first-gap">
        <ResourceView resource={list} heights={[56, 200, 200]}>
          {(data) => <Editor data={data} reload={() => void list.reload()} />}
        </ResourceView>
      </main>
    </>
  );
}

function Editor({ data, reload }: { data: Holidays; reload: () => void }) {
  const { toast } = useApp();
  const adding = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const { holidays, missing, clashes, today } = data;
  const add = async ({ on, name }: Pick<Holiday, 'on' | 'name'>): Promise<void> => {
    if (await mutate('holiday.add', { on, name })) reload();
  };
  const remove = async (holiday: Holiday): Promise<void> => {
    const done = await mutate('holiday.remove', { on: holiday.on });
    if (!done) return;
    toast.value = {
      text: `นำ ${dayText(holiday.on, 'medium')} ออกแล้ว${redatedLabel(done.redated)}`,
      undo: () => void add(holiday),
    };
    reload();
  };
  return (
    <div class="narrow">
      {missing.length > 0 ? (
        <Banner tint="is-due" icon="info" title={`ยังไม่มีวันหยุดของปี ${missing.join(' และ ')}`}>
          ระบบนับเฉพาะเสาร์อาทิตย์ในปีนั้น เพิ่มวันหยุดราชการตามมติคณะรัฐมนตรีได้ที่นี่
        </Banner>
      ) : null}
      {clashes.length > 0 ? (
        <Banner tint="is-due" icon="calendar" title="กำหนดส่งตรงกับวันหยุด">
          {clashes.map((on) => dayText(on, 'medium')).join(' · ')} ระบบไม่เลื่อนให้เอง เลื่อนได้ที่หน้าหนังสือ
        </Banner>
      ) : null}
      <button type="button" class="btn btn-main btn-wide" onClick={() => (adding.value = true)}>
        <Icon name="plus" />
        เพิ่มวันหยุด
      </button>
      <ErrorBanner error={error} onReload={reload} />
      {holidays.length === 0 ? (
        <EmptyState icon="calendar" title="ยังไม่มีวันหยุด">
          <p>เพิ่มวันหยุดราชการ เพื่อไม่ให้ระบบเตือนในวันหยุด</p>
        </EmptyState>
      ) : (
        <Years
          holidays={holidays}
          today={today}
          busy={busy}
          onRemove={(holiday) => void remove(holiday)}
        />
      )}
      {adding.value ? (
        <AddDialog
          today={today}
          known={holidays}
          onClose={() => (adding.value = false)}
          onDone={() => {
            adding.value = false;
            reload();
          }}
        />
      ) : null}
    </div>
  );
}

function redatedLabel(redated: number): string {
  return redated > 0 ? ` กำหนดส่งอำเภอเปลี่ยน ${redated} เรื่อง` : '';
}

interface YearsProps {
  holidays: readonly Holiday[];
  today: Day;
  busy: boolean;
  onRemove: (holiday: Holiday) => void;
}

/** The holidays by year: this year and later first, past years collapsed. */
function Years({ holidays, today, busy, onRemove }: YearsProps) {
  const years = [...groupBy(holidays, (holiday) => buddhistYearOf(holiday.on))];
  const now = buddhistYearOf(today);
  const coming = years.filter(([year]) => year >= now);
  const past = years.filter(([year]) => year < now);
  const part = ([year, days]: [number, Holiday[]]) => (
    <section class="list" key={year}>
      <h2 class="part-title">
        พ.ศ. {year} · {days.length} วัน
      </h2>
      <ul>
        {days.map((day) => (
          <li key={day.on}>
            <div class="row-link holiday">
              <span>
                <strong>{dayText(day.on, 'weekdayShort')}</strong>
                <small>
                  {day.name}
                  {day.own ? ' · เฉพาะจังหวัดนี้' : ''}
                </small>
              </span>
              <button
                type="button"
                class="round"
                disabled={busy}
                aria-label={`นำ ${dayText(day.on, 'medium')} ${day.name} ออก`}
                onClick={() => onRemove(day)}
              >
                <Icon name="close" />
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
  return (
    <>
      {coming.map(part)}
      {past.length > 0 ? (
        <details class="past">
          <summary>ปีที่ผ่านมา</summary>
          {past.map(part)}
        </details>
      ) : null}
    </>
  );
}

interface AddProps {
  today: Day;
  known: readonly Holiday[];
  onClose: () => void;
  onDone: () => void;
}

function AddDialog({ today, known, onClose, onDone }: AddProps) {
  const { toast } = useApp();
  const on = useSignal('');
  const name = useSignal('');
  const judged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const same = known.find((holiday) => holiday.on === on.value);
  const send = async () => {
    judged.value = true;
    if (!isDay(on.value) || name.value.trim() === '') return;
    const done = await mutate('holiday.add', { on: on.value, name: name.value.trim() });
    if (!done) return;
    toast.value = { text: `เพิ่มแล้ว${redatedLabel(done.redated)}` };
    onDone();
  };
  return (
    <Dialog title="เพิ่มวันหยุด" onClose={onClose}>
      <DateField
        id="holiday-on"
        label="วันที่"
        value={on.value}
        today={today}
        wrong={judged.value && !isDay(on.value) ? 'กรุณาเลือกวัน เดือน ปี ให้ครบ' : null}
        onChange={(value) => (on.value = value)}
      />
      {same ? <p class="quiet">วันนี้มีแล้ว: {same.name} บันทึกแล้วใช้ชื่อใหม่</p> : null}
      <TextField
        id="holiday-name"
        label="ชื่อวันหยุด"
        maxLength={120}
        value={name.value}
        wrong={judged.value && name.value.trim() === '' ? 'กรุณากรอกชื่อวันหยุด' : null}
        onInput={(text) => (name.value = text)}
      />
      <p class="quiet">กำหนดส่งจังหวัดไม่เปลี่ยน กำหนดส่งอำเภอที่ยังไม่ถึงนับวันทำการใหม่</p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          เพิ่มวันหยุด
        </button>
      </div>
    </Dialog>
  );
}
