import { clauseLabel, progressLabel } from '#domain/wording.ts';
import { DueDates } from '#web/parts/due-dates.tsx';
import { dayText } from '#web/format-day.ts';
import type { Me } from '#contract/contract.ts';
import { messages } from '#web/messages.ts';
import { OfficeCall } from '#web/parts/office-call.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { EmptyState } from '#web/parts/feedback.tsx';
import { standingLabel, statusStyleOf } from '#web/parts/status-style.ts';
import { Foot } from '#web/parts/foot.tsx';
import { ExtensionNote } from './decisions/extension-note.tsx';
import { History } from './history.tsx';
import type { Report } from './submission-context.ts';

interface Props {
  report: Report;
  me: Me;
  onChanged: () => void;
}

/** A duty without a report: what is due and when, and who has it. */
export function NotSubmitted({ report, me, onChanged }: Props) {
  const { duty, clauseSummary, office } = report;
  const style = statusStyleOf(duty.standing);
  const mine = duty.actions.includes('fill');
  const progress = duty.progress ? progressLabel(duty.progress) : 'ยังไม่เริ่มกรอก';
  return (
    <main class="page has-foot">
      <EmptyState icon={style.icon} title={standingLabel(duty)} tint={style.tint}>
        <p>
          {duty.state === 'waived' ? (
            'ไม่ต้องส่งเรื่องนี้'
          ) : (
            <>
              {progress} · <DueDates duty={duty} />
            </>
          )}
        </p>
        {duty.state === 'waived' ? null : (
          <p>
            {duty.standing === 'closed'
              ? `เริ่มกรอกได้ ${dayText(duty.opensOn, 'medium')}`
              : mine
                ? 'รอท่านทำ'
                : `อยู่ที่${messages.holder[duty.holder]}`}
          </p>
        )}
        {mine ? null : <OfficeCall office={me.lead === 'member' ? office : me.office} />}
      </EmptyState>
      {clauseSummary ? (
        <div class="letter-words">
          <Icon name="quote" />
          <p>
            {clauseSummary}
            <small>
              {clauseLabel(duty.clause)}
              {duty.dateBasis === 'province' ? ' · กำหนดส่งโดยจังหวัด' : ''}
            </small>
          </p>
        </div>
      ) : null}
      <ExtensionNote duty={duty} today={me.today} onDone={onChanged} />
      {report.timeline.length > 0 ? (
        <>
          <h2 class="part-title">ประวัติ</h2>
          <History report={report} />
        </>
      ) : null}
      {mine ? (
        <Foot>
          <a
            class="btn btn-main btn-wide narrow"
            href={`/app/duty/${encodeURIComponent(duty.id)}/form`}
          >
            {duty.progress ? 'ทำต่อ' : 'เริ่มทำ'}
          </a>
        </Foot>
      ) : null}
    </main>
  );
}
