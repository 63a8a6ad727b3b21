import type { Output } from '#contract/contract.ts';
import { holderFilterSchema } from '#domain/duty/list/filter.ts';
import { clauseLabel } from '#domain/wording.ts';
import { dayText } from '#web/format-day.ts';
import { useWide } from '#web/media.ts';
import { messages } from '#web/messages.ts';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { FilterDialog, FilterSelect, StoredSearch } from '../people/directory/filters.tsx';
import { useAddressFilter } from '../people/directory/use-address.ts';
import { countFilters, dutiesPath, noFilters } from './list-filter.ts';
import { orders } from './list-orders.ts';

type Choices = Output<'duties.list'>['choices'];

interface Choice {
  key: string;
  label: string;
  options: { value: string; label: string }[];
}

function choicesFor({ districts, clauses, dates }: Choices): Choice[] {
  const choices: Choice[] = [
    {
      key: 'district',
      label: 'ทุกอำเภอ',
      options: districts.map(({ areaCode, name }) => ({ value: areaCode, label: `อ.${name}` })),
    },
    {
      key: 'clause',
      label: 'หนังสือทุกข้อ',
      options: clauses.map((clause) => ({ value: clause, label: clauseLabel(clause) })),
    },
    {
      key: 'until',
      label: 'ทุกกำหนด',
      options: dates.map((day) => ({ value: day, label: `ถึง ${dayText(day, 'medium')}` })),
    },
    {
      key: 'holder',
      label: 'อยู่ที่ใดก็ได้',
      options: holderFilterSchema.options.map((holder) => ({
        value: holder,
        label: `อยู่ที่${messages.holder[holder]}`,
      })),
    },
  ];
  return choices.filter(({ options }) => options.length > 1);
}

interface Props {
  query: URLSearchParams;
  choices: Choices;
}

/** Search and filters of the list: selects in a row on wide screens, a dialog on a phone. */
export function ListFilters({ query, choices }: Props) {
  const { valueOf, set } = useAddressFilter(dutiesPath, query);
  const wide = useWide();
  const shown = choicesFor(choices);
  const isFiltered = countFilters(query) > 0 || valueOf('q') !== '';
  return (
    <search class="people-filters" aria-label="กรองรายการ">
      <StoredSearch
        label="ศอช. ชื่อเรื่อง หรือชื่อคน"
        stored={valueOf('q')}
        onRest={(q) => set({ q, from: '' })}
      />
      {wide ? (
        <>
          {shown.map(({ key, label, options }) => (
            <FilterSelect
              key={key}
              label={label}
              options={options}
              value={valueOf(key)}
              onPick={(value) => set({ [key]: value, from: '' })}
            />
          ))}
          {isFiltered ? (
            <button type="button" class="link" onClick={() => set({ ...noFilters, from: '' })}>
              ล้างตัวกรอง
            </button>
          ) : null}
        </>
      ) : (
        <PhoneFilters choices={shown} query={query} />
      )}
    </search>
  );
}

function PhoneFilters({ choices, query }: { choices: Choice[]; query: URLSearchParams }) {
  const { valueOf, set } = useAddressFilter(dutiesPath, query);
  return (
    <FilterDialog
      title="กรองและเรียง"
      button="กรอง"
      done="ดูรายการ"
      choices={choices.map(({ key, label, options }) => ({
        key,
        label: fieldLabels[key] ?? label,
        empty: label,
        options,
      }))}
      count={countFilters(query)}
      valueOf={valueOf}
      onPick={(key, value) => set({ [key]: value, from: '' })}
      onClear={() => set({ ...noFilters, q: valueOf('q'), from: '' })}
    >
      <SelectField
        id="filter-sort"
        label="เรียงตาม"
        value={valueOf('sort') || 'due'}
        onPick={(value) => set({ sort: value === 'due' ? '' : value, desc: '', from: '' })}
      >
        {orders.map((order) => (
          <option key={order.id} value={order.id}>
            {order.label}
          </option>
        ))}
      </SelectField>
    </FilterDialog>
  );
}

const fieldLabels: Record<string, string> = {
  district: 'อำเภอ',
  clause: 'หนังสือข้อ',
  until: 'กำหนดถึงจังหวัด',
  holder: 'อยู่ที่',
};
