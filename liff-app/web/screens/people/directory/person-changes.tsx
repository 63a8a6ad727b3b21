import { useSignal } from '@preact/signals';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { TextField } from '#web/parts/fields/labelled-field.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { nameOf } from './person-texts.ts';
import type { Person } from './use-phone.ts';

type Row = Person['rows'][number];

/** The register rows of the person, and the buttons that change them or the name. */
export function PersonChanges({ person }: { person: Person }) {
  const isMember = person.grants.some(({ role }) => role === 'member');
  const open = useSignal<'name' | 'link' | Row | null>(null);
  const close = () => (open.value = null);
  const dialog = { person, onClose: close };
  return (
    <section class="person-block">
      <h2>ชื่อและทะเบียน</h2>
      {person.rows.length === 0 && isMember ? <p class="quiet">ยังไม่ผูกกับชื่อในทะเบียน</p> : null}
      {person.rows.map((row) => (
        <div key={row.member} class="register-row">
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
            onClick={() => (open.value = row)}
          >
            เลิกผูก<span class="sr-only"> กับ {row.name}</span>
          </button>
        </div>
      ))}
      <div class="person-actions">
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
      {open.value === 'name' ? <RenameDialog {...dialog} /> : null}
      {open.value === 'link' ? <LinkDialog {...dialog} /> : null}
      {typeof open.value === 'object' && open.value ? (
        <UnlinkDialog {...dialog} row={open.value} />
      ) : null}
    </section>
  );
}

interface DialogProps {
  person: Person;
  onClose: () => void;
}

const nameLetters = 120;

function RenameDialog({ person, onClose }: DialogProps) {
  const { toast } = useApp();
  const name = useSignal(person.name);
  const judged = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const rename = (to: string) => mutate('person.rename', { id: person.id, name: to });
  const next = name.value.trim();
  const save = async () => {
    judged.value = true;
    if (next === '' || !(await rename(next))) return;
    toast.value = { text: `แก้ชื่อเป็น ${next} แล้ว`, undo: () => void rename(person.name) };
    onClose();
  };
  return (
    <Dialog title="แก้ชื่อ" onClose={onClose}>
      <TextField
        id="person-name"
        label="ชื่อที่ระบบใช้"
        hint="ชื่อใน LINE ไม่เปลี่ยน และชื่อไม่ให้สิทธิใด"
        input={{ maxLength: nameLetters, autocomplete: 'off' }}
        value={name.value}
        wrong={judged.value && next === '' ? 'กรุณากรอกชื่อ' : undefined}
        onInput={(text) => (name.value = text)}
      />
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void save()}>
          บันทึกชื่อ
        </button>
      </div>
    </Dialog>
  );
}

function LinkDialog({ person, onClose }: DialogProps) {
  const { toast } = useApp();
  const chosen = useSignal<string | null>(null);
  const { busy, error, mutate } = useMutation();
  const link = async () => {
    const member = chosen.value;
    if (member === null || !(await mutate('member.link', { member, person: person.id }))) return;
    toast.value = { text: `ผูก ${nameOf(person)} กับทะเบียนแล้ว สิทธิเป็นไปตามตำแหน่ง` };
    onClose();
  };
  return (
    <Dialog title={`${nameOf(person)} คือใครในทะเบียน`} onClose={onClose}>
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
      <ErrorBanner error={error} onReload={onClose} />
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

function UnlinkDialog({ person, row, onClose }: DialogProps & { row: Row }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const change = { member: row.member, person: person.id };
  const unlink = async () => {
    if (!(await mutate('member.unlink', change))) return;
    toast.value = { text: 'เลิกผูกกับทะเบียนแล้ว', undo: () => void mutate('member.link', change) };
    onClose();
  };
  return (
    <Dialog title={`เลิกผูกกับ ${row.name}`} onClose={onClose}>
      <p>
        {nameOf(person)} ยังเป็นกรรมการ {row.centreName} แต่สิทธิของตำแหน่ง{row.seatLabel}หมดทันที
      </p>
      <ErrorBanner error={error} onReload={onClose} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void unlink()}>
          เลิกผูก
        </button>
        <button type="button" class="btn" onClick={onClose}>
          กลับ
        </button>
      </div>
    </Dialog>
  );
}
