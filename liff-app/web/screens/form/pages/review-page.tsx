import { useSignal } from '@preact/signals';
import { summarize } from '#domain/form/text.ts';
import { formatNumber, formatPercent } from '#domain/thai/number.ts';
import { fieldsOf } from '#domain/form/form.ts';
import type { AnswerProblem, Form } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { ChangedBanner } from '../changed-criteria.tsx';
import { HandOverDialog } from '../draft-menu.tsx';
import type { FormStore } from '../form-store.ts';
import type { SubmitJob } from '#web/sync/submit-machine.ts';
import { SaveBar } from '../save-bar.tsx';
import { SectionSummary } from './section-summary.tsx';
import { WarningReason } from '../warning-reason.tsx';

interface Props {
  store: FormStore;
  onEdit: (section: string, field?: string) => void;
}

/**
 * The whole report before submitting, with errors, warnings that need a reason, and files still being sent.
 */
export function ReviewPage({ store, onEdit }: Props) {
  const { online } = useApp();
  const { triedSubmit, problems, soft, hard, missing, maySubmit, submit } = useReview(store);
  const goTo = (problem: AnswerProblem) => {
    const [field = ''] = problem.path.split('.');
    const section = store.form.sections.find(({ fields }) => fields.some(({ id }) => id === field));
    store.showProblems([problem]);
    if (section) onEdit(section.id, problem.path);
  };
  return (
    <>
      <main class="form-main has-foot">
        <h2 class="section-title" tabIndex={-1}>
          ตรวจทานก่อนส่ง
        </h2>
        {hard.length > 0 ? (
          <ProblemList form={store.form} hard={hard} urgent={triedSubmit} onGo={goTo} />
        ) : null}
        <ChangedBanner store={store} onEdit={onEdit} />
        <UnsyncedFiles store={store} />
        <UnsentReplies store={store} />
        <CopiedAnswers store={store} />
        {maySubmit ? null : (
          <Banner tint="is-review" icon="info" title="ประธานหรือเลขานุการเป็นผู้ส่ง">
            ท่านกรอกและแก้ไขได้ กรอกแล้วกดแจ้งผู้ส่ง ระบบส่งร่างและแจ้งทาง LINE
          </Banner>
        )}
        {soft.map((answerProblem) => (
          <WarningReason
            key={answerProblem.checkId}
            store={store}
            check={answerProblem}
            lacking={triedSubmit && missing.includes(answerProblem)}
          />
        ))}
        <Score store={store} />
        {summarize({ form: store.form, answers: store.answers.value, ctx: store.ctx }).map(
          (section) => (
            <SectionSummary
              key={section.id}
              section={section}
              problems={problems}
              store={store}
              onEdit={() => onEdit(section.id)}
            />
          ),
        )}
      </main>
      <SaveBar store={store} online={online.value}>
        {maySubmit ? (
          <button type="button" class="btn btn-main" onClick={submit}>
            <Icon name="send" />
            ส่งรายงาน
          </button>
        ) : (
          <AskSubmitter store={store} />
        )}
      </SaveBar>
    </>
  );
}

/** A member who may not submit hands the draft to the chair or the secretary, who gets a LINE message. */
function AskSubmitter({ store }: { store: FormStore }) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="btn btn-main"
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="people" />
        แจ้งผู้ส่ง
      </button>
      {open.value ? (
        <HandOverDialog
          store={store}
          title="ส่งร่างให้ประธานหรือเลขานุการ"
          onClose={() => (open.value = false)}
        />
      ) : null}
    </>
  );
}

/** Lists errors and warnings of the report, and submits it when nothing is missing. */
function useReview(store: FormStore) {
  const triedSubmit = useSignal(false);
  const { problems } = store.validate();
  const soft = softChecks(store);
  const hard = problems.filter((problem) => problem.severity === 'hard');
  const missing = soft.filter((problem) => reasonFor(store, problem).trim().length < 3);
  const maySubmit = store.open.duty.actions.includes('submit');
  const complete =
    hard.length === 0 && missing.length === 0 && store.unsyncedFiles.value.length === 0;
  const submit = () => {
    triedSubmit.value = true;
    if (!complete || !maySubmit) return window.scrollTo(0, 0);
    const { answers } = store.validate();
    const reasons = Object.fromEntries(
      soft.map((problem) => [problem.checkId ?? '', reasonFor(store, problem)]),
    );
    void store.draftSync.flush().then(() =>
      store.submitter.send({
        answers,
        reasons,
        copied: [...store.copied.peek()],
        ...repliesOf(store),
      }),
    );
  };
  return { triedSubmit: triedSubmit.value, problems, soft, hard, missing, maySubmit, submit };
}

function repliesOf({ comments }: FormStore): Pick<SubmitJob, 'replies'> {
  const replies = comments.unsent.peek();
  return replies.length > 0 ? { replies: [...replies] } : {};
}

/** Replies that were not sent with ส่งคำตอบ. The text says that they are sent with the report. */
function UnsentReplies({ store }: { store: FormStore }) {
  const count = store.comments.unsent.value.length;
  if (count === 0) return null;
  return (
    <Banner tint="is-draft" icon="comment" title={`คำตอบถึงผู้ตรวจ ${count} ข้อยังไม่ได้ส่ง`}>
      ระบบส่งไปพร้อมรายงาน
    </Banner>
  );
}

/** Copied answers may be right, so they do not prevent submitting. The reviewer sees their number too. */
function CopiedAnswers({ store }: { store: FormStore }) {
  const count = store.copied.value.length;
  if (count === 0) return null;
  return (
    <Banner tint="is-due" icon="history" title={`เหมือนครั้งก่อน ${count} ข้อ`}>
      อ่านคำตอบด้านล่าง ถ้าถูกต้องทุกข้อกดยืนยัน ผู้ตรวจเห็นจำนวนข้อที่ยังไม่ยืนยัน
      <div class="inline-actions">
        <button type="button" class="btn btn-small" onClick={() => store.markAllSeen()}>
          <Icon name="check" small />
          ดูแล้วทั้ง {count} ข้อ ถูกต้อง
        </button>
      </div>
    </Banner>
  );
}

function reasonFor(store: FormStore, problem: AnswerProblem): string {
  return store.reasons.value[problem.checkId ?? ''] ?? '';
}

function UnsyncedFiles({ store }: { store: FormStore }) {
  const count = store.unsyncedFiles.value.length;
  if (count === 0) return null;
  return (
    <Banner tint="is-draft" icon="sending" title={`รูปกำลังส่ง เหลือ ${count} รูป`}>
      ส่งรายงานได้เมื่อรูปไปครบ{' '}
      <button type="button" class="link" onClick={() => store.uploads.retryAll()}>
        ลองส่งใหม่
      </button>
    </Banner>
  );
}

/** The errors to correct before submitting, each a link to its field. */
function ProblemList({
  form,
  hard,
  urgent,
  onGo,
}: {
  form: Form;
  hard: readonly AnswerProblem[];
  urgent: boolean;
  onGo: (problem: AnswerProblem) => void;
}) {
  const showMore = useShowMore(hard);
  return (
    <div class="errors">
      <Banner
        tint="is-overdue"
        icon="overdue"
        title={`ยังส่งไม่ได้ มี ${hard.length} ข้อต้องแก้`}
        urgent={urgent}
      >
        <ul>
          {showMore.visible.map((answerProblem) => (
            <li key={answerProblem.path + answerProblem.message}>
              <button type="button" class="link" onClick={() => onGo(answerProblem)}>
                {placeOf(form, answerProblem)}
                {answerProblem.message}
              </button>
            </li>
          ))}
        </ul>
        <MoreButton hidden={showMore.hidden} unit="ข้อ" onClick={showMore.showAll} />
      </Banner>
    </div>
  );
}

/** Names the row, or the step when another step asks a question with the same words. */
function placeOf(form: Form, { row, path }: AnswerProblem): string {
  if (row) return `${row}: `;
  const field = fieldsOf(form).find(({ id }) => id === path);
  const namesakes = fieldsOf(form).filter(({ label }) => label === field?.label);
  const section = form.sections.find(({ fields }) => fields.some(({ id }) => id === path));
  return section && namesakes.length > 1 ? `${section.title}: ` : '';
}

/** Failed soft checks, with or without a reason. */
function softChecks(store: FormStore): AnswerProblem[] {
  const { answers } = store.validate();
  return store.form.checks.flatMap((check) => {
    const problem = check.severity === 'soft' ? check.test(answers, store.ctx) : null;
    return problem
      ? [{ ...problem, label: check.label, severity: 'soft' as const, checkId: check.id }]
      : [];
  });
}

function Score({ store }: { store: FormStore }) {
  const score = store.form.score?.(store.answers.value);
  if (!score) return null;
  return (
    <section class="sum-card score-sum" aria-label="คะแนนรวม">
      <b>{formatPercent(score.percent)}</b>
      <span>
        {formatNumber(score.points)} จาก {formatNumber(score.max)} คะแนน
        <span class="block quiet">
          {score.level ? `ระดับ${score.level.title}` : 'บอกระดับเมื่อตอบครบทุกข้อ'}
        </span>
      </span>
    </section>
  );
}
