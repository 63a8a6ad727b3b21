import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { dayOf, dayText } from '../../day-text.ts';
import type { CommentView } from '../../../contract.ts';
import { Icon } from '../../parts/icon.tsx';
import { markChange } from './mark-change.ts';
import { PinEditor } from './pin-editor.tsx';
import type { Pins } from './pins.ts';

interface Props {
  path: string;
  label: string;
  comments: readonly CommentView[];
  /** Absent for readers who may not return the report. */
  pins: Pins | null;
  children: ComponentChildren;
}

/** One field with what has been said about it; ให้ความเห็น pins a comment to it. */
export function FieldCard({ path, label, comments, pins, children }: Props) {
  const editing = useSignal(false);
  const pinned = pins?.texts.value[path];
  const own = comments.filter((one) => one.path === path);
  return (
    <section class="field-card" aria-label={label}>
      <header>
        <h3>{label}</h3>
        {pins && !editing.value && pinned === undefined ? (
          <button
            type="button"
            class="pinit"
            aria-label={`ให้ความเห็น ${label}`}
            onClick={() => (editing.value = true)}
          >
            <Icon name="comment" small />
            ให้ความเห็น
          </button>
        ) : null}
      </header>
      {children}
      {own.map((one) => (
        <Said key={one.id} comment={one} />
      ))}
      {pins && editing.value ? (
        <PinEditor
          text={pinned ?? ''}
          onType={(text) => pins.put(path, text)}
          onDone={() => (editing.value = false)}
        />
      ) : null}
      {pinned !== undefined && !editing.value ? (
        <div class="said-line mine is-returned">
          <Icon name="comment" />
          <p class="grow">
            <b>ความเห็นของท่าน ยังไม่ส่ง</b>
            {pinned}
          </p>
          <button
            type="button"
            class="link"
            aria-label={`แก้ความเห็น ${label}`}
            onClick={() => (editing.value = true)}
          >
            แก้
          </button>
        </div>
      ) : null}
    </section>
  );
}

export function Said({ comment }: { comment: CommentView }) {
  const on = dayText(dayOf(comment.at), 'dayMonth');
  if (comment.resolvedIn !== null) {
    return (
      <div class="said-line is-done">
        <Icon name="done" />
        <p>
          <b>แก้ตามความเห็น {on} แล้ว</b>
          <span class="quiet">{comment.text}</span>
        </p>
      </div>
    );
  }
  return (
    <div class="said-line is-returned">
      <Icon name="comment" />
      <p>
        <b>
          {comment.by} {on}
        </b>
        {comment.text}
      </p>
    </div>
  );
}

/** เดิม struck through, ใหม่ bold; only the changed characters marked. */
export function DiffLine({ before, after }: { before: string | null; after: string | null }) {
  const marked = after === null ? null : markChange(before ?? '', after);
  return (
    <dl class="diff">
      <div class="old">
        <dt>เดิม</dt>
        <dd>{before === null ? 'ไม่มี' : <del>{before}</del>}</dd>
      </div>
      <div class="new">
        <dt>ใหม่</dt>
        <dd>
          {marked ? (
            <>
              {marked.head}
              {marked.changed === '' ? null : <mark>{marked.changed}</mark>}
              {marked.tail}
            </>
          ) : (
            'นำออก'
          )}
        </dd>
      </div>
    </dl>
  );
}
