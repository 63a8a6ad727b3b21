import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { auditGroupSchema, auditGroups } from '#domain/audit/groups.ts';
import { channelLabels } from '#domain/audit/labels.ts';
import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { useApp } from '#web/app-context.ts';
import { DatePickers } from '#web/controls/date.tsx';
import { dayText } from '#web/format-day.ts';
import { useWide } from '#web/media.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { auditHref, filterCount, periodOf, periods, periodStart, spanOf } from './audit-query.ts';
import type { AuditFilter, FilterKey } from './audit-query.ts';

interface Props {
  filter: AuditFilter;
  today: Day;
  areas: readonly { id: string; name: string }[];
  /** The name of the person to whom the list is limited. */
  byName: string | null;
}

/** Filters in a row on wide screens, and in a sheet behind one button on phones. */
export function AuditFilters(props: Props) {
  const wide = useWide();
  const open = useSignal(false);
  const choosing = useSignal(false);
  const count = filterCount(props.filter);
  const onDays = () => (choosing.value = true);
  return (
    <>
      {wide ? (
        <div class="audit-filters">
          <Selects {...props} onDays={onDays} />
        </div>
      ) : (
        <button
          type="button"
          class={count > 0 ? 'by on' : 'by'}
          onClick={() => (open.value = true)}
        >
          <Icon name="settings" small />
          กรอง {count || ''}
        </button>
      )}
      {!wide && open.value ? (
        <Dialog title="กรอง" onClose={() => (open.value = false)}>
          <div class="audit-sheet">
            <Selects {...props} onDays={onDays} />
          </div>
          <button
            type="button"
            class="btn btn-main btn-wide space-above"
            onClick={() => (open.value = false)}
          >
            ดูรายการ
          </button>
        </Dialog>
      ) : null}
      {choosing.value ? <DaysDialog {...props} onClose={() => (choosing.value = false)} /> : null}
    </>
  );
}

function Selects({ filter, today, areas, byName, onDays }: Props & { onDays: () => void }) {
  const set = useFilter(filter);
  return (
    <>
      <FilterSelect label="ทำอะไร" value={filter.group ?? ''} onPick={(group) => set({ group })}>
        <option value="">ทุกเรื่อง</option>
        {auditGroupSchema.options.map((group) => (
          <option key={group} value={group}>
            {auditGroups[group]}
          </option>
        ))}
      </FilterSelect>
      {areas.length > 1 ? (
        <FilterSelect label="พื้นที่" value={filter.area ?? ''} onPick={(area) => set({ area })}>
          <option value="">ทุกพื้นที่</option>
          {areas.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </FilterSelect>
      ) : null}
      <FilterSelect
        label="วันที่"
        value={periodOf(filter, today)}
        onPick={(period) =>
          period === 'days' ? onDays() : set({ from: periodStart(period, today), until: '' })
        }
      >
        {periods.map(({ id, label }) => (
          <option key={id} value={id}>
            {id === 'days' ? daysLabel(filter, today) : label}
          </option>
        ))}
      </FilterSelect>
      <FilterSelect
        label="ทางไหน"
        value={filter.channel ?? ''}
        onPick={(channel) => set({ channel })}
      >
        <option value="">ทุกทาง</option>
        {Object.entries(channelLabels).map(([channel, label]) => (
          <option key={channel} value={channel}>
            {label}
          </option>
        ))}
      </FilterSelect>
      {byName === null ? null : (
        <button type="button" class="by on" onClick={() => set({ by: '' })}>
          ใคร: {byName || 'ไม่พบ'}
          <span class="sr-only">เอาตัวกรองออก</span>
          <Icon name="close" small />
        </button>
      )}
    </>
  );
}

function useFilter(filter: AuditFilter) {
  const { router } = useApp();
  return (change: Partial<Record<FilterKey, string>>) =>
    router.go(auditHref(filter, change), { replace: true });
}

function daysLabel(filter: AuditFilter, today: Day): string {
  if (periodOf(filter, today) !== 'days') return 'เลือกวัน';
  return [filter.from, filter.until].map(dayOrDots).join(' – ');
}

function dayOrDots(day: string | undefined): string {
  return day !== undefined && isDay(day) ? dayText(day, 'medium') : '…';
}

function FilterSelect(props: {
  label: string;
  value: string;
  onPick: (value: string) => void;
  children: ComponentChildren;
}) {
  const { label, value, onPick, children } = props;
  return (
    <label class={value === '' ? 'audit-by' : 'audit-by on'}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {children}
      </select>
      <Icon name="down" small />
    </label>
  );
}

function DaysDialog({ filter, today, onClose }: Props & { onClose: () => void }) {
  const set = useFilter(filter);
  const from = useSignal<string>(filter.from ?? today);
  const until = useSignal<string>(filter.until ?? today);
  const span = spanOf(from.value, until.value);
  return (
    <Dialog title="เลือกวัน" onClose={onClose}>
      {[
        { label: 'ตั้งแต่วันที่', value: from, path: 'audit-from' },
        { label: 'ถึงวันที่', value: until, path: 'audit-until' },
      ].map(({ label, value, path }) => (
        <fieldset key={path} class="space-below">
          <legend class="label">{label}</legend>
          <DatePickers
            value={value.value}
            path={path}
            onChange={(next) => (value.value = next)}
            limits={{ today, notAfter: 'today' }}
            wrong={false}
          />
        </fieldset>
      ))}
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={span === null}
        onClick={() => {
          if (span) set(span);
          onClose();
        }}
      >
        ดูช่วงนี้
      </button>
    </Dialog>
  );
}
