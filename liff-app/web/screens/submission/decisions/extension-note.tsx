import { DueDates } from '#web/parts/due-dates.tsx';
import type { Day } from '#domain/calendar.ts';
import { decisionReasonOf, extensionTitle } from '#domain/duty/extension-text.ts';
import type { DutyView } from '#contract/contract.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Banner } from '#web/parts/feedback.tsx';
import { ExtensionRow } from './extension-row.tsx';

type Request = NonNullable<DutyView['extension']>;

interface Props {
  duty: DutyView;
  today: Day;
  onDone: () => void;
}

/** State, decision and reason of an extension request, with buttons for the person who decides. */
export function ExtensionNote({ duty, today, onDone }: Props) {
  const request = duty.extension;
  if (!request || duty.state === 'waived') return null;
  if (request.state !== 'asked') return <Decided duty={duty} extension={request} />;
  const decides = duty.actions.includes('decideExtension');
  return (
    <Banner
      tint="is-due"
      icon="clock"
      title={decides ? `ขอขยายเวลาถึง ${dayText(request.dueOn, 'medium')}` : extensionTitle(request)}
    >
      <p class="words">
        {request.reason}
        {request.askedBy
          ? ` (${request.askedBy} ${dayText(bangkokDayOf(request.askedAt), 'dayMonth')})`
          : ''}
      </p>
      {duty.actions.includes('withdrawExtension') ? <ChangeLinks id={duty.id} /> : null}
      {decides ? <ExtensionRow duty={duty} today={today} onDone={onDone} /> : null}
    </Banner>
  );
}

function ChangeLinks({ id }: { id: string }) {
  const page = `/app/duty/${encodeURIComponent(id)}`;
  return (
    <div class="inline-actions">
      <a class="btn btn-small" href={`${page}?ask=extension`}>
        แก้คำขอ
      </a>
      <a class="btn btn-small" href={`${page}?ask=withdraw`}>
        ถอนคำขอ
      </a>
    </div>
  );
}

function Decided({ duty, extension }: { duty: DutyView; extension: Request }) {
  const granted = extension.state === 'granted';
  const why = decisionReasonOf(extension);
  return (
    <Banner
      tint={granted ? 'is-done' : 'is-closed'}
      icon={granted ? 'done' : 'info'}
      title={extensionTitle(extension)}
    >
      {why === '' ? null : <p class="words">{why}</p>}
      {extension.decidedBy ? <p>{extension.decidedBy}</p> : null}
      <p>
        <DueDates duty={duty} style="medium" />
      </p>
    </Banner>
  );
}
