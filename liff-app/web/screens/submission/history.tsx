import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import { roleWord } from '#web/parts/role-labels.ts';
import { EmptyState } from '#web/parts/feedback.tsx';
import { eventLabel } from './event-labels.ts';
import type { Report } from './submission-context.ts';

/** Who did what, when and why; the newest first. */
export function History({ report }: { report: Report }) {
  if (report.timeline.length === 0) return <EmptyState icon="history" title="ยังไม่มีประวัติ" />;
  return (
    <ol class="panel events space-above">
      {report.timeline.toReversed().map((one) => {
        const { word, icon } = eventLabel(one.action);
        return (
          <li key={one.at + one.action}>
            <Icon name={icon} />
            <div>
              <strong>{word}</strong>
              <small>
                {one.by}
                {one.role ? ` · ${roleWord(one.role)}` : ''}
              </small>
              <small>
                {dayText(bangkokDayOf(one.at), 'medium')} {formatTime(new Date(one.at))}
              </small>
              {one.note ? <p>{one.note}</p> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
