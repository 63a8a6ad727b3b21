import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { momentText } from './moment-text.ts';

/** Changes of the last day that can still be undone, even when their toast has disappeared. */
export function UndoableHandOvers() {
  const { toast } = useApp();
  const list = useResource('handOvers.undoable', {});
  useReloadAfterChange(list);
  const { busy, error, mutate } = useMutation();
  if (list.state.kind !== 'ready' || list.state.data.handOvers.length === 0) return null;
  const undo = async (id: string) => {
    if (await mutate('person.handOver.undo', { id }))
      toast.value = { text: 'เลิกทำแล้ว หน้าที่และงานกลับเป็นเหมือนเดิม' };
  };
  return (
    <section class="panel undoable" aria-label="โอนงานที่ยังย้อนได้">
      <ul>
        {list.state.data.handOvers.map(({ id, name, by, isLeaving, undoUntil }) => (
          <li key={id}>
            <Icon name={isLeaving ? 'leave' : 'swap'} small />
            <span>
              {isLeaving ? `${name} พ้นหน้าที่แล้ว` : `เปลี่ยนหน้าที่ของ ${name} แล้ว`}
              <small>
                โดย {by} · ย้อนได้ถึง {momentText(undoUntil)}
              </small>
            </span>
            <button
              type="button"
              class="btn btn-small"
              disabled={busy}
              onClick={() => void undo(id)}
            >
              ย้อนกลับ<span class="sr-only"> ของ {name}</span>
            </button>
          </li>
        ))}
      </ul>
      <ErrorBanner error={error} />
    </section>
  );
}
