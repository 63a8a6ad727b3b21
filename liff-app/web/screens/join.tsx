import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Me, Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { formatInviteCode, inviteCodeOf } from '#domain/people/invite-code.ts';
import type { Failure } from '../api/api.ts';
import { useApp } from '../app-context.ts';
import { failureText } from '../messages.ts';
import { CodeField } from '../parts/fields/code-field.tsx';
import { TextField } from '../parts/fields/labelled-field.tsx';
import { TaskHeader } from '../parts/headers.tsx';
import { OfficeCall } from '../parts/office-call.tsx';
import { grantText } from '../parts/role-labels.ts';
import { EmptyState, Skeleton } from '../parts/feedback.tsx';
import type { ScreenProps } from '../router/screen.ts';

type Preview = Output<'join.preview'>;
type Step =
  | { kind: 'waiting' }
  | { kind: 'asking'; preview: Preview }
  | { kind: 'joined'; me: Me; preview: Preview }
  | { kind: 'undone' }
  | { kind: 'failed'; failure: Failure };

/**
 * An invite opened as a link. It shows the role and asks for confirmation, so that a link opened by mistake
 * changes nothing.
 */
export function Screen({ params, me }: ScreenProps) {
  const code = params['code'] ?? '';
  const { step, name, load, join, undo } = useJoining(code);
  const valid = inviteCodeOf(code);
  return (
    <>
      <TaskHeader
        title="เข้าร่วม ศอช. ประสาน"
        sub={`รหัส ${valid ? formatInviteCode(valid) : code}`}
        back="/app"
      />
      <main class="page">
        {step.kind === 'waiting' ? <Skeleton heights={[160]} /> : null}
        {step.kind === 'asking' ? (
          <Asking
            preview={step.preview}
            me={me}
            name={name}
            onJoin={() => void join(step.preview)}
          />
        ) : null}
        {step.kind === 'joined' ? (
          <Joined preview={step.preview} onUndo={() => void undo(step.preview)} />
        ) : null}
        {step.kind === 'undone' ? <Undone /> : null}
        {step.kind === 'failed' ? (
          <Failed failure={step.failure} me={me} onRetry={() => void load()} />
        ) : null}
      </main>
    </>
  );
}

function useJoining(code: string) {
  const { api, cache, session } = useApp();
  const step = useSignal<Step>({ kind: 'waiting' });
  /** Kept when the connection is lost while joining. */
  const name = useSignal('');
  const fail = (failure: Failure) => (step.value = { kind: 'failed', failure });
  const load = async () => {
    step.value = { kind: 'waiting' };
    const answer = await api.call('join.preview', { code });
    if (answer.ok) step.value = { kind: 'asking', preview: answer.value };
    else fail(answer.failure);
  };
  useEffect(() => void load(), [code]);
  const join = async (preview: Preview) => {
    step.value = { kind: 'waiting' };
    const own = preview.isNameNeeded ? { name: name.peek().trim() } : {};
    const answer = await api.call('join', { code, ...own });
    if (!answer.ok) return void fail(answer.failure);
    cache.clear();
    step.value = { kind: 'joined', me: answer.value, preview };
    session.replace(answer.value);
  };
  const undo = async ({ code: joinedCode }: Preview) => {
    step.value = { kind: 'waiting' };
    const answer = await api.call('join.undo', { code: joinedCode });
    if (!answer.ok) return void fail(answer.failure);
    cache.clear();
    step.value = { kind: 'undone' };
    session.replace(answer.value);
  };
  return { step: step.value, name, load, join, undo };
}

interface AskingProps {
  preview: Preview;
  me: Me;
  name: Signal<string>;
  onJoin: () => void;
}

function Asking({ preview, me, name, onJoin }: AskingProps) {
  const judged = useSignal(false);
  const { grant, isHeld, isNameNeeded, rowName } = preview;
  const isNameShort = name.value.trim().length < 2;
  if (isHeld)
    return (
      <EmptyState icon="done" title="ท่านมีหน้าที่นี้แล้ว" tint="is-done">
        <p>{grantText(grant)}</p>
        <a class="btn btn-main" href="/app">
          กลับไปงานของฉัน
        </a>
      </EmptyState>
    );
  return (
    <EmptyState icon="people" title={`เข้าร่วมเป็น ${grantText(grant)}`}>
      {rowName ? <p>รหัสนี้ออกให้ {rowName} ในทะเบียน</p> : null}
      {me.grants.length > 0 ? (
        <p>ท่านเป็น {me.grants.map(grantText).join(' · ')} อยู่แล้ว หน้าที่ใหม่จะเพิ่มเข้าไป</p>
      ) : null}
      {isNameNeeded ? (
        <div class="own-name">
          <TextField
            id="own-name"
            label="ชื่อ นามสกุลจริงของท่าน"
            hint={`ใช้ในรายงานแทนชื่อในไลน์${me.person.name ? ` (${me.person.name})` : ''}`}
            value={name.value}
            wrong={judged.value && isNameShort ? 'กรุณากรอกชื่อและนามสกุล' : undefined}
            input={{ maxLength: limits.joinRequest.nameLetters, autocomplete: 'name' }}
            onInput={(text) => (name.value = text)}
          />
        </div>
      ) : null}
      <button
        type="button"
        class="btn btn-main"
        onClick={() => {
          judged.value = true;
          if (!isNameNeeded || !isNameShort) onJoin();
        }}
      >
        ใช่ เข้าร่วม
      </button>
      <a class="btn" href="/app">
        ไม่ใช่ของฉัน
      </a>
    </EmptyState>
  );
}

function Joined({ preview, onUndo }: { preview: Preview; onUndo: () => void }) {
  return (
    <EmptyState icon="done" title="เข้าร่วมแล้ว" tint="is-done">
      <p>{grantText(preview.grant)}</p>
      <a class="btn btn-main" href="/app">
        กลับไปงานของฉัน
      </a>
      <button type="button" class="btn" onClick={onUndo}>
        ไม่ใช่หน้าที่ของฉัน
      </button>
    </EmptyState>
  );
}

function Undone() {
  return (
    <EmptyState icon="done" title="นำหน้าที่ออกแล้ว" tint="is-done">
      <p>รหัสนี้ใช้ได้อีกครั้ง กรุณาส่งให้เจ้าของรหัส</p>
      <a class="btn btn-main" href="/app">
        ไปหน้าแรก
      </a>
    </EmptyState>
  );
}

/** A refused code can be corrected here, and a lost connection can be retried. */
function Failed({ failure, me, onRetry }: { failure: Failure; me: Me; onRetry: () => void }) {
  const isRefused = failure.kind === 'problem' && failure.problem.status < 500;
  return (
    <EmptyState icon="overdue" title={failureText(failure).title} tint="is-overdue">
      <p>{failure.kind === 'problem' ? failure.problem.title : failureText(failure).text}</p>
      {isRefused ? (
        <CodeField label="แก้รหัส" action="ลองรหัสนี้" />
      ) : (
        <button type="button" class="btn btn-main" onClick={onRetry}>
          ลองใหม่
        </button>
      )}
      <OfficeCall office={me.office} />
    </EmptyState>
  );
}
