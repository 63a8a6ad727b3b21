import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Me } from '#contract/contract.ts';
import type { Failure } from '../api/api.ts';
import { useApp } from '../app-context.ts';
import { failureText } from '../messages.ts';
import { TaskHeader } from '../parts/headers.tsx';
import { OfficeCall } from '../parts/help.tsx';
import { grantText } from '../parts/role-labels.ts';
import { EmptyState, Skeleton } from '../parts/feedback.tsx';
import type { ScreenProps } from '../router/screen.ts';

type State =
  | { kind: 'asking' }
  | { kind: 'joining' }
  | { kind: 'joined'; me: Me }
  | { kind: 'failed'; failure: Failure };

/** An invitation opened as a link. Asks for confirmation, so that a link opened by mistake changes nothing. */
export function Screen({ params, me }: ScreenProps) {
  const { api, cache, session } = useApp();
  const code = params['code'] ?? '';
  const state = useSignal<State>({ kind: 'asking' });
  useEffect(() => {
    state.value = { kind: 'asking' };
  }, [code]);
  const join = async () => {
    state.value = { kind: 'joining' };
    const answer = await api.call('join', { code });
    if (!answer.ok) {
      state.value = { kind: 'failed', failure: answer.failure };
      return;
    }
    cache.clear();
    state.value = { kind: 'joined', me: answer.value };
    session.replace(answer.value);
  };
  const now = state.value;
  return (
    <>
      <TaskHeader title="เข้าร่วม ศอช. ประสาน" sub={`รหัส ${code}`} back="/app" />
      <main class="page">
        {now.kind === 'asking' ? (
          <EmptyState icon="people" title={`${me.person.name} เข้าร่วมด้วยรหัสนี้`}>
            <p>ระบบใช้ชื่อในไลน์ของท่านเพื่อส่งแจ้งเตือนและแสดงว่าใครเป็นผู้ส่งรายงาน</p>
            <button type="button" class="btn btn-main" onClick={() => void join()}>
              เข้าร่วม
            </button>
          </EmptyState>
        ) : null}
        {now.kind === 'joining' ? <Skeleton heights={[160]} /> : null}
        {now.kind === 'joined' ? (
          <EmptyState icon="done" title="เข้าร่วมแล้ว" tint="is-done">
            <p>{now.me.grants.map(grantText).join(' · ')}</p>
            <a class="btn btn-main" href="/app">
              ไปงานของฉัน
            </a>
          </EmptyState>
        ) : null}
        {now.kind === 'failed' ? (
          <EmptyState icon="overdue" title={failureText(now.failure).title} tint="is-overdue">
            <p>
              {now.failure.kind === 'problem'
                ? now.failure.problem.title
                : failureText(now.failure).text}
            </p>
            <button type="button" class="btn btn-main" onClick={() => void join()}>
              ลองใหม่
            </button>
            <OfficeCall office={me.office} />
          </EmptyState>
        ) : null}
      </main>
    </>
  );
}
