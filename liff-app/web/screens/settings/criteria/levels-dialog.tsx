import { useSignal } from '@preact/signals';
import type { GradeLevel } from '#domain/criteria/criteria.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { TextField } from '../fields.tsx';
import type { CriteriaEditorProps } from './criteria-editor-props.ts';
import { useSaveSet } from './use-save-set.ts';

interface Typed {
  id: string;
  title: string;
  minPercent: string;
}

/** Edits the levels and their lowest percentages. */
export function LevelsDialog({ read, onClose, onDone }: CriteriaEditorProps) {
  const levels = useSignal<Typed[]>(
    read.set.levels.map((level) => ({ ...level, minPercent: String(level.minPercent) })),
  );
  const { busy, error, save } = useSaveSet(read, onDone);
  const wrong = useSignal(false);
  const change = (changed: number, part: Partial<Typed>) =>
    (levels.value = levels.value.map((level, index) =>
      index === changed ? { ...level, ...part } : level,
    ));
  const submit = () => {
    const next = levels.value.map(levelOf);
    wrong.value = next.some((level) => level === null);
    if (!wrong.value) void save({ levels: next.flatMap((level) => level ?? []) });
  };
  return (
    <Dialog title="แก้ระดับ" onClose={onClose}>
      {levels.value.map((level, index) => (
        <div key={level.id} class="level-row">
          <TextField
            id={`level-${index}`}
            label={`ระดับที่ ${index + 1}`}
            value={level.title}
            maxLength={80}
            onInput={(title) => change(index, { title })}
          />
          <TextField
            id={`level-from-${index}`}
            label="ตั้งแต่ร้อยละ"
            value={level.minPercent}
            maxLength={6}
            wrong={wrong.value && levelOf(level) === null ? 'เป็นตัวเลข 0 ถึง 100' : null}
            onInput={(minPercent) => change(index, { minPercent })}
          />
        </div>
      ))}
      <ErrorBanner error={error} onReload={onDone} />
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        disabled={busy}
        onClick={submit}
      >
        <Icon name="check" />
        บันทึกระดับ
      </button>
    </Dialog>
  );
}

function levelOf({ id, title, minPercent }: Typed): GradeLevel | null {
  const number = Number(minPercent);
  const right = minPercent.trim() !== '' && number >= 0 && number <= 100 && title.trim() !== '';
  return right ? { id, title: title.trim(), minPercent: number } : null;
}
