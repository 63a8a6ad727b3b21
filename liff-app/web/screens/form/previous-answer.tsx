import { isSameAnswer } from '#domain/form/answers.ts';
import { shortLabel } from '#domain/fields/field.ts';
import { isBlank } from '#domain/fields/kind.ts';
import type { Field } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import { Icon } from '#web/parts/icon.tsx';
import { NoWrapList } from '#web/parts/no-wrap-list.tsx';
import { answerText } from './answer-text.ts';
import type { FormStore } from './form-store.ts';

/** A text of more letters takes more than three lines beside the button. */
const longText = 60;

/** The answer of the last round or year, which one tap copies. */
export function PreviousAnswer({ store, field }: { store: FormStore; field: Field }) {
  const { toast } = useApp();
  // An indicator marks its previous score on the choices instead.
  const last = field.kind === 'indicator' ? null : store.previousAnswer(field);
  const value = store.answers.value[field.id];
  if (!last || isSameAnswer(value, last.value)) return null;
  const reuse = () => {
    store.set(field.id, last.value);
    if (!isBlank(value))
      toast.value = { text: 'ใช้คำตอบเดิมแล้ว', undo: () => store.set(field.id, value) };
  };
  const text = answerText(field, { value: last.value, ctx: store.ctx });
  return (
    <div class={text.length > longText ? 'last-time long' : 'last-time'}>
      <p>
        <b>
          <Icon name="history" small />
          {last.title}
        </b>{' '}
        <NoWrapList text={text} />
      </p>
      <button
        type="button"
        class="btn btn-small"
        aria-label={`ใช้คำตอบเดิม ${shortLabel(field)}`}
        onClick={reuse}
      >
        ใช้คำตอบเดิม
      </button>
    </div>
  );
}
