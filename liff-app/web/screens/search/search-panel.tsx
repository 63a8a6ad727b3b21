import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Me, Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { searchKindLabels } from '#domain/search/kinds.ts';
import type { SearchKind } from '#domain/search/kinds.ts';
import { useApp } from '#web/app-context.ts';
import { EmptyState, ErrorState } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { countText, moveActive, nextKind, openedGroup, optionGroups } from './options.ts';
import type { Option } from './options.ts';
import { ResultList, optionId } from './result-list.tsx';
import { useOpened, useSearch } from './search-state.ts';
import type { SearchState } from './search-state.ts';

interface Props {
  me: Me;
  wide: boolean;
  onClose: () => void;
  /** The link back, on phones. */
  back?: ComponentChildren;
  /** What stands behind the box, on phones. */
  side?: ComponentChildren;
}

const listId = 'search-results';

/** One search field for everything: a combobox whose options are grouped by kind. */
export function SearchPanel({ me, wide, onClose, back, side }: Props) {
  const { router } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const text = useSignal('');
  const kind = useSignal<SearchKind | null>(null);
  const active = useSignal(-1);
  const typed = text.value.trim();
  const search = useSearch(typed, kind.value);
  const { opened, add } = useOpened(me.person.id);
  const groups = search.groups
    ? optionGroups(search.groups, kind.value)
    : typed === ''
      ? openedGroup(opened)
      : [];
  const options = groups.flatMap((group) => group.options);
  const chosen = options[active.value];
  useEffect(() => input.current?.focus(), []);
  useEffect(() => {
    active.value = search.groups && options.length > 0 ? 0 : -1;
  }, [search.groups, kind.value]);
  const open = ({ key: _key, state: _state, ...item }: Option) => {
    add(item);
    onClose();
    router.go(item.href);
  };
  const choose = (next: SearchKind | null) => {
    kind.value = next;
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key);
    if (step) active.value = moveActive(active.peek(), { by: step, count: options.length });
    else if (event.key === 'Enter' && chosen) open(chosen);
    else if (event.key === 'Tab' && !event.shiftKey && search.groups)
      choose(nextKind(search.groups, kind.peek()));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div class="seek-head">
        {back}
        <span class="seek-field">
          <Icon name="search" />
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label="ค้นหา ศอช. คน เรื่อง คำสั่ง"
            aria-autocomplete="list"
            aria-expanded={options.length > 0}
            aria-controls={listId}
            aria-activedescendant={chosen ? optionId(chosen) : undefined}
            placeholder="ตำบล คน เรื่อง เลขคำสั่ง"
            autocomplete="off"
            enterkeyhint="search"
            maxLength={limits.search.queryLetters}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
              kind.value = null;
            }}
            onKeyDown={onKeyDown}
          />
          <button
            type="button"
            class="round"
            aria-label={wide && typed === '' ? 'ปิด' : 'ล้างคำค้น'}
            onClick={() => {
              if (wide && typed === '') return onClose();
              text.value = '';
              choose(null);
            }}
          >
            <Icon name="close" />
          </button>
        </span>
        {side}
      </div>
      {search.groups ? (
        <Kinds groups={search.groups} chosen={kind.value} onChoose={choose} />
      ) : null}
      <div class="seek-list" id={listId} role="listbox" aria-label="ผลการค้นหา">
        <ResultList
          groups={groups}
          typed={typed}
          active={chosen ?? null}
          wide={wide}
          onOpen={open}
          onMore={choose}
        />
      </div>
      <Below typed={typed} search={search} count={options.length} />
      <Foot wide={wide} />
    </>
  );
}

function stepOf(key: string): 1 | -1 | null {
  if (key === 'ArrowDown') return 1;
  return key === 'ArrowUp' ? -1 : null;
}

interface KindsProps {
  groups: Output<'search'>['groups'];
  chosen: SearchKind | null;
  onChoose: (kind: SearchKind | null) => void;
}

function Kinds({ groups, chosen, onChoose }: KindsProps) {
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  if (total === 0) return null;
  const all = {
    kind: null,
    label: 'ทั้งหมด',
    count: countText({ total, isMore: groups.some(({ isMore }) => isMore) }),
  };
  const kinds = groups
    .filter((group) => group.total > 0)
    .map((group) => ({
      kind: group.kind,
      label: searchKindLabels[group.kind],
      count: countText(group),
    }));
  return (
    <div class="seek-kinds" role="group" aria-label="ชนิด">
      {[all, ...kinds].map(({ kind, label, count }) => (
        <button
          key={label}
          type="button"
          class={kind === chosen ? 'on' : ''}
          aria-pressed={kind === chosen}
          onClick={() => onChoose(kind)}
        >
          {label} {count}
        </button>
      ))}
    </div>
  );
}

/** The text below the list: loading, no results, a failure, or examples to type. */
function Below({ typed, search, count }: { typed: string; search: SearchState; count: number }) {
  if (search.failure)
    return (
      <div class="seek-note">
        <ErrorState failure={search.failure} onRetry={search.retry} />
      </div>
    );
  if (search.groups === null)
    return typed === '' && count === 0 ? (
      <div class="seek-note">
        <EmptyState icon="search" title="ค้นหาได้ทุกอย่างที่ท่านดูแล">
          <p>พิมพ์ชื่อตำบล ชื่อคน ชื่อเรื่อง หรือเลขคำสั่ง อย่างน้อย 2 ตัวอักษร</p>
        </EmptyState>
      </div>
    ) : null;
  if (count === 0 && search.isFresh)
    return (
      <div class="seek-note">
        <EmptyState icon="search" title={`ไม่พบ “${typed}”`}>
          <p>ลองพิมพ์สั้นลง หรือพิมพ์เฉพาะชื่อตำบล</p>
        </EmptyState>
      </div>
    );
  return (
    <p class="sr-only" role="status">
      {search.isFresh ? `พบ ${count} รายการ` : 'กำลังค้นหา'}
    </p>
  );
}

function Foot({ wide }: { wide: boolean }) {
  return (
    <p class="seek-foot">
      {wide ? (
        <>
          <span>
            <kbd class="kbd">↑</kbd> <kbd class="kbd">↓</kbd> เลือก
          </span>
          <span>
            <kbd class="kbd">Enter</kbd> เปิด
          </span>
          <span>
            <kbd class="kbd">Tab</kbd> ชนิด
          </span>
          <span>
            <kbd class="kbd">Esc</kbd> ปิด
          </span>
        </>
      ) : null}
      <span class="grow" />
      <span>พิมพ์ติดกัน ไม่มีวรรณยุกต์ หรือเลขไทยก็ค้นได้</span>
    </p>
  );
}
