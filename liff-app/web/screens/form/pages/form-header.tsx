import { useRef } from 'preact/hooks';
import { dayText } from '#web/format-day.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { useCurrentInView } from '#web/parts/use-current-in-view.ts';
import { DraftMenu } from '../draft-menu.tsx';
import type { FormStore } from '../form-store.ts';
import { backPath, formPath, stepCount } from './form-steps.ts';

interface Props {
  store: FormStore;
  /** The index of the current section. Null on the review page. */
  index: number | null;
  submitting: boolean;
}

/** Title, due date and a link back. A scored form also shows its sections as tabs. */
export function FormHeader({ store, index, submitting }: Props) {
  const { form } = store;
  return (
    <div class={form.score ? 'stay barred' : 'stay'}>
      <TaskHeader
        title={titleOf(store)}
        sub={subtitleOf(store, index)}
        back={submitting ? '/app' : backPath(store, index ?? form.sections.length)}
        ruled={!form.score || submitting}
        side={submitting ? null : <DraftMenu store={store} />}
      />
      {form.score && !submitting ? <StepTabs store={store} index={index} /> : null}
    </div>
  );
}

function titleOf({ form, answers, open: { duty } }: FormStore): string {
  if (form.score) return `${form.title.short} ${duty.centre.label}`;
  const meetingNo = answers.value['meetingNo'];
  if (typeof meetingNo === 'string' && meetingNo !== '') return `${form.title.short} ${meetingNo}`;
  return duty.extra ? duty.title : form.title.short;
}

function subtitleOf(store: FormStore, index: number | null) {
  const {
    form,
    open: { duty },
  } = store;
  const round = duty.rounds > 1 ? `ครั้งที่ ${duty.round}` : '';
  if (form.score) {
    const recipient = duty.centre.level === 'tambon' ? 'ส่งอำเภอ' : 'ส่งจังหวัด';
    return <DotList parts={[round, `${recipient}ภายใน ${dayText(duty.dueOn, 'dayMonth')}`]} />;
  }
  const step = index === null ? 'ตรวจทาน' : stepCount(store, index);
  return <DotList parts={[duty.centre.label, form.id === 'meeting-report' ? '' : round, step]} />;
}

/** Joins the parts with dots. A line breaks only between parts. */
function DotList({ parts }: { parts: readonly string[] }) {
  return parts
    .filter((part) => part !== '')
    .map((part, index) => (
      <span key={part}>
        {index === 0 ? '' : ' '}
        <span class="nowrap">{index === 0 ? part : `· ${part}`}</span>
      </span>
    ));
}

/** The sections, with the number of answered questions in each. */
function StepTabs({ store, index }: { store: FormStore; index: number | null }) {
  const { sections } = store.progress.value;
  const row = useRef<HTMLElement>(null);
  useCurrentInView(row, index);
  return (
    <nav ref={row} class="steps" aria-label="หมวด">
      {store.form.sections.map((section, position) => {
        const { done, total } = sections[position] ?? { done: 0, total: 0 };
        return (
          <a
            key={section.id}
            href={`${formPath(store)}?step=${section.id}`}
            class={position === index ? 'here' : ''}
            aria-current={position === index ? 'step' : undefined}
          >
            <b>{section.short ?? section.title}</b>
            {done}/{total} ข้อ
            <i aria-hidden="true">
              <i style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
            </i>
          </a>
        );
      })}
    </nav>
  );
}
