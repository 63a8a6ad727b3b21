import { useSignal } from '@preact/signals';
import type { Input } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { failureText } from '#web/messages.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';

type Form = Input<'report.begin'>['form'];

const reportLabels: Record<Form, { label: string; icon: IconName }> = {
  'meeting-report': { label: 'รายงานการประชุม', icon: 'meeting' },
  'committee-register': { label: 'ปรับปรุงทะเบียน', icon: 'register' },
};

/** Reports that can be started at any time, without a duty. */
export function StartReport({ centre, begins }: { centre: string; begins: readonly Form[] }) {
  const { api, router, toast } = useApp();
  const busy = useSignal(false);
  if (begins.length === 0) return null;
  const begin = async (form: Form) => {
    busy.value = true;
    const answer = await api.call('report.begin', { id: centre, form });
    busy.value = false;
    if (answer.ok) router.go(`/app/duty/${encodeURIComponent(answer.value.duty.id)}/form`);
    else toast.value = { text: failureText(answer.failure).title };
  };
  return (
    <div class="begin">
      {begins.map((form) => (
        <button
          key={form}
          type="button"
          class="btn"
          disabled={busy.value}
          onClick={() => void begin(form)}
        >
          <Icon name={reportLabels[form].icon} />
          {reportLabels[form].label}
        </button>
      ))}
    </div>
  );
}
