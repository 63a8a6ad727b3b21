import { shortLabel } from '#domain/fields/field.ts';
import type { Field } from '#domain/form/form.ts';
import { idOf } from '#web/controls/control.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { NoWrapList } from '#web/parts/no-wrap-list.tsx';
import { answerText } from './answer-text.ts';
import type { FormStore } from './form-store.ts';

/** A question without a comment in a returned report. It is read-only until the person unlocks it. */
export function LockedQuestion({ store, field }: { store: FormStore; field: Field }) {
  const text = answerText(field, { value: store.answers.value[field.id], ctx: store.ctx });
  const showMore = useShowMore(text.split('\n'));
  const reopen = () => {
    store.unlock(field.id);
    requestAnimationFrame(() => document.getElementById(idOf(field.id))?.focus());
  };
  return (
    <section
      class={`question read-only ${showMore.visible.length > 1 ? 'long' : ''}`}
      aria-label={shortLabel(field)}
    >
      <h3>{field.label}</h3>
      <div class={text === '' ? 'none' : ''}>
        {text === ''
          ? 'ไม่ได้กรอก'
          : showMore.visible.map((line) => (
              <p key={line}>
                <NoWrapList text={line} />
              </p>
            ))}
        <MoreButton hidden={showMore.hidden} unit="แถว" onClick={showMore.showAll} />
      </div>
      <button
        type="button"
        class="link"
        aria-label={`แก้ข้อนี้ด้วย ${shortLabel(field)}`}
        onClick={reopen}
      >
        <Icon name="draft" small />
        แก้ข้อนี้ด้วย
      </button>
    </section>
  );
}
