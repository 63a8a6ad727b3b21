import { roleLabels } from '#domain/people/role-labels.ts';
import { FailureBanner } from '#web/parts/error-banner.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ExamplePanel } from './example-panel.tsx';
import { MorningBars } from '#web/parts/morning-bars.tsx';
import type { Preview, PreviewState } from './use-preview.ts';

interface Props {
  preview: PreviewState;
  onPerson: (id: string) => void;
}

/** The messages of 30 days with the chosen policy, beside those with the present one. */
export function ForecastPanels({ preview, onPerson }: Props) {
  const { state, last } = preview;
  if (!last && state.kind === 'loading') return <Skeleton heights={[320, 240]} slow={state.slow} />;
  return (
    <div class="reminders-forecast">
      {state.kind === 'failed' ? <FailureBanner failure={state.failure} /> : null}
      {last ? (
        <>
          <FiguresPanel preview={last} isCounting={state.kind === 'loading'} />
          <ExamplePanel example={last.example} onPerson={onPerson} />
        </>
      ) : null}
    </div>
  );
}

const count = (value: number): string => value.toLocaleString('en');

function FiguresPanel({ preview, isCounting }: { preview: Preview; isCounting: boolean }) {
  const { before, after } = preview;
  const difference = after.messages - before.messages;
  return (
    <section class="panel" aria-labelledby="forecast-title" aria-busy={isCounting}>
      <header>
        <h2 id="forecast-title">30 วันข้างหน้า</h2>
        <p>{isCounting ? 'กำลังนับใหม่' : 'ถ้าไม่มีใครส่งรายงานเพิ่ม'}</p>
      </header>
      <p class="forecast-total" role="status">
        {difference === 0 ? null : (
          <>
            <s>
              <span class="sr-only">เดิม </span>
              {count(before.messages)}
            </s>
            <Icon name="arrow" small />
          </>
        )}
        <b>{count(after.messages)}</b> ข้อความ
        {difference === 0
          ? ' เท่าเดิม'
          : ` ${difference < 0 ? 'ลด' : 'เพิ่ม'} ${count(Math.abs(difference))}`}
      </p>
      <div class="forecast-inset">
        <MorningBars before={before.days} after={after.days} />
        <RoleTable preview={preview} />
      </div>
      <QuotaLine preview={preview} />
    </section>
  );
}

function RoleTable({ preview: { before, after } }: { preview: Preview }) {
  const roles = [...new Set([...before.roles, ...after.roles].map(({ role }) => role))];
  const shareOf = (of: Preview['after'], role: string) =>
    of.roles.find((share) => share.role === role) ?? { people: 0, messages: 0 };
  const each = ({ people, messages }: { people: number; messages: number }): string =>
    people === 0 ? '0' : String(Math.round(messages / people));
  return (
    <table class="forecast-roles">
      <thead>
        <tr>
          <th scope="col">ใคร</th>
          <th scope="col">คน</th>
          <th scope="col">เดิม/คน</th>
          <th scope="col">ใหม่/คน</th>
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={role}>
            <th scope="row">{role === 'member' ? 'กรรมการ' : roleLabels[role]}</th>
            <td data-label="คน">{count(shareOf(after, role).people)}</td>
            <td data-label="เดิม/คน">{each(shareOf(before, role))}</td>
            <td data-label="ใหม่/คน">
              <b>{each(shareOf(after, role))}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function QuotaLine({ preview: { quota, after } }: { preview: Preview }) {
  if (!quota || quota.limit === null) return null;
  return (
    <p class="forecast-note">
      แพ็กเกจเดือนละ {count(quota.limit)} ข้อความ เดือนนี้ใช้แล้ว {count(quota.used)} · 30 วันนี้คิดเป็น{' '}
      {Math.round((after.messages / quota.limit) * 100)}% ของแพ็กเกจ
    </p>
  );
}
