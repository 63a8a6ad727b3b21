import { shortLabel } from '../../../../domain/fields/field.ts';
import type { Field } from '../../../../domain/form.ts';
import { idOf } from '../../controls/control.ts';
import { Icon } from '../../parts/icon.tsx';
import { answerText } from './answer-text.ts';
import type { FormStore } from './form-store.ts';

/** In a returned report, a question nobody complained about: to be read, and opened if it must change too. */
export function ClosedQuestion({ store, field }: { store: FormStore; field: Field }) {
  const text = answerText(field, { value: store.answers.value[field.id], ctx: store.ctx });
  const reopen = () => {
    store.reopen(field.id);
    requestAnimationFrame(() => document.getElementById(idOf(field.id))?.focus());
  };
  return (
    <section class="question read-only" aria-label={shortLabel(field)}>
      <h3 class="ask-label">{field.label}</h3>
      <p class={text === '' ? 'plain none' : 'plain'}>{text === '' ? 'ไม่ได้กรอก' : text}</p>
      <button
        type="button"
        class="btn btn-small"
        aria-label={`แก้ข้อนี้ด้วย ${shortLabel(field)}`}
        onClick={reopen}
      >
        <Icon name="draft" small />
        แก้ข้อนี้ด้วย
      </button>
    </section>
  );
}
