import type { Input, Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { FailureBanner } from '#web/parts/error-banner.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { momentText } from './announcement-texts.ts';
import type { AnnouncementDraft } from './use-announcement-draft.ts';

type Audience = Input<'announcement.preview'>['audience'];

/** Counts the people of the audience. Null while no role is chosen. */
export function useReach(audience: Audience) {
  // The hook must always request an audience, so it requests members when no role is chosen. The answer is
  // not shown.
  const isChosen = audience.roles.length > 0;
  const asked: Audience = isChosen ? audience : { ...audience, roles: ['member'] };
  const reach = useResource('announcement.preview', { audience: asked });
  return isChosen ? reach.state : null;
}

/** The card as the people read it in LINE. */
export function AnnouncementPreview({ draft }: { draft: AnnouncementDraft }) {
  return (
    <section class="panel" aria-labelledby="announce-preview">
      <h2 class="announce-preview-title" id="announce-preview">
        ที่จะเห็นในไลน์
      </h2>
      <div class="chat-thread">
        <div class="announce-card">
          <p class="strip is-draft">
            <Icon name="comment" small />
            ประกาศจากจังหวัด
          </p>
          <div class="announce-card-body">
            <b>{draft.title.trim() || 'หัวเรื่อง'}</b>
            <p class="words">{draft.text.trim() || 'เนื้อความ'}</p>
            {draft.asksAcknowledgement ? <span class="announce-card-button">รับทราบ</span> : null}
          </div>
        </div>
      </div>
    </section>
  );
}

function leftText({ left, quota }: Pick<Output<'announcement.preview'>, 'left' | 'quota'>): string {
  if (quota === null) return 'ยังไม่ทราบจำนวนข้อความที่เหลือของเดือน';
  return left === null
    ? 'เดือนนี้ส่งได้ไม่จำกัดจำนวน'
    : `ส่งประกาศได้อีก ${left.toLocaleString('en')} ข้อความ`;
}

/** The number of people and messages, and of the messages left this month. */
export function Reach({ reach }: { reach: ReturnType<typeof useReach> }) {
  if (reach === null) return null;
  if (reach.kind === 'loading') return <Skeleton heights={[96]} slow={reach.slow} />;
  if (reach.kind === 'failed') return <FailureBanner failure={reach.failure} />;
  const { people, reached, quota, nextSendAt } = reach.data;
  const count = (value: number): string => value.toLocaleString('en');
  return (
    <section class="panel announce-part" role="status">
      <h2>
        ถึง {count(reached)} คน ใช้ {count(reached)} ข้อความ
      </h2>
      {people > reached ? (
        <p class="is-due announce-note">
          <Icon name="block" small />
          ไม่ถึง {count(people - reached)} คน เพราะไม่ได้เป็นเพื่อนกับบัญชี
        </p>
      ) : null}
      <p class="hint">
        {quota?.limit ? `เดือนนี้ใช้แล้ว ${count(quota.used)} จาก ${count(quota.limit)} ข้อความ ` : ''}
        {leftText(reach.data)}
      </p>
      <p class="hint">ถ้าส่งทันที จะออก {momentText(nextSendAt)}</p>
    </section>
  );
}
