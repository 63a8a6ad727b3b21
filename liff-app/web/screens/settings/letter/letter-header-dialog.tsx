import { useSignal } from '@preact/signals';
import { isDay } from '#domain/calendar.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { DateField, TextField } from '../fields.tsx';
import type { LetterEditorProps } from '../editor-props.ts';
import { useSave } from '../use-save.ts';

/** Edits number, date and subject of a draft. */
export function LetterHeaderDialog(props: LetterEditorProps) {
  const { letter, today } = props.read;
  const number = useSignal(letter.number);
  const date = useSignal<string>(letter.date);
  const subject = useSignal(letter.subject);
  const judged = useSignal(false);
  const { busy, error, save } = useSave(props);
  const lacks = (text: string, message: string) =>
    judged.value && text.trim() === '' ? message : null;
  const send = () => {
    judged.value = true;
    const texts = { number: number.value.trim(), subject: subject.value.trim() };
    const day = date.value;
    if (texts.number === '' || texts.subject === '' || !isDay(day)) return;
    void save({ ...letter, ...texts, date: day }, 'บันทึกแล้ว');
  };
  return (
    <Dialog title="เลขที่ วันที่ และเรื่อง" onClose={props.onClose}>
      <TextField
        id="letter-number"
        label="เลขที่หนังสือ"
        value={number.value}
        maxLength={80}
        wrong={lacks(number.value, 'กรุณากรอกเลขที่หนังสือ')}
        onInput={(text) => (number.value = text)}
      />
      <DateField
        id="letter-date"
        label="ลงวันที่"
        value={date.value}
        today={today}
        wrong={judged.value && !isDay(date.value) ? 'กรุณาเลือกวัน เดือน ปี ให้ครบ' : null}
        onChange={(value) => (date.value = value)}
      />
      <TextField
        id="letter-subject"
        label="เรื่อง"
        rows={3}
        value={subject.value}
        wrong={lacks(subject.value, 'กรุณากรอกเรื่อง')}
        onInput={(text) => (subject.value = text)}
      />
      <ErrorBanner error={error} onReload={props.onDone} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={send}>
          บันทึก
        </button>
      </div>
    </Dialog>
  );
}
