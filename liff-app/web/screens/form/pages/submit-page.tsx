import { revisionLabel } from '#domain/wording.ts';
import type { ProblemBody } from '#contract/contract.ts';
import type { Failure } from '#web/api/api.ts';
import { dayText } from '#web/format-day.ts';
import { useApp } from '#web/app-context.ts';
import { callWhen, failureText } from '#web/messages.ts';
import { CallOffice } from '#web/parts/call-office.tsx';
import { OfficeCall } from '#web/parts/office-call.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { NewerDifferences, newerIn, sentByText } from '../newer-report.tsx';
import type { FormStore } from '../form-store.ts';

/** Shown from the tap on ส่งรายงาน until the server answers. Null when no report is being submitted. */
export function SubmitPage({ store, onBack }: { store: FormStore; onBack: () => void }) {
  const state = store.submitter.state.value;
  const edit = () => {
    store.submitter.edit();
    onBack();
  };
  switch (state.kind) {
    case 'sending':
      return <Sending />;
    case 'waiting':
      return (
        <Waiting
          failure={state.failure}
          onRetry={() => void store.submitter.resend()}
          onEdit={edit}
        />
      );
    case 'refused':
      return <Refused store={store} problem={state.problem} onEdit={edit} />;
    case 'idle':
    case 'done':
      return null;
  }
}

function Sending() {
  return (
    <main class="form-main">
      <div class="blank is-draft" role="status">
        <Icon name="sending" />
        <h2>กำลังส่งรายงาน</h2>
        <p>อย่าเพิ่งปิดหน้านี้ หากปิดไป ระบบส่งต่อให้เมื่อเปิดอีกครั้ง</p>
      </div>
      <Skeleton heights={[24]} />
    </main>
  );
}

interface WaitingProps {
  failure: Failure;
  onRetry: () => void;
  onEdit: () => void;
}

function Waiting({ failure, onRetry, onEdit }: WaitingProps) {
  const { title } = failureText(failure);
  const when = failure.kind === 'problem' ? callWhen(failure) : null;
  return (
    <main class="form-main">
      <div class="blank is-draft" role="alert">
        <Icon name="device" />
        <h2>รายงานยังอยู่ในเครื่อง</h2>
        <p>{title} เก็บไว้ในเครื่องแล้ว มีสัญญาณเมื่อไร เปิดหน้านี้อีกครั้ง ระบบจะส่งให้ ส่งซ้ำกี่ครั้งก็นับเป็นฉบับเดียว</p>
        <button type="button" class="btn btn-main" onClick={onRetry}>
          <Icon name="refresh" />
          ลองส่งใหม่
        </button>
        <EditButton onEdit={onEdit} />
        {when ? <CallOffice when={when} /> : null}
      </div>
    </main>
  );
}

interface RefusedProps {
  store: FormStore;
  problem: ProblemBody;
  onEdit: () => void;
}

function Refused({ store, problem, onEdit }: RefusedProps) {
  const newer = newerIn(problem);
  const isConflict = problem.code === 'conflict' || problem.code === 'wrong-state';
  return (
    <main class="form-main">
      <div class="blank is-overdue" role="alert">
        <Icon name="overdue" />
        <h2>{isConflict ? sentByText(newer ?? {}) : 'ยังส่งไม่ได้'}</h2>
        <p>{isConflict ? 'ที่ท่านกรอกยังอยู่ในเครื่อง เปิดดูฉบับที่ส่งแล้วก่อน' : problem.title}</p>
        {isConflict ? (
          <a class="btn btn-main" href={`/app/duty/${encodeURIComponent(store.open.duty.id)}`}>
            เปิดดูฉบับที่ส่งแล้ว
          </a>
        ) : null}
        <EditButton onEdit={onEdit} />
        <OfficeCall office={store.open.office} />
      </div>
      {newer ? <NewerDifferences newer={newer} /> : null}
    </main>
  );
}

function EditButton({ onEdit }: { onEdit: () => void }) {
  return (
    <button type="button" class="btn" onClick={onEdit}>
      กลับไปแก้ไข
    </button>
  );
}

/** Says who has the report now and what happens next. */
export function SentPage({ store, revision }: { store: FormStore; revision: number }) {
  const { session } = useApp();
  const { duty, office } = store.open;
  const toDistrict = duty.centre.level === 'tambon';
  return (
    <main class="form-main">
      <div class="blank is-done">
        <Icon name="done" />
        <h1 tabIndex={-1}>ส่งแล้ว</h1>
        <p>
          {duty.title} {duty.centre.label}
          {revision > 1 ? ` ${revisionLabel(revision)}` : ''}
        </p>
        <p>
          {toDistrict ? 'พัฒนาการอำเภอตรวจแล้วส่งต่อจังหวัด' : 'จังหวัดตรวจแล้วรับรอง'}
          {duty.extra ? '' : ` ภายใน ${dayText(duty.provinceDueOn, 'medium')}`} หากต้องแก้ไข
          ระบบแจ้งทาง LINE
        </p>
        <a class="btn btn-main" href="/app">
          กลับไปงานของฉัน
        </a>
        <a class="btn" href={`/app/duty/${encodeURIComponent(duty.id)}`}>
          ดูฉบับที่ส่ง
        </a>
        <button type="button" class="link" onClick={() => session.close()}>
          ปิดหน้านี้
        </button>
        <p class="quiet">สอบถาม {office.name}</p>
      </div>
    </main>
  );
}
