import { useSignal } from '@preact/signals';
import type { Criteria, Indicator } from '#domain/criteria/criteria.ts';
import { Icon } from '#web/parts/icon.tsx';

interface Props {
  set: Criteria;
  /** Null means read-only. */
  onEdit: ((indicator: string) => void) | null;
}

/** The criteria as printed: categories, indicators and the text of each score. */
export function Categories({ set, onEdit }: Props) {
  return (
    <>
      {set.categories.map((category) => (
        <section key={category.id} class="list">
          <h2 class="part-title">
            หมวด {category.id} {category.title}
            {category.weight === undefined ? null : (
              <span class="quiet"> น้ำหนัก {category.weight}</span>
            )}
          </h2>
          <ul>
            {category.indicators.map((indicator) => (
              <li key={indicator.id}>
                <IndicatorRow indicator={indicator} onEdit={onEdit} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function IndicatorRow({ indicator, onEdit }: { indicator: Indicator; onEdit: Props['onEdit'] }) {
  const open = useSignal(false);
  const { id, title, choices, guidance, evidence, weight } = indicator;
  const maxScore = Math.max(...choices.map((choice) => choice.score));
  return (
    <div class="indicator-row">
      <button
        type="button"
        class="row-link"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <span>
          <strong>
            {id} {title}
          </strong>
          <small>
            เต็ม {maxScore} คะแนน{weight === undefined ? '' : ` น้ำหนัก ${weight}`}
          </small>
        </span>
        <Icon name={open.value ? 'up' : 'down'} />
      </button>
      {open.value ? (
        <div class="indicator-body">
          <p>{guidance}</p>
          <dl>
            {choices
              .toSorted((a, b) => a.score - b.score)
              .map((choice) => (
                <div key={choice.score}>
                  <dt>{choice.score} คะแนน</dt>
                  <dd>{choice.text}</dd>
                </div>
              ))}
          </dl>
          {evidence.length > 0 ? <p class="quiet">หลักฐาน: {evidence.join(' · ')}</p> : null}
          {onEdit ? (
            <button type="button" class="btn btn-small" onClick={() => onEdit(id)}>
              <Icon name="draft" small />
              แก้ตัวชี้วัด {id}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
