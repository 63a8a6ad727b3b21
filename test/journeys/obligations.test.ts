import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Level } from '#domain/centre/centre.ts';
import { diffAnswers } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import { formIds } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { columnKey } from '#domain/overview.ts';
import { readXlsx } from '../support/read-workbook.ts';
import type { FileRequest } from '#contract/files.ts';
import { context } from '../examples/example.ts';
import { publishEveryForm } from '../support/every-form-letter.ts';
import { june } from '../support/browser/open-forms.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';
import type { Visitor } from '../support/api-client.ts';
import {
  fillIn,
  saveFieldByField,
  sendIn,
  walkOf,
  wordedField,
} from '../support/browser/journey.ts';
import type { Walk } from '../support/browser/journey.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startRunningApp({ start: june });
  await publishEveryForm(running);
});
afterAll(() => running.close());

const pinned = 'ขอให้ระบุให้ชัดเจน';
const mended = 'แก้ตามความเห็นแล้ว ครั้งที่ ๒';

/**
 * Types and sends a report. It is returned once with a comment on a question, answered, corrected
 * and sent a second time.
 */
async function sendTwice(walk: Walk, reviewer: Visitor): Promise<string> {
  const { form, duty } = walk;
  const { visitor, answers, reasons } = await fillIn(running, walk);
  await saveFieldByField(visitor, { duty: duty.id, answers });
  const typed = await visitor.call('form.open', { id: duty.id });
  expect(typed.draft?.answers).toMatchObject(answers);
  const sent = await sendIn(visitor, { duty: duty.id, follows: 0, answers, reasons });
  expect(sent).toMatchObject({ outcome: 'saved', revision: 1, duty: { state: 'inReview' } });

  const path = wordedField(form, answers);
  const read = await reviewer.call('duty.read', { id: duty.id });
  await reviewer.call('duty.return', {
    id: duty.id,
    revision: 1,
    returnDueOn: read.proposed.returnOn,
    comments: [{ path, text: pinned }],
  });
  const back = await visitor.call('form.open', { id: duty.id });
  expect(back.start.answers).toMatchObject(answers);
  expect(back.comments.map((comment) => [comment.path, comment.text])).toEqual([[path, pinned]]);
  const changed: Answers = { ...back.start.answers, [path]: mended };
  await saveFieldByField(visitor, { duty: duty.id, answers: { [path]: mended } });
  const again = await sendIn(visitor, { duty: duty.id, follows: 1, answers: changed, reasons });
  expect(again).toMatchObject({ outcome: 'saved', revision: 2 });
  return path;
}

/** The first worksheet of a file, each row as one line. */
async function linesOf(visitor: Visitor, file: FileRequest): Promise<string[]> {
  const { url } = await visitor.call('file.link', { file });
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  const [sheet] = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
  return (sheet?.rows ?? []).map((row) => row.join(' | ').replaceAll('\n', ' '));
}

/** Every person involved can open, compare and download the report. */
async function expectReadable(walk: Walk, path: string): Promise<void> {
  const { form, duty, worker, head, province } = walk;
  for (const person of [worker, head, province]) {
    if (!person) continue;
    const visitor = await running.signIn(person);
    const read = await visitor.call('duty.read', { id: duty.id });
    expect(read.duty.state).toBe('accepted');
    expect(read.checks.problems).toBe(0);
    const [before, after] = read.revisions;
    const differences = diffAnswers({
      form,
      before: before?.answers ?? {},
      after: after?.answers ?? {},
      ctx: { ...context, ...read.context },
    });
    expect(differences).toMatchObject([{ path, after: mended }]);
    const photos = Object.values(read.attachments);
    const opened = await Promise.all(
      photos.map(({ id }) => visitor.fetch(`/api/attachments/${id}`)),
    );
    expect(opened.map((response) => response.status)).toEqual(photos.map(() => 200));
    await Promise.all(opened.map((response) => response.arrayBuffer()));
  }
  await expectFiles(walk);
}

/**
 * The newest revision. It is read from the province’s whole column when a district reviewed it, otherwise
 * it is the first revision.
 */
async function expectFiles({ duty, worker, head, province }: Walk): Promise<void> {
  const own = await running.signIn(worker);
  const now = await linesOf(own, { kind: 'report', id: duty.id });
  expect(now.filter((line) => line.includes(mended))).toHaveLength(1);
  const other: FileRequest = head
    ? { kind: 'column', column: columnKey(duty), area: '57' }
    : { kind: 'report', id: duty.id, revision: 1 };
  const lines = await linesOf(await running.signIn(province), other);
  const rows = lines.filter((line) => line.includes(mended));
  expect(rows).toHaveLength(head ? 1 : 0);
  const places = rows.filter((line) => line.includes(`| ${duty.centreName} | รับรองแล้ว |`));
  expect(places).toEqual(rows);
}

/** The final state. The journey fails if a reader cannot open, compare or download the report. */
async function walkThrough(of: { form: FormId; level: Level }) {
  const walk = await walkOf(running, of);
  const { duty } = walk;
  const head = walk.head && (await running.signIn(walk.head));
  const province = await running.signIn(walk.province);
  const path = await sendTwice(walk, head ?? province);
  const revision = 2;
  const sent = await head?.call('duty.forward', { id: duty.id, revision });
  const accepted = await province.call('duty.accept', { id: duty.id, revision });
  await expectReadable(walk, path);
  await running.settle();
  return [sent?.duty.reviewAt, accepted.duty.state, accepted.duty.revision, running.complaints];
}

test.each(formIds)(
  '%s of a tambon is typed, returned, corrected, forwarded and accepted, then opened, compared and exported',
  async (form) => {
    const ended = await walkThrough({ form, level: 'tambon' });
    expect(ended).toEqual(['province', 'accepted', 2, []]);
  },
  60_000,
);

test.each(['district', 'province'] as const)(
  'the progress assessment of a %s centre is sent directly to the province and accepted',
  async (level) => {
    const ended = await walkThrough({ form: 'progress-assessment', level });
    expect(ended).toEqual([undefined, 'accepted', 2, []]);
  },
  60_000,
);
