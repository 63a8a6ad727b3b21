import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import type { Answer } from '#web/api/api.ts';
import { failureText } from '#web/messages.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { roleLabel } from '#web/parts/role-labels.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner, Skeleton } from '#web/parts/feedback.tsx';
import { DiscardDraftDialog, isDiscardable } from './discard-draft-dialog.tsx';
import type { FormStore } from './form-store.ts';

type Colleagues = Output<'draft.colleagues'>;

type Open = 'menu' | 'give' | 'discard';

/** Hands the draft over to a colleague, or discards it. Shown as soon as there is an answer. */
export function DraftMenu({ store }: { store: FormStore }) {
  const open = useSignal<Open | null>(null);
  const started = store.open.draft !== null || store.draftSync.status.value.kind !== 'idle';
  if (!started) return null;
  const close = () => (open.value = null);
  return (
    <>
      <button
        type="button"
        class="round"
        aria-label="เมนูร่าง"
        aria-haspopup="dialog"
        onClick={() => (open.value = 'menu')}
      >
        <Icon name="menu" />
      </button>
      {open.value === 'menu' ? (
        <Dialog title="ร่างนี้" onClose={close}>
          <div class="actions">
            <button type="button" class="btn" onClick={() => (open.value = 'give')}>
              <Icon name="people" />
              ส่งร่างให้ผู้อื่นกรอกต่อ
            </button>
            {isDiscardable(store) ? (
              <button type="button" class="btn" onClick={() => (open.value = 'discard')}>
                <Icon name="close" />
                ทิ้งร่างนี้
              </button>
            ) : null}
          </div>
        </Dialog>
      ) : null}
      {open.value === 'give' ? (
        <HandOverDialog store={store} title="ส่งร่างให้ผู้อื่นกรอกต่อ" onClose={close} />
      ) : null}
      {open.value === 'discard' ? <DiscardDraftDialog store={store} onClose={close} /> : null}
    </>
  );
}

interface HandOverProps {
  store: FormStore;
  title: string;
  onClose: () => void;
}

export function HandOverDialog({ store, title, onClose }: HandOverProps) {
  const { api, router, toast } = useApp();
  const { id } = store.open.duty;
  const colleagues = useSignal<Answer<Colleagues> | null>(null);
  const chosen = useSignal<string | null>(null);
  const refusal = useSignal<string | null>(null);
  const busy = useSignal(false);
  useEffect(() => {
    void api.call('draft.colleagues', { id }).then((answer) => (colleagues.value = answer));
  }, []);
  const give = async () => {
    const to = people(colleagues.value).find((person) => person.id === chosen.value);
    if (!to) return void (refusal.value = 'กรุณาเลือกผู้รับ');
    busy.value = true;
    refusal.value = await sendDraft({
      store,
      give: () => api.call('draft.give', { id, to: to.id }),
    });
    busy.value = false;
    if (refusal.value !== null) return;
    toast.value = { text: `ส่งร่างให้ ${to.name} แล้ว` };
    router.go('/app', { replace: true });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>ผู้รับจะได้รับแจ้งทาง LINE และกรอกต่อจากที่ท่านทำไว้</p>
      <People
        answer={colleagues.value}
        chosen={chosen.value}
        onChoose={(to) => (chosen.value = to)}
      />
      {refusal.value === null ? null : (
        <Banner tint="is-overdue" icon="overdue" title={refusal.value} urgent />
      )}
      {people(colleagues.value).length > 0 ? (
        <button
          type="button"
          class="btn btn-main btn-wide"
          disabled={busy.value}
          onClick={() => void give()}
        >
          <Icon name="forward" />
          ส่งร่าง
        </button>
      ) : null}
    </Dialog>
  );
}

function people(answer: Answer<Colleagues> | null): Colleagues['people'] {
  return answer?.ok ? answer.value.people : [];
}

function People({
  answer,
  chosen,
  onChoose,
}: {
  answer: Answer<Colleagues> | null;
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  if (answer === null) return <Skeleton heights={[56, 56]} />;
  if (!answer.ok) return <p>{failureText(answer.failure).title} ร่างยังอยู่ที่ท่าน</p>;
  if (answer.value.people.length === 0) return <p>ยังไม่มีผู้อื่นที่กรอกแบบนี้แทนได้ กรุณาติดต่อพัฒนาการอำเภอ</p>;
  return (
    <ul class="option-list">
      {answer.value.people.map(({ id, name, role }) => (
        <TickRow
          key={id}
          type="radio"
          name="give-to"
          on={id === chosen}
          label={name}
          side={roleLabel(role)}
          onPick={() => onChoose(id)}
        />
      ))}
    </ul>
  );
}

/** Hands over a draft after the server has all of it. Returns the reason when it cannot. */
async function sendDraft({
  store,
  give,
}: {
  store: FormStore;
  give: () => Promise<Answer<unknown>>;
}): Promise<string | null> {
  await store.draftSync.flush();
  const { pending, failure, conflicts } = store.draftSync.queue.peek();
  if (pending.length > 0 || failure) return 'ที่พิมพ์ล่าสุดยังไม่ถึงระบบ รอสัญญาณแล้วลองใหม่';
  if (conflicts.length > 0) return 'มีข้อที่มีคำตอบอื่น เลือกคำตอบที่ถูกก่อน';
  const waiting = [...store.uploads.files.peek().values()].some((file) => file.state !== 'sent');
  if (waiting) return 'รูปยังส่งไม่ครบ รอให้ส่งครบก่อน';
  const answer = await give();
  if (!answer.ok) return failureText(answer.failure).title;
  await store.discard();
  return null;
}
