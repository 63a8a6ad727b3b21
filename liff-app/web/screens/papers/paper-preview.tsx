import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Input, Output } from '#contract/contract.ts';
import type { Failure } from '#web/api/api.ts';
import { useResource } from '#web/api/resource.ts';
import { failureText, messages } from '#web/messages.ts';
import { Banner, Skeleton } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';

type Request = Input<'paper.preview'>['request'];
type Page = Output<'paper.preview'>;

/** ตัวอย่างก่อนพิมพ์: the paper page by page, as it will be printed. */
export function PaperPreview({ request, title }: { request: Request; title: string }) {
  const number = useSignal(1);
  const zoomed = useSignal(false);
  const resource = useResource('paper.preview', { request, page: number.value });
  const { state } = resource;
  const page = state.kind === 'ready' ? state.data : null;
  const failure = state.kind === 'loading' ? undefined : state.failure;
  return (
    <section class="panel preview" aria-labelledby="preview-title" aria-busy={page === null}>
      <header>
        <h2 id="preview-title">ตัวอย่างก่อนพิมพ์</h2>
        <p role="status">{page?.svg ? `หน้า ${page.page} จาก ${page.pages}` : ''}</p>
      </header>
      <div class={zoomed.value ? 'preview-ground zoomed' : 'preview-ground'} tabIndex={0}>
        {failure ? <NoPage failure={failure} onRetry={() => void resource.reload()} /> : null}
        {state.kind === 'loading' ? <Skeleton heights={[480]} slow={state.slow} /> : null}
        {page?.svg ? <PageImage page={page} svg={page.svg} title={title} /> : null}
        {page?.note ? (
          <Banner tint="is-closed" icon="info">
            {page.note}
          </Banner>
        ) : null}
      </div>
      <Pager
        page={page}
        zoomed={zoomed.value}
        onPage={(next) => (number.value = next)}
        onZoom={() => (zoomed.value = !zoomed.value)}
      />
    </section>
  );
}

/** The page as a blob image, in which scripts cannot run. */
function PageImage({ page, svg, title }: { page: Page; svg: string; title: string }) {
  const url = useMemo(() => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })), [svg]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <img class="preview-page" src={url} alt={`${title} หน้า ${page.page} จาก ${page.pages}`} />;
}

function NoPage({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  return (
    <Banner tint="is-draft" icon="cut">
      {failureText(failure).text}{' '}
      <button type="button" class="link" onClick={onRetry}>
        {messages.retry}
      </button>
    </Banner>
  );
}

interface PagerProps {
  page: Page | null;
  zoomed: boolean;
  onPage: (next: number) => void;
  onZoom: () => void;
}

function Pager({ page, zoomed, onPage, onZoom }: PagerProps) {
  const at = page?.page ?? 1;
  const last = page?.pages ?? 1;
  return (
    <div class="preview-pager">
      <button type="button" class="btn btn-small" disabled={at <= 1} onClick={() => onPage(at - 1)}>
        <Icon name="back" small />
        ก่อนหน้า
      </button>
      <button type="button" class="btn btn-small" aria-pressed={zoomed} onClick={onZoom}>
        <Icon name="search" small />
        {zoomed ? 'พอดีจอ' : 'ขยาย'}
      </button>
      <button
        type="button"
        class="btn btn-small"
        disabled={at >= last}
        onClick={() => onPage(at + 1)}
      >
        ถัดไป
        <Icon name="next" small />
      </button>
    </div>
  );
}
