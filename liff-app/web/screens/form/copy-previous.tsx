import { useSignal } from '@preact/signals';
import { isBlank } from '#domain/fields/kind.ts';
import { visibleFields } from '#domain/form/form.ts';
import type { Field } from '#domain/form/form.ts';
import { useApp } from '#web/app-context.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { FormStore } from './form-store.ts';

interface Props {
  store: FormStore;
  fields: readonly Field[];
  /** The part that is copied: หมวดนี้, หน้านี้ or ทั้งแบบ. */
  where: string;
  onCopied?: (() => void) | undefined;
}

/** Copies the last report’s answers to these questions after a confirmation. Evidence is not copied. */
export function CopyPrevious({ store, fields, where, onCopied }: Props) {
  const { toast } = useApp();
  const asking = useSignal(false);
  const title = store.open.last?.title;
  const known = fields.flatMap((field) => {
    const last = store.previousAnswer(field);
    return last ? [{ id: field.id, value: last.value }] : [];
  });
  if (!title || known.length === 0) return null;
  const copy = () => {
    const before = known.map(({ id }) => [id, store.answers.peek()[id]] as const);
    store.copy(known);
    asking.value = false;
    onCopied?.();
    toast.value = {
      text: `ตอบเหมือน${title} แล้ว ${known.length} ข้อ`,
      undo: () => before.forEach(([id, value]) => store.set(id, value)),
    };
  };
  return (
    <>
      <button type="button" class="btn btn-wide same" onClick={() => (asking.value = true)}>
        <Icon name="history" />
        ตอบเหมือน{title} {where} {known.length} ข้อ
      </button>
      {asking.value ? (
        <Dialog
          title={`ตอบ ${known.length} ข้อเหมือน${title}`}
          onClose={() => (asking.value = false)}
        >
          <p>ข้อที่ใส่ให้ขึ้นว่า “เหมือนครั้งก่อน” จนกว่าท่านเปิดดูหรือแก้ไข ผู้ตรวจเห็นจำนวนข้อที่ยังไม่ได้เปิดดู</p>
          <div class="actions">
            <button type="button" class="btn btn-main" onClick={copy}>
              ตอบเหมือน{title}
            </button>
            <button type="button" class="btn" onClick={() => (asking.value = false)}>
              ยกเลิก
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

/**
 * Copies the whole last report into an unbegun one. Then opens the first unanswered question, or the review
 * page if there is none. A grading is copied by category, so that each category is looked at.
 */
export function CopyReport({ store, onCopied }: Pick<Props, 'store' | 'onCopied'>) {
  const fields = copiedByReport(store);
  if (fields.length === 0) return null;
  return <CopyPrevious store={store} fields={fields} where="ทั้งแบบ" onCopied={onCopied} />;
}

/**
 * The blank questions that the last report answers, including those that only its answers show. None when
 * there is just one.
 */
export function copiedByReport(store: FormStore): Field[] {
  const { open, form } = store;
  if (open.draft !== null || !open.duty.actions.includes('fill') || form.score) return [];
  const answers = store.answers.value;
  const fields = visibleFields(form, { ...open.last?.answers, ...answers }).filter(
    (field) => isBlank(answers[field.id]) && store.previousAnswer(field) !== null,
  );
  return fields.length < 2 ? [] : fields;
}

/** The blank questions of a page that offer their previous answer one by one. */
export function CopyPreviousOfPage({
  store,
  fields,
}: {
  store: FormStore;
  fields: readonly Field[];
}) {
  const blank = fields.filter(
    (field) => field.kind !== 'indicator' && isBlank(store.answers.value[field.id]),
  );
  const known = blank.filter((field) => store.previousAnswer(field) !== null);
  return known.length < 2 ? null : <CopyPrevious store={store} fields={known} where="หน้านี้" />;
}

/** A mark on a copied answer that the person has not looked at yet. */
export function CopiedNote({ store, field }: { store: FormStore; field: Field }) {
  if (!store.copied.value.includes(field.id)) return null;
  return (
    <p class="origin">
      <Icon name="history" small />
      เหมือนครั้งก่อน
      <button type="button" class="link" onClick={() => store.markSeen(field.id)}>
        ดูแล้ว ถูกต้อง
      </button>
    </p>
  );
}
