import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { addDays } from '#domain/calendar.ts';
import { muteTopicLabels } from '#domain/people/mute.ts';
import { useApp } from '#web/app-context.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { dayText } from '#web/format-day.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';

type Mutes = Output<'me.mutes'>;
type Topic = Mutes['topics'][number];

/** การเตือน: topics that the reader may mute until a date, and can unmute. */
export function MuteSection() {
  const mutes = useResource('me.mutes', {});
  return (
    <ResourceView resource={mutes} heights={[72]}>
      {(data) =>
        data.topics.length + data.locked.length === 0 ? null : (
          <Topics data={data} onChange={() => void mutes.reload()} />
        )
      }
    </ResourceView>
  );
}

function Topics({ data, onChange }: { data: Mutes; onChange: () => void }) {
  const { toast } = useApp();
  const muting = useSignal<Topic | null>(null);
  const { busy, error, mutate } = useMutation();
  const unmute = async ({ topic }: Topic) => {
    if (!(await mutate('me.mute', { topic, until: null }))) return;
    toast.value = { text: `เปิดเตือน${muteTopicLabels[topic]}แล้ว` };
    onChange();
  };
  return (
    <>
      <h2 class="part-title">การเตือน</h2>
      <ul class="panel mutes">
        {data.topics.map((topic) => (
          <li key={topic.topic}>
            <span class="grow">
              {muteTopicLabels[topic.topic]}
              <small>
                {topic.until === null ? 'เตือนตามปกติ' : `ปิดถึง ${dayText(topic.until, 'medium')}`}
              </small>
            </span>
            <button
              type="button"
              class="btn btn-small"
              disabled={busy}
              onClick={() => (topic.until === null ? (muting.value = topic) : void unmute(topic))}
            >
              {topic.until === null ? 'ปิดชั่วคราว' : 'เปิดอีกครั้ง'}{' '}
              <span class="sr-only">{muteTopicLabels[topic.topic]}</span>
            </button>
          </li>
        ))}
      </ul>
      <ErrorBanner error={error} onReload={onChange} />
      {data.locked.length > 0 ? (
        <p class="quiet pad-above-small">
          จังหวัดกำหนดให้เตือนเสมอ: {data.locked.map((topic) => muteTopicLabels[topic]).join(' · ')}
        </p>
      ) : null}
      <p class="quiet pad-above-small">งานของท่านเองและผลการตรวจรายงานปิดไม่ได้</p>
      {muting.value ? (
        <MuteDialog
          topic={muting.value}
          today={data.today}
          onClose={() => (muting.value = null)}
          onDone={() => {
            muting.value = null;
            onChange();
          }}
        />
      ) : null}
    </>
  );
}

interface DialogProps {
  topic: Topic;
  today: Mutes['today'];
  onClose: () => void;
  onDone: () => void;
}

function MuteDialog({ topic: { topic }, today, onClose, onDone }: DialogProps) {
  const { toast } = useApp();
  const days = useSignal('30');
  const { busy, error, mutate } = useMutation();
  const until = addDays(today, Number(days.value));
  const send = async () => {
    if (!(await mutate('me.mute', { topic, until }))) return;
    toast.value = { text: `ปิดเตือนถึง ${dayText(until, 'medium')} แล้ว` };
    onDone();
  };
  return (
    <Dialog title={`ปิดเตือน${muteTopicLabels[topic]}`} onClose={onClose}>
      <SelectField
        id="mute-days"
        label="ปิดนานเท่าใด"
        hint={`เตือนอีกครั้งหลัง ${dayText(until, 'medium')}`}
        value={days.value}
        onPick={(picked) => (days.value = picked)}
      >
        {['7', '14', '30', '60'].map((count) => (
          <option key={count} value={count}>
            {count} วัน
          </option>
        ))}
      </SelectField>
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={() => void send()}>
          ปิดเตือน
        </button>
      </div>
    </Dialog>
  );
}
