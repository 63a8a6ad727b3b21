import { dayText } from '#web/format-day.ts';
import type { Output } from '#contract/contract.ts';

type Days = Output<'deliveries.outlook'>['days'];

const height = 120;
const step = 18;
const barWidth = 12;

/**
 * A bar for each working morning. With `before`, the former value is shown behind it. The table below has
 * the same figures.
 */
export function MorningBars({ before, after }: { before?: Days; after: Days }) {
  const most = Math.max(1, ...(before ?? []).map(messages), ...after.map(messages));
  const scale = (count: number): number => Math.round((count / most) * (height - 4));
  const was = new Map((before ?? []).map((day) => [day.day, day.messages]));
  return (
    <>
      <svg
        class="morning-bars"
        viewBox={`0 0 ${Math.max(1, after.length) * step} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {after.map((day, at) => (
          <g key={day.day}>
            <rect class="bar-before" {...barOf(scale(was.get(day.day) ?? 0), at)} />
            <rect class="bar-after" {...barOf(scale(day.messages), at)} />
          </g>
        ))}
      </svg>
      <p class="morning-ends" aria-hidden="true">
        <span>{dayLabel(after.at(0))}</span>
        {before ? (
          <span class="morning-key">
            <i class="bar-before" /> เดิม <i class="bar-after" /> ใหม่
          </span>
        ) : null}
        <span>{dayLabel(after.at(-1))}</span>
      </p>
      <details class="morning-table">
        <summary>ดูเป็นรายวัน</summary>
        <table class="forecast-roles">
          <thead>
            <tr>
              <th scope="col">วัน</th>
              <th scope="col">คน</th>
              {before ? <th scope="col">เดิม</th> : null}
              <th scope="col">ข้อความ</th>
            </tr>
          </thead>
          <tbody>
            {after.map((day) => (
              <tr key={day.day}>
                <th scope="row">{dayLabel(day)}</th>
                <td data-label="คน">{day.people.toLocaleString('en')}</td>
                {before ? (
                  <td data-label="เดิม">{(was.get(day.day) ?? 0).toLocaleString('en')}</td>
                ) : null}
                <td data-label="ข้อความ">
                  <b>{day.messages.toLocaleString('en')}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function messages(day: Days[number]): number {
  return day.messages;
}

function barOf(tall: number, at: number) {
  return { x: at * step + 3, y: height - tall, width: barWidth, height: tall };
}

function dayLabel(day: Days[number] | undefined): string {
  return day ? dayText(day.day, 'dayMonth') : '';
}
