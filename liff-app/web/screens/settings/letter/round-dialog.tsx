import { useSignal } from '@preact/signals';
import { isWorkingDay, isDay } from '#domain/calendar.ts';
import { letterProblems } from '#domain/letter/problems.ts';
import type { LetterProblem } from '#domain/letter/problems.ts';
import type { Letter, Round } from '#domain/letter/letter.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { RoundOf } from '#web/screens/letter/clauses.tsx';
import { levelOrder, levelLabel } from '#web/screens/letter/letter-labels.ts';
import { DateField } from '../fields.tsx';
import type { LetterEditorProps } from '../editor-props.ts';
import { addRound, editObligation, removeRound, setRound } from './letter-edits.ts';
import { useSave } from '../use-save.ts';

/** Edits a round of a draft: opening date, due date, levels. */
export function RoundDialog({
  letterRound,
  ...props
}: LetterEditorProps & { letterRound: RoundOf }) {
  const { letter, forms, today, holidays } = props.read;
  const { obligation, round } = letterRound;
  const { opensOn, dueOn, levels, wrong, edited } = useRoundDraft(props.read, letterRound);
  const { busy, error, save } = useSave(props);
  const saveWith = (change: (next: Letter) => Letter, message: string) => {
    const next = edited(change);
    if (next) void save(next, message);
  };
  return (
    <Dialog title={`ข้อ ${letterRound.clause.no} ${letterRound.title}`} onClose={props.onClose}>
      <DateField
        id="round-opens"
        label="เปิดให้ส่ง"
        value={opensOn.value}
        today={today}
        onChange={(value) => (opensOn.value = value)}
      />
      <DateField
        id="round-due"
        label="กำหนดส่งถึงจังหวัด"
        value={dueOn.value}
        today={today}
        wrong={wrong.value}
        onChange={(value) => (dueOn.value = value)}
      />
      {isDay(dueOn.value) && !isWorkingDay(dueOn.value, new Set(holidays)) ? (
        <Banner tint="is-due" icon="calendar">
          กำหนดส่งตรงกับวันหยุด
        </Banner>
      ) : null}
      <Levels
        allowed={forms.find((form) => form.id === obligation.form)?.levels ?? []}
        chosen={levels.value}
        onChange={(next) => (levels.value = next)}
      />
      <ErrorBanner error={error} onReload={props.onDone} />
      <RoundActions
        busy={busy}
        removeLabel={obligation.rounds.length > 1 ? `นำครั้งที่ ${round.no} ออก` : 'นำเรื่องนี้ออก'}
        onSave={() => saveWith((next) => next, 'บันทึกแล้ว')}
        onAdd={() => saveWith((next) => addRound(next, obligation.id), 'เพิ่มครั้งแล้ว กรุณาตรวจวันที่')}
        onRemove={() =>
          void save(removeRound(letter, { obligation: obligation.id, no: round.no }), 'นำออกแล้ว')
        }
      />
    </Dialog>
  );
}

/** The typed dates and levels, and the letter with them. A wrong date sets the error text. */
function useRoundDraft({ letter, forms }: LetterEditorProps['read'], target: RoundOf) {
  const { obligation, round } = target;
  const opensOn = useSignal<string>(round.opensOn);
  const dueOn = useSignal<string>(round.dueOn);
  const levels = useSignal(obligation.levels);
  const wrong = useSignal<string | null>(null);
  const withDates = (dates: Pick<Round, 'opensOn' | 'dueOn'>): Letter => {
    const next: Round = { ...round, ...dates };
    const dated = setRound(letter, { obligation: obligation.id, round: next });
    return editObligation(dated, obligation.id, (old) => ({ ...old, levels: levels.value }));
  };
  /** Null when the letter would have an invalid date. */
  const edited = (change: (next: Letter) => Letter): Letter | null => {
    const dates = { opensOn: opensOn.value, dueOn: dueOn.value };
    if (!isDay(dates.opensOn) || !isDay(dates.dueOn)) {
      wrong.value = 'กรุณาเลือกวัน เดือน ปี ให้ครบ';
      return null;
    }
    const next = change(withDates({ opensOn: dates.opensOn, dueOn: dates.dueOn }));
    wrong.value = dateError({ problems: letterProblems(next, forms), levels: levels.value });
    return wrong.value === null ? next : null;
  };
  return { opensOn, dueOn, levels, wrong, edited };
}

interface RoundActionsProps {
  busy: boolean;
  removeLabel: string;
  onSave: () => void;
  onAdd: () => void;
  onRemove: () => void;
}

function RoundActions({ busy, removeLabel, onSave, onAdd, onRemove }: RoundActionsProps) {
  return (
    <div class="actions">
      <button type="button" class="btn btn-main" disabled={busy} onClick={onSave}>
        บันทึก
      </button>
      <button type="button" class="btn" disabled={busy} onClick={onAdd}>
        <Icon name="plus" />
        เพิ่มอีกครั้งต่อท้าย
      </button>
      <button type="button" class="btn btn-state is-overdue" disabled={busy} onClick={onRemove}>
        {removeLabel}
      </button>
    </div>
  );
}

function dateError({
  problems,
  levels,
}: {
  problems: LetterProblem[];
  levels: readonly string[];
}): string | null {
  if (levels.length === 0) return 'กรุณาเลือกอย่างน้อยหนึ่งระดับ';
  return problems.find((problem) => problem.kind === 'wrong')?.message ?? null;
}

function Levels({
  allowed,
  chosen,
  onChange,
}: {
  allowed: RoundOf['obligation']['levels'];
  chosen: RoundOf['obligation']['levels'];
  onChange: (next: RoundOf['obligation']['levels']) => void;
}) {
  if (allowed.length < 2) return null;
  return (
    <fieldset class="options">
      <legend class="label">ขอจาก</legend>
      {levelOrder.map((level) => (
        <label key={level}>
          <input
            type="checkbox"
            checked={chosen.includes(level)}
            onChange={(event) =>
              onChange(
                levelOrder.filter((other) =>
                  other === level ? event.currentTarget.checked : chosen.includes(other),
                ),
              )
            }
          />
          {levelLabel(level)}
        </label>
      ))}
    </fieldset>
  );
}
