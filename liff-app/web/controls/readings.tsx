import type { Reading } from '#domain/fields/field.ts';

interface Props {
  readings: readonly Reading[];
  onChoose: (value: Reading['value']) => void;
}

/** Buttons under an answer that can be read in more than one way: 1.50 or 1,500. */
export function Readings({ readings, onChoose }: Props) {
  if (readings.length === 0) return null;
  return (
    <div class="readings" role="group" aria-label="เลือกค่าที่ต้องการ">
      {readings.map(({ value, label }) => (
        <button key={label} type="button" class="btn btn-small" onClick={() => onChoose(value)}>
          {label}
        </button>
      ))}
    </div>
  );
}
