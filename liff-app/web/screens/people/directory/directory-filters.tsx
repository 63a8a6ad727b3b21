import type { Output } from '#contract/contract.ts';
import { activitySchema, reachFilterSchema } from '#domain/people/directory.ts';
import { roleSchema } from '#domain/permissions.ts';
import { useWide } from '#web/media.ts';
import { roleLabel } from '#web/parts/role-labels.ts';
import { useAddressFilter } from './use-address.ts';
import { directoryPath } from './directory-filter.ts';
import { FilterDialog, FilterSelect, StoredSearch } from './filters.tsx';
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
        <FilterDialog
          title="กรองรายชื่อ"
          button="กรอง"
          done="ดูรายชื่อ"
          choices={choices.map((choice) => ({ ...choice, empty: 'ทั้งหมด' }))}
          count={choices.filter(({ key }) => valueOf(key) !== '').length}
          valueOf={valueOf}
          onPick={(key, value) => set({ [key]: value })}
          onClear={() => set(Object.fromEntries(choices.map(({ key }) => [key, ''])))}
        />
      )}
    </search>
  );
}
