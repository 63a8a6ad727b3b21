import { useSignal } from '@preact/signals';
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

/** Edits a clause of a draft: summary, obligations, removal. */
export function ClauseDialog({ clause, ...props }: LetterEditorProps & { clause: Clause }) {
  const { letter, forms } = props.read;
  const summary = useSignal(clause.summary);
  const wrong = useSignal<string | null>(null);
  const form = useSignal('');
  const { busy, trouble, save } = useSave(props);
  const saveWords = () => {
    wrong.value = summary.value.trim() === '' ? 'กรุณากรอกสรุปของข้อนี้' : null;
    if (wrong.value === null) void save(withWords(letter), 'บันทึกแล้ว');
  };
  /** Includes the typed texts in every change of this dialog. */
  const withWords = (of: Letter): Letter =>
    editClause(of, clause.no, (one) => ({
      ...one,
      summary: summary.value.trim() === '' ? one.summary : summary.value.trim(),
    }));
  const add = () => {
    const chosen = forms.find((one) => one.id === form.value);
    if (!chosen) return;
    const dueOn = addDays(letter.date, firstRoundDays);
    const turn = { no: 1, opensOn: letter.date, dueOn, dateBasis: 'letter' as const };
    const next = addObligation(withWords(letter), { clause: clause.no, form: chosen, turn });
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
      <ErrorBanner trouble={trouble} onReload={props.onDone} />
      <div class="acts">
        <button type="button" class="btn btn-main" disabled={busy} onClick={saveWords}>
          บันทึก
        </button>
      </div>
      <div>
        <label class="label" for="clause-form">
          เพิ่มเรื่องที่ต้องส่ง
        </label>
        <span class="picker">
          <select
            id="clause-form"
            class="select"
            value={form.value}
            onChange={(event) => (form.value = event.currentTarget.value)}
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
      <div class="acts">
        <button type="button" class="btn" disabled={busy || form.value === ''} onClick={add}>
          <Icon name="plus" />
          เพิ่มเรื่องนี้
        </button>
        <button
          type="button"
          class="btn btn-state is-overdue"
          disabled={busy}
          onClick={() => void save(removeClause(letter, clause.no), `นำข้อ ${clause.no} ออกแล้ว`)}
        >
          นำข้อ {clause.no} ออก
          {clause.obligations.length > 0 ? ` พร้อมเรื่องที่ต้องส่ง ${clause.obligations.length} เรื่อง` : ''}
        </button>
      </div>
    </Dialog>
  );
}

export function NewClauseDialog(props: LetterEditorProps) {
  const summary = useSignal('');
  const wrong = useSignal<string | null>(null);
  const { busy, trouble, save } = useSave(props);
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
      <ErrorBanner trouble={trouble} onReload={props.onDone} />
      <div class="acts">
        <button type="button" class="btn btn-main" disabled={busy} onClick={send}>
          เพิ่มข้อ
        </button>
      </div>
    </Dialog>
  );
}
