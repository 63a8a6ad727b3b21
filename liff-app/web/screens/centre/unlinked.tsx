import { useSignal } from '@preact/signals';
import { useApp } from '#web/app-context.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { failureText } from '#web/messages.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import type { Centre } from './read.ts';

type Register = Centre['register'];
type Person = Register['unlinked'][number];

interface Props {
  register: Register;
  onLinked: () => void;
}

/** People whose LINE name is not in the register. The office links them to a member. */
export function Unlinked({ register, onLinked }: Props) {
  const linking = useSignal<Person | null>(null);
  const free = register.members.filter((member) => !member.linked);
  if (register.unlinked.length === 0 || free.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">เข้าร่วมแล้ว ยังไม่ผูกกับทะเบียน {register.unlinked.length} คน</h2>
      <ul>
        {register.unlinked.map((person) => (
          <li key={person.id}>
            <div class="row-link person">
              <strong>{person.name}</strong>
              <button
                type="button"
                class="btn btn-small"
                aria-haspopup="dialog"
                onClick={() => (linking.value = person)}
              >
                เลือกชื่อในทะเบียน
              </button>
            </div>
          </li>
        ))}
      </ul>
      {linking.value ? (
        <LinkDialog
          person={linking.value}
          members={free}
          onClose={() => (linking.value = null)}
          onLinked={() => {
            linking.value = null;
            onLinked();
          }}
        />
      ) : null}
    </section>
  );
}

interface LinkProps {
  person: Person;
  members: Register['members'];
  onClose: () => void;
  onLinked: () => void;
}

function LinkDialog({ person, members, onClose, onLinked }: LinkProps) {
  const { api, toast } = useApp();
  const chosen = useSignal<string | null>(null);
  const busy = useSignal(false);
  const wrong = useSignal<string | null>(null);
  const link = async () => {
    if (chosen.value === null) return void (wrong.value = 'กรุณาเลือกชื่อในทะเบียน');
    busy.value = true;
    const answer = await api.call('member.link', { member: chosen.value, person: person.id });
    busy.value = false;
    if (!answer.ok) return void (wrong.value = failureText(answer.failure).text);
    toast.value = { text: `ผูก ${person.name} กับทะเบียนแล้ว สิทธิเป็นไปตามตำแหน่ง` };
    onLinked();
  };
  return (
    <Dialog title={`${person.name} คือใครในทะเบียน`} onClose={onClose}>
      <ul class="option-list">
        {members.map((member) => (
          <TickRow
            key={member.id}
            type="radio"
            name="member"
            on={chosen.value === member.id}
            label={member.name}
            side={member.positionLabel}
            onPick={() => (chosen.value = member.id)}
          />
        ))}
      </ul>
      {wrong.value ? (
        <Banner tint="is-overdue" icon="overdue" urgent>
          {wrong.value}
        </Banner>
      ) : null}
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        disabled={busy.value}
        onClick={() => void link()}
      >
        <Icon name="check" />
        ผูกกับชื่อนี้
      </button>
    </Dialog>
  );
}
