import type { Input, Me } from '#contract/contract.ts';
import { atBangkok, isDay } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { failureText } from '#web/messages.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Skeleton } from '#web/parts/feedback.tsx';
import { TextField } from '#web/parts/fields/labelled-field.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { announcementsPath, momentText } from './announcement-texts.ts';
import { AudienceChoice } from './audience-choice.tsx';
import { AnnouncementPreview, Reach, useReach } from './announcement-preview.tsx';
import { SendTime } from './send-time.tsx';
import { useAnnouncementDraft } from './use-announcement-draft.ts';
import type { AnnouncementDraft } from './use-announcement-draft.ts';

/** ประกาศใหม่: recipients, text and time, with a preview and the cost beside it. */
export function Screen({ me }: ScreenProps) {
  const { draft, change, drop } = useAnnouncementDraft(me.person.id);
  return (
    <>
      <TaskHeader
        title="ประกาศใหม่"
        sub="ส่งทางไลน์ถึงคนที่เลือก ทีละคน ไม่ส่งในกลุ่ม"
        back={announcementsPath}
      />
      <main class="page first-gap">
        {draft ? (
          <Form me={me} draft={draft} change={change} drop={drop} />
        ) : (
          <Skeleton heights={[160, 200, 120]} />
        )}
      </main>
    </>
  );
}

interface FormProps {
  me: Me;
  draft: AnnouncementDraft;
  change: (fields: Partial<AnnouncementDraft>) => void;
  drop: () => Promise<void>;
}

/** The province of the reader, or the chosen districts. */
function audienceOf(me: Me, { roles, districts }: AnnouncementDraft) {
  const own = me.grants.flatMap(({ role, areaCode }) => (role === 'province' ? [areaCode] : []));
  return { roles, areas: districts.length > 0 ? districts : own };
}

function Form({ me, draft, change, drop }: FormProps) {
  const audience = audienceOf(me, draft);
  const reach = useReach(audience);
  return (
    <div class="announce-split">
      <div class="announce-parts">
        <AudienceChoice draft={draft} change={change} />
        <section class="panel announce-part">
          <h2>ข้อความ</h2>
          <TextField
            id="announce-title"
            label="หัวเรื่อง"
            value={draft.title}
            onInput={(title) => change({ title })}
            input={{ maxLength: limits.announcement.titleLetters, autocomplete: 'off' }}
          />
          <div>
            <label class="label" for="announce-text">
              เนื้อความ
            </label>
            <textarea
              id="announce-text"
              class="area"
              rows={4}
              maxLength={limits.announcement.textLetters}
              aria-describedby="announce-letters"
              value={draft.text}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
            <p class="hint" id="announce-letters">
              {draft.text.length.toLocaleString('en')} จาก{' '}
              {limits.announcement.textLetters.toLocaleString('en')} ตัวอักษร
            </p>
          </div>
          <ul class="option-list">
            <TickRow
              type="checkbox"
              name="acknowledge"
              on={draft.asksAcknowledgement}
              label="ขอให้กดรับทราบ"
              hint="ดูรายชื่อผู้ยังไม่กด และเตือนซ้ำได้หนึ่งครั้ง"
              onPick={() => change({ asksAcknowledgement: !draft.asksAcknowledgement })}
            />
          </ul>
        </section>
        <SendTime
          draft={draft}
          today={me.today}
          window={reach?.kind === 'ready' ? reach.data.window : null}
          change={change}
        />
      </div>
      <div class="announce-parts">
        <AnnouncementPreview draft={draft} />
        <Reach reach={reach} />
        <SendButton {...{ draft, audience, reach, drop }} />
      </div>
    </div>
  );
}

type SendProps = Pick<FormProps, 'draft' | 'drop'> & {
  audience: Input<'announcement.preview'>['audience'];
  reach: ReturnType<typeof useReach>;
};

function SendButton({ draft, audience, reach, drop }: SendProps) {
  const { api, cache, router, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const people = reach?.kind === 'ready' ? reach.data.reached : 0;
  const wanting = whatIsMissing(draft, reach);
  const { id, title, text, asksAcknowledgement, day, time } = draft;
  const undo = async () => {
    const answer = await api.call('announcement.cancel', { id });
    cache.clear();
    toast.value = { text: answer.ok ? 'ยกเลิกประกาศแล้ว' : failureText(answer.failure).title };
  };
  const send = async () => {
    const sendAt = isDay(day) ? atBangkok(day, time).toISOString() : null;
    const input = { id, audience, title, text, asksAcknowledgement, sendAt };
    const made = await mutate('announcement.create', input);
    if (!made) return;
    await drop();
    router.go(announcementsPath, { replace: true });
    const done = `จะส่งประกาศ ${momentText(made.sendAt)}`;
    toast.value = { text: done, lastsMs: limits.undo.shownMs, undo: () => void undo() };
  };
  return (
    <div class="announce-send">
      <ErrorBanner error={error} />
      {wanting ? (
        <p class="hint" id="announce-wanting">
          {wanting}
        </p>
      ) : null}
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={busy || wanting !== null}
        aria-describedby={wanting ? 'announce-wanting' : undefined}
        onClick={() => void send()}
      >
        {day === '' ? 'ส่ง' : 'ตั้งเวลาส่ง'} {people > 0 ? `${people.toLocaleString('en')} คน` : ''}
      </button>
    </div>
  );
}

/** Why the announcement cannot be sent yet; null when it can. */
function whatIsMissing(
  { roles, title, text }: AnnouncementDraft,
  reach: SendProps['reach'],
): string | null {
  if (roles.length === 0) return 'เลือกบทบาทของผู้รับก่อน';
  if (title.trim() === '' || text.trim() === '') return 'เขียนหัวเรื่องและเนื้อความก่อน';
  if (reach?.kind !== 'ready') return 'กำลังนับผู้รับ';
  const { reached, left } = reach.data;
  if (reached === 0) return 'ยังไม่มีผู้รับที่เป็นเพื่อนกับบัญชี';
  if (left !== null && left < reached) return `ข้อความของเดือนนี้เหลือ ${left} ไม่พอสำหรับ ${reached} คน`;
  return null;
}
