import type { ComponentChildren } from 'preact';
import { quorumOf } from '#domain/forms/meeting-report.ts';
import type { Field } from '#domain/form/form.ts';
import { formatTime } from '#domain/thai/date.ts';
import { Control } from '#web/controls/index.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ChangedNote } from './changed-criteria.tsx';
import { LockedQuestion } from './locked-question.tsx';
import { CommentNote } from './comment-note.tsx';
import type { FormStore } from './form-store.ts';
import { CopiedNote } from './copy-previous.tsx';
import { PreviousAnswer } from './previous-answer.tsx';
import { ListImport } from './list-import.tsx';
import { answerText } from './answer-text.ts';

/** A question with its comments, conflict and error. */
export function Question({ store, field }: { store: FormStore; field: Field }) {
  const disputed = store.draftSync.queue.value.conflicts.some((each) => each.field === field.id);
  if (store.isLocked(field.id) && !disputed) return <LockedQuestion store={store} field={field} />;
  return <OpenQuestion store={store} field={field} />;
}

function OpenQuestion({ store, field }: { store: FormStore; field: Field }) {
  const problems = store.problems.value;
  const refused = store.draftSync.queue.value.refused[field.id];
  return (
    <Control
      field={field}
      value={store.answers.value[field.id]}
      path={field.id}
      problem={refused ?? problems[field.id] ?? null}
      problemsBelow={problems}
      note={<Notes store={store} field={field} />}
      onChange={(value) => store.set(field.id, value)}
      onLeave={(path = field.id) => {
        if (path !== field.id) store.showErrorAt(path);
        else if (field.id in store.answers.peek()) store.showErrorsOf([field]);
      }}
    />
  );
}

function Notes({ store, field }: { store: FormStore; field: Field }) {
  const comments = store.comments.comments.value.filter(
    ({ path }) => path === field.id || path?.startsWith(`${field.id}.`),
  );
  return (
    <>
      <ChangedNote store={store} field={field} />
      <Origin text={store.origin(field.id)} />
      <CopiedNote store={store} field={field} />
      <Quorum store={store} field={field} />
      {comments.map((comment) => (
        <CommentNote key={comment.id} store={store} comment={comment} />
      ))}
      <Conflict store={store} field={field} />
      {field.kind === 'repeat' && field.sheet ? <ListImport store={store} field={field} /> : null}
      <PreviousAnswer store={store} field={field} />
    </>
  );
}

/** The source of a prefilled answer. */
function Origin({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p class="origin">
      <Icon name="register" small />
      {text} แก้ไขได้
    </p>
  );
}

function Quorum({ store, field }: { store: FormStore; field: Field }): ComponentChildren {
  if (store.form.id !== 'meeting-report' || field.id !== 'present') return null;
  const present = store.answers.value['present'];
  const came = Array.isArray(present) ? present.length : 0;
  const needed = quorumOf(store.ctx);
  if (came === 0) return <p class="quiet">องค์ประชุม {needed} คน</p>;
  if (came >= needed)
    return (
      <p class="echo">
        <Icon name="done" small />
        ครบองค์ประชุม ({needed} คน)
      </p>
    );
  return (
    <p class="wrong">
      <Icon name="overdue" small />
      ยังไม่ครบองค์ประชุม ({needed} คน)
    </p>
  );
}

/** The question was answered on two phones. Shows both values, and the person chooses one. */
function Conflict({ store, field }: { store: FormStore; field: Field }) {
  const conflict = store.draftSync.queue.value.conflicts.find((each) => each.field === field.id);
  if (!conflict) return null;
  const textOf = (value: unknown) => answerText(field, { value, ctx: store.ctx }) || 'ไม่มี';
  return (
    <div class="note is-draft" role="alert">
      <Icon name="device" />
      <div>
        <b>{conflict.by ? `ข้อนี้${conflict.by} กรอกด้วย` : 'ข้อนี้มีผู้กรอกจากเครื่องอื่นด้วย'} เลือกคำตอบที่ถูก</b>
        <dl>
          <dt>ท่านกรอก</dt>
          <dd>{textOf(store.answers.value[field.id])}</dd>
          <dt>{conflict.by ? `${conflict.by} กรอก` : 'เครื่องอื่นกรอก'}</dt>
          <dd>
            {textOf(conflict.theirs)}
            {conflict.at ? ` (${formatTime(new Date(conflict.at))})` : ''}
          </dd>
        </dl>
        <div class="pair">
          <button
            type="button"
            class="btn btn-small"
            onClick={() => store.draftSync.choose(field.id, true)}
          >
            ใช้ที่ท่านกรอก
          </button>
          <button
            type="button"
            class="btn btn-small"
            onClick={() => store.draftSync.choose(field.id, false)}
          >
            {conflict.by ? `ใช้ที่ ${conflict.by} กรอก` : 'ใช้ของเครื่องอื่น'}
          </button>
        </div>
      </div>
    </div>
  );
}
