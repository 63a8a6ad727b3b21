import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import * as z from 'zod/mini';
import { roleSchema } from '#domain/permissions.ts';
import { returnedLabel } from '#domain/wording.ts';
import { dayText } from '#web/format-day.ts';
import { useApp } from '#web/app-context.ts';
import { Banner } from '#web/parts/feedback.tsx';
import { sentByText } from '../newer-report.tsx';
import { holderText, TakeOverButton } from '../take-over.tsx';
import { CommentNote } from '../comment-note.tsx';
import type { FormStore } from '../form-store.ts';

const heldSchema = z.object({ holder: z.string(), role: z.optional(z.nullable(roleSchema)) });
const submittedSchema = z.object({ submittedBy: z.string() });

/** A colleague has taken over the draft or sent the report. Answers typed after that stay on this phone. */
export function TakenOverNotice({ store }: { store: FormStore }) {
  const { failure } = store.draftSync.queue.value;
  if (failure?.kind !== 'problem') return null;
  const { code, details } = failure.problem;
  if (code === 'draft-held')
    return (
      <ScrolledTo>
        <HeldNow store={store} held={heldSchema.safeParse(details)} />
      </ScrolledTo>
    );
  const sent = submittedSchema.safeParse(details);
  if (code !== 'wrong-state' || !sent.success) return null;
  return (
    <ScrolledTo>
      <SentMeanwhile store={store} by={sent.data.submittedBy} />
    </ScrolledTo>
  );
}

/** From now on answers are not saved, so the notice is scrolled into view wherever the person types. */
function ScrolledTo({ children }: { children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'center' }), []);
  return <div ref={box}>{children}</div>;
}

function SentMeanwhile({ store, by }: { store: FormStore; by: string }) {
  return (
    <Banner tint="is-overdue" icon="review" title={sentByText({ by })} urgent>
      ข้อความที่พิมพ์ยังอยู่ในเครื่องนี้
      <div class="inline-actions">
        <a class="btn btn-small" href={`/app/duty/${encodeURIComponent(store.open.duty.id)}`}>
          เปิดดูฉบับที่ส่งแล้ว
        </a>
      </div>
    </Banner>
  );
}

function HeldNow({
  store,
  held,
}: {
  store: FormStore;
  held: ReturnType<typeof heldSchema.safeParse>;
}) {
  const holder = { name: held.data?.holder || 'ผู้อื่น', role: held.data?.role };
  return (
    <Banner tint="is-overdue" icon="draft" title={`${holderText(holder)} รับช่วงกรอกแล้ว`} urgent>
      ข้อความที่พิมพ์ยังอยู่ในเครื่องนี้
      <div class="inline-actions">
        <TakeOverButton
          duty={store.open.duty.id}
          holder={holder}
          updatedAt={null}
          small
          onTaken={() => store.draftSync.retry()}
        />
      </div>
    </Banner>
  );
}

/** Shown on every step of a returned report: the due date and the comments on the whole report. */
export function ReturnedNotice({ store }: { store: FormStore }) {
  const { duty } = store.open;
  if (duty.state !== 'returned') return null;
  const unresolved = store.comments.comments.value;
  const general = unresolved.filter((comment) => comment.path === null);
  const onFields = unresolved.length - general.length;
  return (
    <Banner
      tint="is-returned"
      icon="returned"
      title={`${onFields > 0 ? `${returnedLabel(onFields)} มีความเห็นที่ข้อนั้น` : 'ส่งคืนแก้ไข'} ส่งใหม่ภายใน ${dayText(duty.dueOn, 'dayMonth')}`}
    >
      {general.map((comment) => (
        <CommentNote key={comment.id} store={store} comment={comment} />
      ))}
    </Banner>
  );
}

/** This phone keeps no answers when the page closes, because of a private window or blocked storage. */
export function NotKeptNotice() {
  const { storage } = useApp();
  if (storage.isDurable.value) return null;
  return (
    <Banner tint="is-due" icon="info" title="เครื่องนี้เก็บร่างไว้เองไม่ได้">
      ร่างเก็บไว้ที่ระบบเท่านั้น กรุณารอให้ขึ้นว่า “บันทึกแล้ว” ก่อนปิดหน้านี้
    </Banner>
  );
}
