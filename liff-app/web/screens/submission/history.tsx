import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import { roleLabel } from '#web/parts/role-labels.ts';
import { EmptyState } from '#web/parts/feedback.tsx';
import { eventLabel } from './event-labels.ts';
import type { Report } from './submission-context.ts';

/** The events of a report, newest first. */
export function History({ report }: { report: Report }) {
  if (report.timeline.length === 0) return <EmptyState icon="history" title="ยังไม่มีประวัติ" />;
  return (
    <ol class="panel events space-above">
      {report.timeline.toReversed().map((event) => {
        const { label, icon } = eventLabel(event.action);
        return (
          <li key={event.at + event.action}>
            <Icon name={icon} />
            <div>
              <strong>{label}</strong>
              <small>
                {event.by}
                {event.role ? ` · ${roleLabel(event.role)}` : ''}
              </small>
              <small>
                {dayText(bangkokDayOf(event.at), 'medium')} {formatTime(new Date(event.at))}
              </small>
              {event.note ? <p>{event.note}</p> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
