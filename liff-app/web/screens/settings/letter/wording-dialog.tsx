import { isDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import { wordingOf } from '#domain/letter/correction.ts';
import type { LetterWording } from '#domain/letter/correction.ts';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useMutation } from '#web/api/use-mutation.ts';
import type { LetterEditorProps } from '../editor-props.ts';
import { DateField, TextField } from '../fields.tsx';

/** The date may be incomplete while it is being chosen. */
type EditedWording = Omit<LetterWording, 'date'> & { date: string };

/** Corrects the wording of a published letter. Readers then see แก้ไขแล้ว and the date. */
export function WordingDialog({ read, onClose, onDone }: LetterEditorProps) {
  const { id, version } = read.letter;
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const wording = useSignal<EditedWording>(wordingOf(read.letter));
  const reason = useSignal('');
  const tried = useSignal(false);
  const send = async () => {
    tried.value = true;
    const { number, date, subject, clauses } = wording.value;
    const texts = [number, subject, reason.value, ...clauses.map((clause) => clause.summary)];
    if (texts.some((text) => text.trim() === '') || !isDay(date)) return;
    const done = await mutate('letter.correct', {
      id,
      version,
      ...wording.value,
      reason: reason.value.trim(),
    });
    if (!done) return;
    toast.value = { text: 'แก้ไขหนังสือแล้ว ถ้อยคำเดิมอยู่ในประวัติ' };
    onDone();
  };
  return (
    <Dialog title="แก้ถ้อยคำของหนังสือ" onClose={onClose}>
      <p class="quiet">วันกำหนดส่งแก้ที่ปุ่มเลื่อนของแต่ละครั้ง ผู้อ่านเห็นว่าแก้ไขแล้ว</p>
      <WordingFields
        wording={wording.value}
        today={read.today}
        tried={tried.value}
        onChange={(change) => {
          const current = wording.peek();
          wording.value = { ...current, ...change(current) };
        }}
      />
      <TextField
        id="wording-reason"
        label="เหตุผลที่แก้"
        rows={2}
        value={reason.value}
        wrong={tried.value && reason.value.trim() === '' ? 'กรุณาระบุเหตุผล' : null}
        onInput={(text) => (reason.value = text)}
      />
      <ErrorBanner error={error} onReload={onDone} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          บันทึกการแก้ไข
        </button>
      </div>
    </Dialog>
  );
}

interface FieldsProps {
  wording: EditedWording;
  today: Day;
  /** True when the person tried to save, so that empty fields are marked. */
  tried: boolean;
  onChange: (change: (current: EditedWording) => Partial<EditedWording>) => void;
}

function WordingFields({ wording, today, tried, onChange }: FieldsProps) {
  const { number, date, subject, clauses } = wording;
  const lacks = (text: string, message: string) => (tried && text.trim() === '' ? message : null);
  return (
    <>
      <TextField
        id="wording-number"
        label="เลขที่หนังสือ"
        value={number}
        maxLength={80}
        wrong={lacks(number, 'กรุณากรอกเลขที่หนังสือ')}
        onInput={(text) => onChange(() => ({ number: text }))}
      />
      <DateField
        id="wording-date"
        label="ลงวันที่"
        value={date}
        today={today}
        wrong={tried && !isDay(date) ? 'กรุณาเลือกวัน เดือน ปี ให้ครบ' : null}
        onChange={(value) => onChange(() => ({ date: value }))}
      />
      <TextField
        id="wording-subject"
        label="เรื่อง"
        rows={3}
        value={subject}
        wrong={lacks(subject, 'กรุณากรอกเรื่อง')}
        onInput={(text) => onChange(() => ({ subject: text }))}
      />
      {clauses.map(({ no, summary }) => (
        <TextField
          key={no}
          id={`wording-clause-${no}`}
          label={`ข้อ ${no}`}
          rows={3}
          value={summary}
          wrong={lacks(summary, `กรุณากรอกสรุปข้อ ${no}`)}
          onInput={(text) =>
            onChange(({ clauses: current }) => ({
              clauses: current.map((clause) => (clause.no === no ? { no, summary: text } : clause)),
            }))
          }
        />
      ))}
    </>
  );
}
