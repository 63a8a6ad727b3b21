import { useSignal } from '@preact/signals';
import type { FieldOf } from '#domain/form/form.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { FailureBanner } from '#web/parts/error-banner.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { messages } from '#web/messages.ts';
import type { FormStore } from './form-store.ts';
import { CheckStep } from './import-steps/check-step.tsx';
import { PickStep } from './import-steps/pick-step.tsx';
import { QuestionStep } from './import-steps/question-step.tsx';
import { useListImport } from './import-steps/use-list-import.ts';

interface Props {
  store: FormStore;
  field: FieldOf<'repeat'>;
}

/** Imports a list from the office’s own Excel file. Wrong values are corrected in the list. */
export function ListImport({ store, field }: Props) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="btn btn-small"
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="file" />
        นำเข้าจาก Excel
      </button>
      {open.value ? (
        <ImportDialog store={store} field={field} onClose={() => (open.value = false)} />
      ) : null}
    </>
  );
}

function ImportDialog({ store, field, onClose }: Props & { onClose: () => void }) {
  const { toast } = useApp();
  const reading = useListImport(store, field.id);
  const { imported, step, failure, busy } = reading;
  const now = rowsIn(store.answers.value[field.id]).length;
  const take = (rows: unknown[]) => {
    const before = store.answers.peek()[field.id];
    store.set(field.id, rows);
    const below = `${field.id}.`;
    const wrong = store.validate().problems.filter(({ path }) => path.startsWith(below));
    store.showProblems(wrong.filter(({ severity }) => severity === 'hard'));
    onClose();
    const wrongRows = new Set(wrong.map(({ path }) => path.split('.')[1])).size;
    toast.value = {
      text: `นำเข้า ${rows.length} ${field.itemLabel}แล้ว${wrongRows > 0 ? ` ต้องแก้ ${wrongRows} ${field.itemLabel}` : ''}`,
      undo: () => store.set(field.id, before),
    };
  };
  return (
    <Dialog title={`นำเข้า${field.label}จาก Excel`} onClose={onClose}>
      {failure ? (
        <>
          <FailureBanner failure={failure} />
          <button type="button" class="btn btn-wide space-above" onClick={reading.retry}>
            <Icon name="refresh" />
            {messages.retry}
          </button>
        </>
      ) : null}
      {busy && imported ? <Skeleton heights={[96, 160]} /> : null}
      {step === 'pick' ? (
        <PickStep id={store.open.duty.id} field={field} busy={busy} onRead={reading.read} />
      ) : null}
      {step === 'questions' && imported && !busy ? (
        <QuestionStep
          questions={imported.questions}
          onAnswer={reading.answer}
          onBack={reading.restart}
        />
      ) : null}
      {step === 'check' && imported && !busy ? (
        <CheckStep
          imported={imported}
          now={now}
          unit={field.itemLabel}
          onAnswer={reading.answer}
          onTake={take}
          report={reading.report}
          onBack={reading.restart}
        />
      ) : null}
    </Dialog>
  );
}
