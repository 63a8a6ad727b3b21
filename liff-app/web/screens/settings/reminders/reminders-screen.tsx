import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { policyChanges } from '#domain/policy/policy-words.ts';
import type { PolicyChange } from '#domain/policy/policy-words.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { TextField } from '#web/parts/fields/labelled-field.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { ForecastPanels } from './forecast-panels.tsx';
import { Ladder } from './ladder.tsx';
import { Topics } from './topics.tsx';
import { usePreview } from './use-preview.ts';
import { WaveChips } from './wave-chips.tsx';
import { WindowTimes } from './window-times.tsx';

type Read = Output<'reminders.read'>;
type Policy = Read['policy'];
const back = '/app/settings';

/** นโยบายการเตือน: when, about what and whom the system reminds, and what a change costs in 30 days. */
export function Screen() {
  const read = useResource('reminders.read', {});
  return (
    <>
      <TaskHeader title="นโยบายการเตือน" sub="มีผลกับทุกคนในจังหวัด" back={back} />
      <main class="page first-gap">
        <ResourceView resource={read} heights={[160, 120, 320]}>
          {(data) => (
            <Editor
              key={JSON.stringify(data.policy)}
              read={data}
              onReload={() => void read.reload()}
            />
          )}
        </ResourceView>
      </main>
    </>
  );
}

function Editor({ read, onReload }: { read: Read; onReload: () => void }) {
  const policy = useSignal<Policy>(read.policy);
  const person = useSignal<string | undefined>(undefined);
  const preview = usePreview({ policy: policy.value, person: person.value });
  const changes = policyChanges(read.policy, policy.value);
  const change = (part: Partial<Policy>) => (policy.value = { ...policy.value, ...part });
  return (
    <div class="reminders">
      <div class="reminders-choices">
        <WaveChips chosen={policy.value.waves} onChange={(waves) => change({ waves })} />
        <WindowTimes policy={policy.value} onChange={change} />
        <Topics
          policy={policy.value}
          groups={read.groups}
          forecast={preview.last?.after ?? null}
          onChange={change}
        />
        <Ladder policy={policy.value} onChange={change} />
      </div>
      <ForecastPanels preview={preview} onPerson={(id) => (person.value = id)} />
      <SavePart
        changes={changes}
        read={read}
        policy={policy.value}
        onUndo={() => (policy.value = read.policy)}
        onReload={onReload}
      />
    </div>
  );
}

interface SaveProps {
  changes: readonly PolicyChange[];
  read: Read;
  policy: Policy;
  onUndo: () => void;
  onReload: () => void;
}

/** Lists the changes that a save makes, and asks for the reason. */
function SavePart({ changes, read, policy, onUndo, onReload }: SaveProps) {
  const { router, toast } = useApp();
  const reason = useSignal('');
  const isTried = useSignal(false);
  const { busy, error, mutate } = useMutation();
  const lacksReason = changes.length > 0 && reason.value.trim() === '';
  const save = async () => {
    isTried.value = true;
    if (changes.length === 0) return;
    if (lacksReason) return document.getElementById('reminders-reason')?.focus();
    const input = { policy, was: read.policy, reason: reason.value.trim() };
    if (!(await mutate('reminders.edit', input))) return;
    toast.value = { text: 'บันทึกนโยบายการเตือนแล้ว มีผลตั้งแต่สรุปเช้าครั้งต่อไป' };
    router.back(back);
  };
  return (
    <form
      class="panel reminders-save"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Changes changes={changes} isTried={isTried.value} />
      <TextField
        id="reminders-reason"
        label="เหตุผลที่เปลี่ยน"
        hint="เก็บไว้ในประวัติการใช้งาน"
        value={reason.value}
        wrong={isTried.value && lacksReason ? 'กรุณาระบุเหตุผล' : undefined}
        input={{ maxLength: limits.office.textLetters, autocomplete: 'off' }}
        onInput={(text) => (reason.value = text)}
      />
      <ErrorBanner error={error} onReload={onReload} />
      <div class="reminders-buttons">
        <button type="button" class="btn" disabled={busy || changes.length === 0} onClick={onUndo}>
          คืนค่าเดิม
        </button>
        <button type="submit" class="btn btn-main" disabled={busy}>
          บันทึก
        </button>
      </div>
    </form>
  );
}

function Changes({ changes, isTried }: { changes: readonly PolicyChange[]; isTried: boolean }) {
  return (
    <div aria-live="polite">
      <h2>เมื่อบันทึก</h2>
      {changes.length === 0 ? (
        <p class={isTried ? 'wrong' : 'quiet'}>ยังไม่ได้เปลี่ยนค่าใด</p>
      ) : (
        <ul class="reminders-changes">
          {changes.map(({ label, from, to }) => (
            <li key={label}>
              <b>{label}</b>
              <small>
                จาก {from} เป็น {to}
              </small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
