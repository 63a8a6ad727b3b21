import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { TextField } from '#web/parts/fields/labelled-field.tsx';

type Person = Output<'person.read'>;
type Row = Person['rows'][number];

interface Props {
  person: Person;
  onChanged: () => void;
}

/** The register rows of the person, and the buttons that change them or the name. */
export function PersonChanges({ person, onChanged }: Props) {
  const open = useSignal<'name' | 'link' | Row | null>(null);
  const close = () => (open.value = null);
  const done = () => {
    close();
    onChanged();
  };
  return (
    <section class="person-block">
      <h2>ในทะเบียน</h2>
      {person.rows.length === 0 ? <p class="quiet">ยังไม่ผูกกับชื่อในทะเบียน</p> : null}
      {person.rows.map((row) => (
        <p key={row.member} class="register-row">
          <span>
            {row.name}
            <small class="block">
              {row.seatLabel} {row.centreName}
            </small>
          </span>
          <button
            type="button"
            class="btn btn-small"
            aria-haspopup="dialog"
            aria-label={`เลิกผูกกับ ${row.name}`}
            onClick={() => (open.value = row)}
          >
            เลิกผูก
          </button>
        </p>
      ))}
      <div class="inline-actions">
        {person.choices.length > 0 ? (
          <button
            type="button"
            class="btn btn-small"
            aria-haspopup="dialog"
            onClick={() => (open.value = 'link')}
          >
            <Icon name="register" small />
            เลือกชื่อในทะเบียน
          </button>
        ) : null}
        <button
          type="button"
          class="btn btn-small"
          aria-haspopup="dialog"
          onClick={() => (open.value = 'name')}
        >
          <Icon name="draft" small />
          แก้ชื่อ
        </button>
      </div>
      {open.value === 'name' ? (
        <RenameDialog person={person} onClose={close} onDone={done} />
      ) : open.value === 'link' ? (
        <LinkDialog person={person} onClose={close} onDone={done} />
      ) : open.value ? (
        <UnlinkDialog person={person} row={open.value} onClose={close} onDone={done} />
      ) : null}
    </section>
  );
}

interface DialogProps {
  person: Person;
  onClose: () => void;
  onDone: () => void;
}

function RenameDialog({ person, onClose, onDone }: DialogProps) {
  const { toast } = useApp();
  const name = useSignal(person.name);
  const tried = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const next = name.value.trim();
  const save = async () => {
    tried.value = true;
    if (next === '' || !(await mutate('person.rename', { id: person.id, name: next }))) return;
    toast.value = { text: `แก้ชื่อเป็น ${next} แล้ว` };
    onDone();
  };
  return (
    <Dialog title="แก้ชื่อ" onClose={onClose}>
      <TextField
        id="person-name"
        label="ชื่อที่ระบบใช้"
        input={{ maxLength: 120, autocomplete: 'off' }}
        value={name.value}
        wrong={tried.value && next === '' ? 'กรุณากรอกชื่อ' : undefined}
        onInput={(text) => (name.value = text)}
      />
      <p class="quiet">ชื่อใน LINE ไม่เปลี่ยน และชื่อที่เหมือนกันไม่ให้สิทธิใด</p>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void save()}>
          บันทึกชื่อ
        </button>
      </div>
    </Dialog>
  );
}

function LinkDialog({ person, onClose, onDone }: DialogProps) {
  const { toast } = useApp();
  const chosen = useSignal<string | null>(null);
  const { busy, error, mutate } = useMutation();
  const link = async () => {
    const member = chosen.value;
    if (member === null || !(await mutate('member.link', { member, person: person.id }))) return;
    toast.value = { text: `ผูก ${person.name} กับทะเบียนแล้ว สิทธิเป็นไปตามตำแหน่ง` };
    onDone();
  };
  return (
    <Dialog title={`${person.name} คือใครในทะเบียน`} onClose={onClose}>
      <ul class="option-list">
        {person.choices.map((row) => (
          <TickRow
            key={row.member}
            type="radio"
            name="member"
            on={chosen.value === row.member}
            label={row.name}
            side={`${row.seatLabel} ${row.centreName}`}
            onPick={() => (chosen.value = row.member)}
          />
        ))}
      </ul>
      <ErrorBanner error={error} onReload={onDone} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || chosen.value === null}
          onClick={() => void link()}
        >
          ผูกกับชื่อนี้
        </button>
      </div>
    </Dialog>
  );
}

function UnlinkDialog({ person, row, onClose, onDone }: DialogProps & { row: Row }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const unlink = async () => {
    if (!(await mutate('member.unlink', { member: row.member, person: person.id }))) return;
    toast.value = { text: 'เลิกผูกกับทะเบียนแล้ว ผูกใหม่ได้จากหน้านี้' };
    onDone();
  };
  return (
    <Dialog title={`เลิกผูกกับ ${row.name}`} onClose={onClose}>
      <p>
        {person.name} ยังเป็นกรรมการ {row.centreName} แต่สิทธิของตำแหน่ง {row.seatLabel} หมดทันที
      </p>
      <ErrorBanner error={error} onReload={onDone} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void unlink()}>
          เลิกผูก
        </button>
      </div>
    </Dialog>
  );
}
