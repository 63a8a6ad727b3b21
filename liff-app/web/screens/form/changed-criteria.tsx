import { scoreOf } from '#domain/fields/indicator.ts';
import type { Field } from '#domain/form/form.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import type { FormStore } from './form-store.ts';

/** The criteria of this indicator changed after it was scored, so the person must confirm or change the score. */
export function ChangedNote({ store, field }: { store: FormStore; field: Field }) {
  if (field.kind !== 'indicator' || !store.changedCriteria.value.has(field.id)) return null;
  const value = store.answers.value[field.id];
  const score = scoreOf(value);
  const isChoice = field.choices.some((choice) => choice.score === score);
  return (
    <div class="note is-due" role="status">
      <Icon name="info" />
      <div>
        <b>เกณฑ์ข้อนี้เปลี่ยน กรุณาดูคะแนนอีกครั้ง</b>
        {isChoice ? (
          <button type="button" class="btn btn-small" onClick={() => store.set(field.id, value)}>
            ยังให้ {score} คะแนน
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** On the review page: the number of indicators with changed criteria, and a link to the first. */
export function ChangedBanner({
  store,
  onEdit,
}: {
  store: FormStore;
  onEdit: (section: string, field: string) => void;
}) {
  const [field] = store.changedCriteria.value;
  const section = store.form.sections.find((candidate) =>
    candidate.fields.some(({ id }) => id === field),
  );
  if (!field || !section) return null;
  return (
    <Banner
      tint="is-due"
      icon="info"
      title={`เกณฑ์เปลี่ยน ${store.changedCriteria.value.size} ข้อ กรุณาดูคะแนนอีกครั้ง`}
    >
      <div class="inline-actions">
        <button type="button" class="btn btn-small" onClick={() => onEdit(section.id, field)}>
          ดูข้อที่เปลี่ยน
        </button>
      </div>
    </Banner>
  );
}
