import { useId } from 'preact/hooks';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { Pair } from '../comments/threads.ts';
import type { Report } from '../submission-context.ts';

interface Props {
  revisions: Report['revisions'];
  pair: Pair;
  onPick: (pair: Pair) => void;
}

/** เทียบฉบับที่ 1 กับ 3. With only two revisions it is plain text, because there is no choice. */
export function PickPair({ revisions, pair, onPick }: Props) {
  if (revisions.length < 3)
    return (
      <p class="compared">
        เทียบฉบับที่ {pair.from} กับฉบับที่ {pair.to}
      </p>
    );
  return (
    <div class="compared">
      <Pick
        label="เทียบฉบับที่"
        value={pair.from}
        revisions={revisions.filter((revision) => revision.no < pair.to)}
        onPick={(from) => onPick({ ...pair, from })}
      />
      <Pick
        label="กับฉบับที่"
        value={pair.to}
        revisions={revisions.slice(1)}
        onPick={(to) => onPick({ from: Math.min(pair.from, to - 1), to })}
      />
    </div>
  );
}

function Pick(props: {
  label: string;
  value: number;
  revisions: Report['revisions'];
  onPick: (no: number) => void;
}) {
  const id = useId();
  return (
    <div>
      <label class="label" for={id}>
        {props.label}
      </label>
      <span class="picker">
        <select
          id={id}
          class="select"
          value={String(props.value)}
          onChange={(event) => props.onPick(Number(event.currentTarget.value))}
        >
          {props.revisions.map((revision) => (
            <option
              key={revision.no}
              value={String(revision.no)}
              selected={revision.no === props.value}
            >
              {revision.no} ({dayText(bangkokDayOf(revision.at), 'dayMonth')})
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </div>
  );
}
