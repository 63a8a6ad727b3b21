import { isBlank } from '#domain/fields/kind.ts';
import { useFieldContext } from './control.ts';
import type { ControlProps } from './control.ts';

interface Props extends Pick<ControlProps<'date' | 'longText'>, 'value' | 'path' | 'onChange'> {
  /** The label of the question. */
  ready?: readonly string[] | undefined;
}

/** Buttons that each put an offered answer into a blank question. */
export function Offers({ ready = [], value, path, onChange }: Props) {
  const { offersOf } = useFieldContext();
  if (!isBlank(value)) return null;
  const offers = [...offersOf(path), ...ready.map((words) => ({ value: words, label: words }))];
  if (offers.length === 0) return null;
  return (
    <div class="readings" role="group" aria-label="คำตอบที่เลือกได้">
      {offers.map((offer) => (
        <button
          key={offer.label}
          type="button"
          class="btn btn-small"
          onClick={() => onChange(offer.value)}
        >
          {offer.label}
        </button>
      ))}
    </div>
  );
}
