import { useSignal } from '@preact/signals';
import { summarize } from '#domain/form/text.ts';
import { formatNumber, formatPercent } from '#domain/thai/number.ts';
import type { AnswerProblem } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { ChangedBanner } from '../changed-criteria.tsx';
import type { FormStore } from '../form-store.ts';
import { SaveBar } from '../save-bar.tsx';
import { SectionSummary } from './section-summary.tsx';
import { WarningReason } from '../warning-reason.tsx';

interface Props {
  store: FormStore;
  onEdit: (section: string, field?: string) => void;
}

/** The whole report before submitting: errors, warnings that need a reason, files still being sent. */
export function ReviewPage({ store, onEdit }: Props) {
  const { online } = useApp();
  const triedSubmit = useSignal(false);
  const answers = store.answers.value;
  const { problems } = store.validate();
  const soft = softChecks(store);
  const hard = problems.filter((problem) => problem.severity === 'hard');
  const unsent = store.unsyncedFiles.value;
  const missing = soft.filter(
    (answerProblem) => (store.reasons.value[answerProblem.checkId ?? ''] ?? '').trim().length < 3,
  );
  const mayRight = store.open.duty.actions.includes('submit');
  const ready = hard.length === 0 && missing.length === 0 && unsent.length === 0 && mayRight;
  const send = () => {
    triedSubmit.value = true;
    if (!ready) return window.scrollTo(0, 0);
    const { answers: cleaned } = store.validate();
    const { reasons } = store;
    const needed = Object.fromEntries(
      soft.map((answerProblem) => [
        answerProblem.checkId ?? '',
        reasons.peek()[answerProblem.checkId ?? ''] ?? '',
      ]),
    );
    void store.draftSync.flush().then(() => store.submitter.send(cleaned, needed));
  };
  const goTo = (problem: AnswerProblem) => {
    const [field = ''] = problem.path.split('.');
    const section = store.form.sections.find((one) => one.fields.some((each) => each.id === field));
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
          <ProblemList hard={hard} urgent={triedSubmit.value} onGo={goTo} />
        ) : null}
        <ChangedBanner store={store} onEdit={onEdit} />
        {unsent.length > 0 ? (
          <Banner tint="is-draft" icon="sending" title={`รูปกำลังส่ง เหลือ ${unsent.length} รูป`}>
            ส่งรายงานได้เมื่อรูปไปครบ{' '}
            <button type="button" class="link" onClick={() => store.uploads.retryAll()}>
              ลองส่งใหม่
            </button>
          </Banner>
        ) : null}
        {mayRight ? null : (
          <Banner tint="is-review" icon="info" title="ประธานหรือเลขานุการเป็นผู้ส่ง">
            ร่างบันทึกไว้แล้ว แจ้งประธานหรือเลขานุการเปิดส่งต่อได้
          </Banner>
        )}
        {soft.map((answerProblem) => (
          <WarningReason
            key={answerProblem.checkId}
            store={store}
            check={answerProblem}
            lacking={triedSubmit.value && missing.includes(answerProblem)}
          />
        ))}
        <Score store={store} />
        {summarize({ form: store.form, answers, ctx: store.ctx }).map((section) => (
          <SectionSummary
            key={section.id}
            section={section}
            problems={problems}
            store={store}
            onEdit={() => onEdit(section.id)}
          />
        ))}
      </main>
      <SaveBar store={store} online={online.value}>
        <button type="button" class="btn btn-main" onClick={send} disabled={!mayRight}>
          <Icon name="send" />
          ส่งรายงาน
        </button>
      </SaveBar>
    </>
  );
}

/** The errors to correct before submitting, each a link to its field. */
function ProblemList({
  hard,
  urgent,
  onGo,
}: {
  hard: readonly AnswerProblem[];
  urgent: boolean;
  onGo: (problem: AnswerProblem) => void;
}) {
  const fold = useShowMore(hard);
  return (
    <div class="errors">
      <Banner
        tint="is-overdue"
        icon="overdue"
        title={`ยังส่งไม่ได้ มี ${hard.length} ข้อต้องแก้`}
        urgent={urgent}
      >
        <ul>
          {fold.visible.map((answerProblem) => (
            <li key={answerProblem.path + answerProblem.message}>
              <button type="button" class="link" onClick={() => onGo(answerProblem)}>
                {answerProblem.path.includes('.') ? `${answerProblem.label.split(' · ')[0]}: ` : ''}
                {answerProblem.message}
              </button>
            </li>
          ))}
        </ul>
        <MoreButton hidden={fold.hidden} unit="ข้อ" onClick={fold.unfold} />
      </Banner>
    </div>
  );
}

/** Failed soft checks, with or without a reason. */
function softChecks(store: FormStore): AnswerProblem[] {
  const { answers } = store.validate();
  return store.form.checks.flatMap((check) => {
    const found = check.severity === 'soft' ? check.test(answers, store.ctx) : null;
    return found
      ? [{ ...found, label: check.label, severity: 'soft' as const, checkId: check.id }]
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
