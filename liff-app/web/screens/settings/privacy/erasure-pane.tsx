import { useSignal } from '@preact/signals';
import { limits } from '#domain/limits.ts';
import { useResource } from '#web/api/resource.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import { daysLeftText, urgencyClass } from './days-ring.tsx';
import { effectLines } from './effect-labels.ts';
import type { ErasureDetails } from './effect-labels.ts';
import { GrantDialog, RefuseDialog } from './erasure-dialogs.tsx';
import { useErasureDecision } from './use-erasure-decision.ts';

/** One request: what is erased, what is kept and why, the reply to the person, and the decision. */
export function ErasurePane({ id, onDecided }: { id: string; onDecided: () => void }) {
  const details = useResource('erasure.read', { id });
  return (
    <aside class="panel erasure-pane" aria-labelledby="erasure-title">
      <ResourceView resource={details} heights={[60, 52, 160, 120]}>
        {(data) => <Details key={data.id} data={data} onDecided={onDecided} />}
      </ResourceView>
    </aside>
  );
}

function Details({ data, onDecided }: { data: ErasureDetails; onDecided: () => void }) {
  const urgency = urgencyClass(data.daysLeft);
  const tint = { 'is-over': 'is-overdue', 'is-few': 'is-due' }[urgency] ?? 'is-done';
  const via = data.channel === 'chat' ? 'ขอในแชต' : 'ขอในแอป';
  return (
    <>
      <header>
        <h2 id="erasure-title" tabIndex={-1}>
          ขอลบข้อมูล
        </h2>
        <p>
          {data.name} {via} {dayText(bangkokDayOf(data.askedAt), 'medium')}
        </p>
      </header>
      <p class={`strip ${tint}`}>
        <Icon name="clock" small />
        ตอบภายใน {dayText(data.dueOn, 'medium')}
        <span class="strip-end">{daysLeftText(data.daysLeft)}</span>
      </p>
      {data.words === '' ? null : (
        <p class="words">
          <Icon name="comment" small />
          {data.words}
        </p>
      )}
      <Effects data={data} />
      {data.state === 'asked' ? (
        <Answer data={data} onDecided={onDecided} />
      ) : (
        <Answered data={data} />
      )}
    </>
  );
}

function Effects({ data }: { data: ErasureDetails }) {
  return (
    <>
      <section>
        <h3>ลบได้</h3>
        <ul>
          {effectLines(data.erased).map(({ text }) => (
            <li key={text}>
              <Icon name="check" small />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>ต้องเก็บไว้</h3>
        <ul>
          {effectLines(data.kept).map(({ text, why }) => (
            <li key={text}>
              <Icon name="shield" small />
              <span>
                {text}
                <small>{why}</small>
              </span>
            </li>
          ))}
          {data.kept.length === 0 ? <li class="quiet">ไม่มี</li> : null}
        </ul>
      </section>
      {data.grants.length > 0 ? (
        <section>
          <h3>บทบาทที่จะสิ้นสุด</h3>
          <ul>
            {data.grants.map((grant) => (
              <li key={grantText(grant)}>
                <Icon name="info" small />
                <span>{grantText(grant)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Answered({ data }: { data: ErasureDetails }) {
  return (
    <section>
      <h3>{data.state === 'refused' ? 'ตอบว่าไม่ลบ' : 'รับคำขอแล้ว'}</h3>
      <p class="pad-below-small">{data.reply}</p>
      {data.state === 'granted' ? <p class="quiet">ระบบลบข้อมูลหลังผู้ขอได้รับข้อความ</p> : null}
    </section>
  );
}

function Answer({ data, onDecided }: { data: ErasureDetails; onDecided: () => void }) {
  const reply = useSignal(data.reply);
  const asking = useSignal<'grant' | 'refuse' | null>(null);
  const { busy, error, decide } = useErasureDecision(onDecided);
  const close = () => (asking.value = null);
  const isEmpty = reply.value.trim() === '';
  return (
    <section>
      <label class="label" for="erasure-reply">
        แจ้งผู้ขอว่า
      </label>
      <textarea
        id="erasure-reply"
        class="area"
        rows={5}
        maxLength={limits.erasure.replyLetters}
        value={reply.value}
        onInput={(event) => (reply.value = event.currentTarget.value)}
      />
      {data.isLastHolder ? (
        <Banner tint="is-due" icon="info" title="ลบยังไม่ได้">
          เป็นคนสุดท้ายที่ทำหน้าที่นี้ในพื้นที่ ให้ส่งต่อหน้าที่ก่อน
        </Banner>
      ) : null}
      <ErrorBanner error={error} onReload={onDecided} />
      <div class="actions">
        <button
          type="button"
          class="btn btn-main"
          disabled={busy || isEmpty || data.isLastHolder}
          onClick={() => (asking.value = 'grant')}
        >
          ลบ {data.erased.length} อย่าง และแจ้งผล
        </button>
        <button type="button" class="btn" disabled={busy} onClick={() => (asking.value = 'refuse')}>
          ไม่ลบ
        </button>
      </div>
      <p class="quiet">ลบแล้วเรียกคืนไม่ได้ ระบบถามยืนยันอีกครั้ง</p>
      {asking.value === 'grant' ? (
        <GrantDialog
          data={data}
          busy={busy}
          onClose={close}
          onConfirm={() => {
            close();
            void decide('erasure.grant', { id: data.id, reply: reply.value.trim() });
          }}
        />
      ) : null}
      {asking.value === 'refuse' ? (
        <RefuseDialog
          name={data.name}
          busy={busy}
          onClose={close}
          onConfirm={(text) => {
            close();
            void decide('erasure.refuse', { id: data.id, reply: text });
          }}
        />
      ) : null}
    </section>
  );
}
