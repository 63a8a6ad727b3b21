import type { Day } from '#domain/calendar.ts';
import { districtNote } from '#domain/centre/label.ts';
import { clauseLabel, onTimeExtended } from '#domain/wording.ts';
import type { DutyView } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { dutyHref } from '#web/parts/duty-card.tsx';
import { StatusBar } from '#web/parts/status-bar.tsx';
import { standingLabel, statusStyleOf } from '#web/parts/status-style.ts';
import { ReminderMark, holderText } from './reminder-mark.tsx';
import { pickedOf } from './selection.ts';
import type { ListedDuty, Selection } from './selection.ts';

interface Props {
  duties: readonly ListedDuty[];
  today: Day;
  /** The chosen rows. Null until the reader begins to select. */
  selection: Selection | null;
}

/** The list on a phone: one card for each duty with its state, its holder and the last reminder. */
export function DutyCards({ duties, today, selection }: Props) {
  return (
    <ul class="duty-cards">
      {duties.map((duty) => (
        <DutyListCard key={duty.id} duty={duty} today={today} selection={selection} />
      ))}
    </ul>
  );
}

function DutyListCard({ duty, today, selection }: Omit<Props, 'duties'> & { duty: ListedDuty }) {
  const style = statusStyleOf(duty.standing);
  const isPicked = selection?.has(duty.id) ?? false;
  const toggle = () => selection?.set([pickedOf(duty)], !isPicked);
  return (
    <li class={isPicked ? 'card is-picked' : 'card'}>
      <StatusBar
        tint={style.tint}
        icon={style.icon}
        fact={`กำหนด ${dayText(duty.provinceDueOn, 'dayMonth')}`}
      >
        {standingLabel(duty)}
      </StatusBar>
      <div class="card-body">
        <div class="pick-line">
          {selection ? (
            <input
              type="checkbox"
              aria-label={`เลือก ${duty.title} ${duty.centre.label}`}
              checked={isPicked}
              onChange={toggle}
            />
          ) : null}
          <a href={dutyHref(duty)}>
            <strong>{duty.title}</strong>
            <span class="quiet">
              <b class="nowrap">{duty.centre.name}</b>{' '}
              <span class="nowrap">{districtNote(duty.centre)}</span> ·{' '}
              <span class="nowrap">{clauseLabel(duty.clause)}</span>
            </span>
          </a>
        </div>
        <DutyFact duty={duty} />
        {duty.holder === 'nobody' ? null : (
          <p class="held-by">
            <span>อยู่ที่ {holderText(duty)}</span>
            <ReminderMark duty={duty} today={today} />
          </p>
        )}
      </div>
    </li>
  );
}

/** The reason of a waiver, or the extended date. */
export function DutyFact({ duty }: { duty: DutyView }) {
  if (duty.waiver) return <small>เหตุผล: {duty.waiver.reason}</small>;
  if (duty.timeliness !== 'onTimeExtended' || !duty.extension) return null;
  return (
    <small>
      {onTimeExtended} {dayText(duty.extension.dueOn, 'medium')}
    </small>
  );
}
