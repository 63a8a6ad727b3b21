import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Output } from '#contract/contract.ts';
import { auditGroups } from '#domain/audit/groups.ts';
import type { AuditGroup } from '#domain/audit/groups.ts';
import { limits } from '#domain/limits.ts';
import { useResource } from '#web/api/resource.ts';
import type { Resource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { failureText } from '#web/messages.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { SearchField } from '#web/parts/fields/search-field.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditList } from './audit-list.tsx';
import { auditHref, filterCount, filterOf } from './audit-query.ts';
import type { AuditFilter } from './audit-query.ts';
import { ChainLine } from './chain-line.tsx';

type AuditPage = Output<'audit.list'>;

/** ประวัติการใช้งาน: who did what to which record, when, from where and why. */
export function Screen({ query }: ScreenProps) {
  const filter = filterOf(query);
  const { list, pages, loadMore, busy } = useAuditPages(filter);
  const first = useLastPage(list.state);
  return (
    <>
      <TaskHeader
        title="ประวัติการใช้งาน"
        sub={
          <>
            <span class="wide-only">ใครทำอะไร เมื่อไร เพราะอะไร </span>
            {first?.area.name}
          </>
        }
        back="/app/settings"
        side={<Export filter={filter} />}
      />
      <main class="page first-gap audit">
        <div class="audit-top">
          <NameSearch filter={filter} />
          {first ? (
            <AuditFilters
              filter={filter}
              today={first.today}
              areas={first.areas}
              byName={first.byName}
            />
          ) : null}
        </div>
        <OftenSeen filter={filter} />
        <ResourceView resource={list} heights={[64, 64, 64, 64, 64, 64]}>
          {(page) => (
            <Pages
              pages={[page, ...pages]}
              filter={filter}
              busy={busy}
              onMore={(next) => void loadMore(next)}
            />
          )}
        </ResourceView>
      </main>
    </>
  );
}

/** The newest page that arrived. It keeps the filters on screen while the next list loads. */
function useLastPage(state: Resource<AuditPage>): AuditPage | null {
  const last = useRef<AuditPage | null>(null);
  if (state.kind === 'ready') last.current = state.data;
  return last.current;
}

interface PagesProps {
  pages: [AuditPage, ...AuditPage[]];
  filter: AuditFilter;
  busy: boolean;
  onMore: (next: string) => void;
}

function Pages({ pages, filter, busy, onMore }: PagesProps) {
  const [first] = pages;
  const rows = pages.flatMap((page) => page.rows);
  const { next } = pages.at(-1) ?? first;
  if (rows.length === 0) return <Nothing filter={filter} />;
  return (
    <section class="panel log" aria-label="รายการ">
      <AuditList rows={rows} today={first.today} filter={filter} />
      <div class="pager">
        <ChainLine chain={first.chain} today={first.today} />
        {next === null ? null : (
          <button type="button" class="btn btn-small" disabled={busy} onClick={() => onMore(next)}>
            ก่อนหน้านี้
          </button>
        )}
      </div>
    </section>
  );
}

function Nothing({ filter }: { filter: AuditFilter }) {
  const narrowed = filterCount(filter) > 0 || filter.name !== undefined;
  return (
    <EmptyState icon="search" title={narrowed ? 'ไม่พบรายการที่ตรงกับตัวกรอง' : 'ยังไม่มีรายการ'}>
      <p>{narrowed ? 'ลองเลือกช่วงวันที่ให้กว้างขึ้น' : 'เมื่อมีผู้ใช้งาน รายการจะอยู่ที่นี่'}</p>
      {narrowed ? (
        <a class="btn" href={auditHref({}, {})}>
          ดูทุกรายการ
        </a>
      ) : null}
    </EmptyState>
  );
}

/** The first page, and the pages loaded after it for the same filter. */
function useAuditPages(filter: AuditFilter) {
  const { api, toast } = useApp();
  const list = useResource('audit.list', filter);
  const key = JSON.stringify(filter);
  const more = useSignal<{ key: string; pages: AuditPage[] }>({ key: '', pages: [] });
  const busy = useSignal(false);
  const pages = more.value.key === key ? more.value.pages : [];
  const loadMore = async (after: string) => {
    busy.value = true;
    const answer = await api.call('audit.list', { ...filter, after });
    busy.value = false;
    if (answer.ok) more.value = { key, pages: [...pages, answer.value] };
    else toast.value = { text: failureText(answer.failure).text };
  };
  return { list, pages, loadMore, busy: busy.value };
}

const restMs = 400;

/** Searches by a part of a name. The URL changes only after typing has stopped. */
function NameSearch({ filter }: { filter: AuditFilter }) {
  const { router } = useApp();
  const text = useSignal(filter.name ?? '');
  const typed = text.value.trim();
  useEffect(() => {
    if (typed === (filter.name ?? '')) return;
    const timer = setTimeout(
      () => router.go(auditHref(filter, { name: typed }), { replace: true }),
      restMs,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div class="audit-search">
      <SearchField
        id="audit-name"
        label="ค้นหาชื่อคน"
        labelClass="sr-only"
        placeholder="ค้นหาชื่อคน"
        value={text.value}
        onInput={(value) => (text.value = value)}
      />
    </div>
  );
}

const often: readonly AuditGroup[] = ['exports', 'phones', 'dates', 'roles'];

function OftenSeen({ filter }: { filter: AuditFilter }) {
  return (
    <nav class="quick" aria-label="ดูบ่อย">
      <span class="quiet">ดูบ่อย</span>
      {often.map((group) => {
        const isOn = filter.group === group;
        return (
          <a
            key={group}
            class={isOn ? 'by on' : 'by'}
            href={auditHref(filter, { group: isOn ? '' : group })}
            aria-current={isOn ? 'true' : undefined}
          >
            {auditGroups[group]}
          </a>
        );
      })}
    </nav>
  );
}

function Export({ filter }: { filter: AuditFilter }) {
  const most = limits.audit.exportRows.toLocaleString('en');
  const note = `รายการตามตัวกรองที่เลือก ไม่เกิน ${most} รายการล่าสุด การส่งออกนี้ถูกบันทึกในประวัติ`;
  return (
    <span class="audit-export">
      <DownloadButton
        small
        file={{ kind: 'audit', format: 'xlsx', ...filter }}
        label="Excel"
        note={note}
      />
      <span class="wide-only">
        <DownloadButton
          small
          opens="เปิดไฟล์ CSV"
          file={{ kind: 'audit', format: 'csv', ...filter }}
          label="CSV"
          note={note}
        />
      </span>
    </span>
  );
}
