import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { activitySchema, reachFilterSchema } from '#domain/people/directory.ts';
import { roleSchema } from '#domain/permissions.ts';
import { useWide } from '#web/media.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { roleLabel } from '#web/parts/role-labels.ts';
import { useAddressFilter } from './use-address.ts';
import { directoryPath } from './directory-filter.ts';
import { FilterSelect, StoredSearch } from './filters.tsx';
import { activityLabels } from './person-texts.ts';
import { reachLabels } from './reach-mark.tsx';

interface Choice {
  key: string;
  label: string;
  options: { value: string; label: string }[];
}

type Districts = Output<'directory.read'>['districts'];

function choicesFor(districts: Districts): Choice[] {
  const choices: Choice[] = [
    {
      key: 'role',
      label: 'ทุกหน้าที่',
      options: roleSchema.options.map((role) => ({ value: role, label: roleLabel(role) })),
    },
    {
      key: 'district',
      label: 'ทุกอำเภอ',
      options: districts.map(({ areaCode, name }) => ({ value: areaCode, label: name })),
    },
    {
      key: 'reach',
      label: 'การรับข้อความ',
      options: reachFilterSchema.options.map((reach) => ({
        value: reach,
        label: reachLabels[reach],
      })),
    },
    {
      key: 'used',
      label: 'ใช้ล่าสุด',
      options: activitySchema.options.map((activity) => ({
        value: activity,
        label: activityLabels[activity],
      })),
    },
  ];
  return choices.filter(({ options }) => options.length > 1);
}

/** Search and filters: selects in a row on wide screens, a sheet on a phone. */
export function DirectoryFilters({
  query,
  districts,
}: {
  query: URLSearchParams;
  districts: Districts;
}) {
  const { valueOf, set } = useAddressFilter(directoryPath, query);
  const wide = useWide();
  const choices = choicesFor(districts);
  return (
    <search class="people-filters" aria-label="กรองรายชื่อ">
      <StoredSearch label="ชื่อ หรือ ศอช." stored={valueOf('q')} onRest={(q) => set({ q })} />
      {wide ? (
        choices.map(({ key, label, options }) => (
          <FilterSelect
            key={key}
            label={label}
            options={options}
            value={valueOf(key)}
            onPick={(value) => set({ [key]: value })}
          />
        ))
      ) : (
        <FilterSheet choices={choices} valueOf={valueOf} set={set} />
      )}
    </search>
  );
}

interface SheetProps {
  choices: readonly Choice[];
  valueOf: (key: string) => string;
  set: (change: Record<string, string>) => void;
}

function FilterSheet({ choices, valueOf, set }: SheetProps) {
  const open = useSignal(false);
  const count = choices.filter(({ key }) => valueOf(key) !== '').length;
  return (
    <>
      <button
        type="button"
        class={count > 0 ? 'btn btn-small is-set' : 'btn btn-small btn-quiet'}
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="filter" small />
        กรอง{count > 0 ? ` ${count}` : ''}
      </button>
      {open.value ? (
        <Dialog title="กรองรายชื่อ" onClose={() => (open.value = false)}>
          <div class="filter-sheet">
            {choices.map(({ key, label, options }) => (
              <SelectField
                key={key}
                id={`filter-${key}`}
                label={label}
                value={valueOf(key)}
                onPick={(value) => set({ [key]: value })}
              >
                <option value="">ทั้งหมด</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </SelectField>
            ))}
            <button type="button" class="btn btn-main" onClick={() => (open.value = false)}>
              ดูรายชื่อ
            </button>
            {count > 0 ? (
              <button
                type="button"
                class="btn"
                onClick={() => set(Object.fromEntries(choices.map(({ key }) => [key, ''])))}
              >
                ล้างตัวกรอง
              </button>
            ) : null}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
