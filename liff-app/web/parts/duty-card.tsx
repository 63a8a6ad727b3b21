import { ownDateText } from '#domain/duty/due-dates.ts';
import { decisionReasonOf, extensionTitle } from '#domain/duty/extension-text.ts';
import { clauseLabel, progressLabel } from '#domain/wording.ts';
import { bangkokDayOf, dayText } from '../format-day.ts';
import type { DutyView } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import { localLabel } from '../sync/unsynced.ts';
import { Icon } from './icon.tsx';
import { standingLabel, statusStyleOf } from './status-style.ts';
import { TitleText } from './title-text.tsx';
import { StatusBar } from './status-bar.tsx';

function factOf(duty: DutyView): string {
  if (duty.standing === 'returned' && duty.returned) return `แก้ ${duty.returned.count} ข้อ`;
  if (duty.progress) return progressLabel(duty.progress);
  return duty.standing === 'open' ? `อีก ${duty.daysLeft} วัน` : 'ยังไม่เริ่ม';
}

function verbOf(duty: DutyView): string {
  if (!duty.actions.includes('fill')) return 'เปิดดู';
  if (duty.state === 'returned') return duty.actions.includes('submit') ? 'แก้ไขแล้วส่งใหม่' : 'แก้ไข';
  return duty.progress ? 'ทำต่อ' : 'เริ่มทำ';
}

export function dutyHref(duty: DutyView): string {
  const page = `/app/duty/${encodeURIComponent(duty.id)}`;
  return duty.actions.includes('fill') ? `${page}/form` : page;
}

/** A duty: state, title, centre, reason of a return, and one action. */
export function DutyCard({ duty, main }: { duty: DutyView; main: boolean }) {
  const style = statusStyleOf(duty.standing);
  const description = (
    <div>
      <h3>
        <TitleText>{duty.title}</TitleText>
      </h3>
      <p class="owner">
        <span class="nowrap">{duty.centre.label}</span> ·{' '}
        <span class="nowrap">{clauseLabel(duty.clause)}</span>
      </p>
      <LocalStatus duty={duty.id} />
    </div>
  );
  const wide = main || duty.returned !== null || duty.extension !== null;
  const link = (
    <a
      class={main ? 'btn btn-main' : wide ? 'btn space-above' : 'btn'}
      href={dutyHref(duty)}
      aria-label={`${verbOf(duty)} ${duty.title} ${duty.centre.label}`}
    >
      {verbOf(duty)}
    </a>
  );
  return (
    <article class="card">
      <StatusBar tint={style.tint} icon={style.icon} fact={factOf(duty)}>
        {standingLabel(duty)}
      </StatusBar>
      <div class={wide ? 'card-body' : 'card-body beside'}>
        {description}
        {duty.returned ? (
          <div class="said">
            <Icon name="comment" />
            <p>
              {duty.returned.text}
              <cite>
                {duty.returned.by} {dayText(bangkokDayOf(duty.returned.at), 'dayMonth')}
              </cite>
            </p>
          </div>
        ) : null}
        <ExtensionState duty={duty} />
        {link}
      </div>
    </article>
  );
}

/** The request for more time: pending, or the decision with its reason, who decided, and the date. */
function ExtensionState({ duty }: { duty: DutyView }) {
  const { extension } = duty;
  if (!extension) return null;
  const why = decisionReasonOf(extension);
  const by = extension.decidedBy ? `${extension.decidedBy} · ` : '';
  return (
    <div class="said more-time">
      <Icon name={extension.state === 'granted' ? 'done' : 'clock'} />
      <p>
        {extensionTitle(extension)}
        {why === '' ? '' : `: ${why}`}
        <cite>
          {by}
          {ownDateText(duty, 'medium')}
        </cite>
      </p>
    </div>
  );
}

/** Says that some answers of this duty are on this phone only. */
function LocalStatus({ duty }: { duty: string }) {
  const { unsynced, online } = useApp();
  const unsyncedDuty = unsynced.value.duties.find((unsentDuty) => unsentDuty.duty === duty);
  if (!unsyncedDuty) return null;
  return (
    <p class="kept">
      <Icon name="device" small />
      <span>
        {localLabel(unsyncedDuty, online.value)
          .split(' ')
          .flatMap((part) => [
            <span key={part} class="nowrap">
              {part}
            </span>,
            ' ',
          ])}
      </span>
    </p>
  );
}
