import type { Output } from '#contract/contract.ts';
import { topicRuleLabels, topicTitles } from '#domain/policy/policy-words.ts';
import { topicRuleSchema } from '#domain/policy/reminder-policy.ts';
import { muteTopicSchema } from '#domain/people/mute.ts';
import type { MuteTopic } from '#domain/people/mute.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import type { Preview } from './use-preview.ts';

type Policy = Output<'reminders.read'>['policy'];
type Kind = keyof Preview['after']['days'][number]['kinds'];

interface Look {
  icon: IconName;
  who: string;
  kind: Kind | null;
}

const looks: Readonly<Record<MuteTopic, Look>> = {
  others: { icon: 'people', who: 'พัฒนาการอำเภอ เรื่องที่อยู่กับพัฒนากร', kind: null },
  meetings: { icon: 'meeting', who: 'กรรมการ ก่อน 3 วัน และ 1 วัน', kind: 'meetings' },
  terms: { icon: 'register', who: 'พัฒนากรและพัฒนาการอำเภอ ก่อน 90 60 30 วัน', kind: 'terms' },
  summary: { icon: 'overview', who: 'จังหวัดและพัฒนาการอำเภอ', kind: 'summary' },
};

interface Props {
  policy: Policy;
  /** LINE groups that get the weekly board. */
  groups: number;
  forecast: Preview['after'] | null;
  onChange: (part: Partial<Policy>) => void;
}

/**
 * เรื่องไหนเตือน: two topics are always on. For the others the province also decides whether people may
 * mute them.
 */
export function Topics({ policy, groups, forecast, onChange }: Props) {
  const count = (kind: Kind | null) =>
    kind && forecast ? forecast.days.reduce((sum, day) => sum + day.kinds[kind], 0) : null;
  return (
    <section class="panel" aria-labelledby="topics-title">
      <header>
        <h2 id="topics-title">เรื่องไหนเตือน</h2>
        <p>จำนวนในอีก 30 วัน ที่ปิดเองได้ต้องมีวันสิ้นสุด</p>
      </header>
      <ul class="topic-rows">
        <Fixed icon="tasks" title="งานที่ต้องส่ง" who="ผู้ถือเรื่อง" count={count('digest')} />
        <Fixed icon="returned" title="ส่งคืนและผลตรวจ" who="ผู้ส่งรายงาน ทันทีในเวลาส่ง" count={null} />
        {muteTopicSchema.options.map((topic) => (
          <TopicRow
            key={topic}
            topic={topic}
            policy={policy}
            count={count(looks[topic].kind)}
            onChange={onChange}
          />
        ))}
        <SwitchRow
          icon="meeting"
          title="กระดานในกลุ่มไลน์"
          note={`${groups} กลุ่ม ทุกวันจันทร์ นับตามคนในกลุ่ม ไม่ส่งเมื่อทุกแห่งส่งครบ`}
          count={count('boards')}
          isOn={policy.boards}
          onChange={(boards) => onChange({ boards })}
        />
        <SwitchRow
          icon="bell"
          title="บอกว่าที่อื่นส่งแล้วเท่าใด"
          note="เช่น ส่งแล้ว 12 จาก 16 ตำบล ไม่บอกชื่อ และไม่บอกเมื่อยังไม่ถึงครึ่ง"
          count={null}
          isOn={policy.tellsOthers}
          onChange={(tellsOthers) => onChange({ tellsOthers })}
        />
      </ul>
    </section>
  );
}

function Words(of: { icon: IconName; title: string; note: string; count: number | null }) {
  return (
    <>
      <Icon name={of.icon} />
      <span class="topic-words">
        <b>{of.title}</b>
        <small>{of.note}</small>
        {of.count === null ? null : <small>{of.count.toLocaleString('en')} ข้อความ</small>}
      </span>
    </>
  );
}

function Fixed(of: { icon: IconName; title: string; who: string; count: number | null }) {
  return (
    <li>
      <Words icon={of.icon} title={of.title} note={of.who} count={of.count} />
      <span class="topic-fixed">
        <Icon name="closed" small />
        ปิดไม่ได้
      </span>
    </li>
  );
}

interface RowProps extends Pick<Props, 'policy' | 'onChange'> {
  topic: MuteTopic;
  count: number | null;
}

function TopicRow({ topic, policy, count, onChange }: RowProps) {
  const { icon, who } = looks[topic];
  const pick = (picked: string) => {
    const rule = topicRuleSchema.options.find((one) => one === picked);
    if (rule) onChange({ topics: { ...policy.topics, [topic]: rule } });
  };
  return (
    <li>
      <Words icon={icon} title={topicTitles[topic]} note={who} count={count} />
      <span class="picker topic-rule">
        <select
          class="select"
          aria-label={topicTitles[topic]}
          value={policy.topics[topic]}
          onChange={(event) => pick(event.currentTarget.value)}
        >
          {topicRuleSchema.options.map((rule) => (
            <option key={rule} value={rule}>
              {topicRuleLabels[rule]}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
    </li>
  );
}

interface SwitchProps {
  icon: IconName;
  title: string;
  note: string;
  count: number | null;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

function SwitchRow({ icon, title, note, count, isOn, onChange }: SwitchProps) {
  return (
    <li>
      <Words icon={icon} title={title} note={note} count={count} />
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-label={title}
          checked={isOn}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <i />
        {isOn ? 'เปิด' : 'ปิด'}
      </label>
    </li>
  );
}
