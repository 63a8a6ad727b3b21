import { useSignal } from '@preact/signals';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { TextField } from '../fields.tsx';
import type { CriteriaEditorProps } from './criteria-editor-props.ts';
import { useSaveSet } from './use-save-set.ts';

const fields = [
  { name: 'title', label: 'ชื่อแบบประเมิน', rows: 3 },
  { name: 'notice', label: 'คำชี้แจงผู้ประเมิน', rows: 5 },
  { name: 'source', label: 'ที่มาของเกณฑ์', rows: 4 },
] as const;

/** Edits title, notice and source of a set. */
export function CriteriaSetDialog({ read, onClose, onDone }: CriteriaEditorProps) {
  const { title, notice, source } = read.set;
  const typed = useSignal({ title, notice, source });
  const tried = useSignal(false);
  const { busy, error, save } = useSaveSet(read, onDone);
  const isBlank = (name: (typeof fields)[number]['name']) => typed.value[name].trim() === '';
  const submit = () => {
    tried.value = true;
    if (!fields.some(({ name }) => isBlank(name))) void save(typed.value);
  };
  return (
    <Dialog title="แก้ชื่อและคำชี้แจง" onClose={onClose}>
      {fields.map(({ name, label, rows }) => (
        <TextField
          key={name}
          id={`set-${name}`}
          label={label}
          rows={rows}
          maxLength={600}
          value={typed.value[name]}
          wrong={tried.value && isBlank(name) ? 'กรุณากรอก' : null}
          onInput={(text) => (typed.value = { ...typed.value, [name]: text })}
        />
      ))}
      <ErrorBanner error={error} onReload={onDone} />
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        disabled={busy}
        onClick={submit}
      >
        <Icon name="check" />
        บันทึก
      </button>
    </Dialog>
  );
}
