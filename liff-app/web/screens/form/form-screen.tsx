import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { contract } from '#contract/contract.ts';
import type { Me } from '#contract/contract.ts';
import type { App } from '#web/app-context.ts';
import { useApp } from '#web/app-context.ts';
import type { Failure } from '#web/api/api.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { EmptyState, Skeleton, ErrorState } from '#web/parts/feedback.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import type { Lock } from '#web/sync/locks.ts';
import { FormPages } from './pages/form-pages.tsx';
import { holderText, TakeOverButton } from './take-over.tsx';
import { openFormStore } from './form-store.ts';
import type { FormStore } from './form-store.ts';
import type { OpenForm } from './open-form.ts';
import { draftKey, openedKey } from '#web/sync/storage-keys.ts';

type State =
  | { kind: 'loading' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'held'; open: OpenForm }
  /**
   * The report was submitted in the meantime, is not open yet, or has a version this page does not know.
   */
  | { kind: 'closed'; open: OpenForm }
  | { kind: 'open'; store: FormStore };

export function Screen({ params, query, me }: ScreenProps) {
  const app = useApp();
  const id = params['id'] ?? '';
  const state = useSignal<State>({ kind: 'loading' });
  const unmounted = useRef(false);
  const load = async () => {
    state.value = { kind: 'loading' };
    const opened = await openForm(app, { id, me });
    if (!unmounted.current) state.value = opened;
    // The person left while the form was loading, so it must be closed here.
    else if (opened.kind === 'open') opened.store.close();
  };
  useEffect(() => {
    void load();
    return () => {
      unmounted.current = true;
    };
  }, []);
  const now = state.value;
  if (now.kind === 'open') return <FormPages store={now.store} query={query} me={me} />;
  return (
    <>
      <TaskHeader
        title={now.kind === 'held' || now.kind === 'closed' ? now.open.duty.title : 'กรอกแบบ'}
        sub={now.kind === 'held' || now.kind === 'closed' ? now.open.duty.centre.label : null}
        back="/app"
      />
      <main class="form-main">
        {now.kind === 'loading' ? <Skeleton heights={[40, 72, 220, 120]} /> : null}
        {now.kind === 'failed' ? (
          <ErrorState failure={now.failure} onRetry={() => void load()} />
        ) : null}
        {now.kind === 'held' ? (
          <HeldByColleague open={now.open} onTaken={() => void load()} />
        ) : null}
        {now.kind === 'closed' ? <Closed open={now.open} /> : null}
      </main>
    </>
  );
}

/** Takes the draft's lock, so that only this form sends it; releases it if the form does not open. */
async function openForm(app: App, target: { id: string; me: Me }): Promise<State> {
  const lock = app.locks.take(draftKey({ person: target.me.person.id, duty: target.id }));
  const state = await readForm(app, { ...target, lock });
  if (state.kind !== 'open') lock.release();
  return state;
}

/** Reads the form from the server; without a connection, the copy stored when it was last opened. */
async function readForm(
  app: App,
  { id, me, lock }: { id: string; me: Me; lock: Lock },
): Promise<State> {
  const key = openedKey({ person: me.person.id, duty: id });
  const answer = await app.api.call('form.open', { id });
  if (answer.ok) void app.storage.set(key, answer.value);
  const open = answer.ok ? answer.value : await app.storage.get(key, contract['form.open'].output);
  if (!answer.ok && (answer.failure.kind === 'problem' || !open))
    return { kind: 'failed', failure: answer.failure };
  if (!open) return { kind: 'loading' };
  if (open.draft && !open.draft.mine) return { kind: 'held', open };
  if (!open.duty.actions.includes('fill')) return { kind: 'closed', open };
  // The form was closed and opened again in the meantime.
  if (!lock.isHeld()) return { kind: 'loading' };
  const store = await openFormStore(open, {
    app,
    person: me.person.id,
    lock: lock,
    cached: !answer.ok,
  });
  return store ? { kind: 'open', store } : { kind: 'closed', open };
}

function HeldByColleague({ open, onTaken }: { open: OpenForm; onTaken: () => void }) {
  const { draft, duty } = open;
  if (!draft) return null;
  return (
    <EmptyState icon="draft" title={`${holderText(draft.holder)} กำลังกรอกแบบนี้`} tint="is-draft">
      <p>
        แก้ล่าสุด {dayText(bangkokDayOf(draft.updatedAt), 'dayMonth')}{' '}
        {formatTime(new Date(draft.updatedAt))}
      </p>
      <TakeOverButton
        duty={duty.id}
        holder={draft.holder}
        updatedAt={draft.updatedAt}
        onTaken={onTaken}
      />
      <a class="btn" href="/app">
        กลับไปงานของฉัน
      </a>
    </EmptyState>
  );
}

function Closed({ open: { duty } }: { open: OpenForm }) {
  const notOpen = duty.standing === 'closed';
  return (
    <EmptyState
      icon={notOpen ? 'closed' : 'review'}
      title={notOpen ? 'ยังไม่เปิดให้ส่ง' : 'เรื่องนี้ส่งไปแล้ว'}
      tint={notOpen ? 'is-closed' : 'is-review'}
    >
      <p>{notOpen ? `เริ่มกรอกได้ตั้งแต่ ${dayText(duty.opensOn, 'medium')}` : 'แก้ไขได้เมื่อผู้ตรวจส่งคืน'}</p>
      <a class="btn btn-main" href={`/app/duty/${encodeURIComponent(duty.id)}`}>
        เปิดดู
      </a>
    </EmptyState>
  );
}
