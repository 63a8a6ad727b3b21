import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { addDays } from '#domain/calendar.ts';
import type { Clause, Letter } from '#domain/letter/letter.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { levelsLabel } from '#web/screens/letter/letter-labels.ts';
import { TextField } from '../fields.tsx';
import type { LetterEditorProps } from '../editor-props.ts';
import { addClause, addObligation, editClause, removeClause } from './letter-edits.ts';
import { useSave } from '../use-save.ts';

const firstRoundDays = 30;

/** Edits a clause of a draft: its summary and its obligations. Can also remove the clause. */
export function ClauseDialog({ clause, ...props }: LetterEditorProps & { clause: Clause }) {
  const { letter, forms } = props.read;
  const summary = useSignal(clause.summary);
  const wrong = useSignal<string | null>(null);
  const { busy, error, save } = useSave(props);
  const saveSummary = () => {
    wrong.value = summary.value.trim() === '' ? 'กรุณากรอกสรุปของข้อนี้' : null;
    if (wrong.value === null) void save(withSummary(), 'บันทึกแล้ว');
  };
  /** The letter with the typed summary, which every change in this dialog includes. */
  const withSummary = (): Letter =>
    editClause(letter, clause.no, (edited) => ({
      ...edited,
      summary: summary.value.trim() === '' ? edited.summary : summary.value.trim(),
    }));
  const add = (form: LetterForm) => {
    const dueOn = addDays(letter.date, firstRoundDays);
    const round = { no: 1, opensOn: letter.date, dueOn, dateBasis: 'letter' as const };
    const next = addObligation(withSummary(), { clause: clause.no, form, round });
    void save(next, 'เพิ่มเรื่องแล้ว กรุณาตรวจวันที่');
  };
  return (
    <Dialog title={`ข้อ ${clause.no}`} onClose={props.onClose}>
      <TextField
        id="clause-summary"
        label="สรุปว่าขอให้ทำอะไร"
        rows={3}
        value={summary.value}
        wrong={wrong.value}
        onInput={(text) => (summary.value = text)}
      />
      <ErrorBanner error={error} onReload={props.onDone} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={saveSummary}>
          บันทึก
        </button>
      </div>
      <ObligationForm forms={forms} busy={busy} onAdd={add}>
        <button
          type="button"
          class="btn btn-state is-overdue"
          disabled={busy}
          onClick={() => void save(removeClause(letter, clause.no), `นำข้อ ${clause.no} ออกแล้ว`)}
        >
          นำข้อ {clause.no} ออก
          {clause.obligations.length > 0 ? ` พร้อมเรื่องที่ต้องส่ง ${clause.obligations.length} เรื่อง` : ''}
        </button>
      </ObligationForm>
    </Dialog>
  );
}

type LetterForm = LetterEditorProps['read']['forms'][number];

interface ObligationFormProps {
  forms: readonly LetterForm[];
  busy: boolean;
  onAdd: (form: LetterForm) => void;
  /** Further buttons beside the one that adds an obligation. */
  children: ComponentChildren;
}

/** Picks the report form of a new obligation and adds it to the clause. */
function ObligationForm({ forms, busy, onAdd, children }: ObligationFormProps) {
  const chosenId = useSignal('');
  const add = () => {
    const form = forms.find(({ id }) => id === chosenId.value);
    if (form) onAdd(form);
  };
  return (
    <>
      <div>
        <label class="label" for="clause-form">
          เพิ่มเรื่องที่ต้องส่ง
        </label>
        <span class="picker">
          <select
            id="clause-form"
            class="select"
            value={chosenId.value}
            onChange={(event) => (chosenId.value = event.currentTarget.value)}
          >
            <option value="">เลือกแบบรายงาน</option>
            {forms.map(({ id, title, levels }) => (
              <option key={id} value={id}>
                {title} ({levelsLabel(levels)})
              </option>
            ))}
          </select>
          <Icon name="down" small />
        </span>
      </div>
      <div class="actions">
        <button type="button" class="btn" disabled={busy || chosenId.value === ''} onClick={add}>
          <Icon name="plus" />
          เพิ่มเรื่องนี้
        </button>
        {children}
      </div>
    </>
  );
}

export function NewClauseDialog(props: LetterEditorProps) {
  const summary = useSignal('');
  const wrong = useSignal<string | null>(null);
  const { busy, error, save } = useSave(props);
  const send = () => {
    wrong.value = summary.value.trim() === '' ? 'กรุณากรอกสรุปของข้อนี้' : null;
    if (wrong.value === null)
      void save(addClause(props.read.letter, summary.value.trim()), 'เพิ่มข้อแล้ว');
  };
  return (
    <Dialog title="เพิ่มข้อ" onClose={props.onClose}>
      <TextField
        id="clause-summary"
        label="สรุปว่าขอให้ทำอะไร"
        rows={3}
        value={summary.value}
        wrong={wrong.value}
        onInput={(text) => (summary.value = text)}
      />
      <ErrorBanner error={error} onReload={props.onDone} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={send}>
          เพิ่มข้อ
        </button>
      </div>
    </Dialog>
  );
}
