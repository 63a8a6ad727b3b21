import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { replyToComment } from '#use-cases/reports/reply-comment.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, now, plainAnswers, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const db = await testDatabase();
const { stores } = db;
const { id } = dutyOf();

beforeAll(() => fill(db));
beforeEach(() => refill(db));

function by<S extends z.ZodMiniType, O>(
  as: Name,
  useCase: UseCase<S, O>,
  input: unknown,
): Promise<O> {
  return execute(useCase, { situation: situation(db, { as }), input });
}

const submit = (of: { as?: Name; to?: string; follows?: number } = {}) =>
  by(of.as ?? 'officer', submitReport, {
    id: of.to ?? id,
    submission: randomUUID(),
    follows: of.follows ?? 0,
    answers: plainAnswers,
    reasons: {},
  });
const giveBack = async (of: { as?: Name; to?: string; revision?: number } = {}) => {
  await by(of.as ?? 'head', returnReport, {
    id: of.to ?? id,
    revision: of.revision ?? 1,
    returnDueOn: '2024-12-24',
    comments: [{ path: 'whyNot', text: 'เหตุผลยังไม่ชัด' }],
  });
  const [newest] = (await stores.comments.ofDuty(of.to ?? id)).toReversed();
  if (!newest) throw new Error('nothing was said');
  return newest;
};
const answer = (as: Name, comment: string, of: { reply?: string; text?: string } = {}) =>
  by(as, replyToComment, {
    id,
    comment,
    reply: of.reply ?? randomUUID(),
    text: of.text ?? 'คำสั่งยังไม่ออก',
  });
const told = async (kind: string) =>
  (await stores.deliveries.find({ 'notice.kind': kind }))
    .map((delivery) => delivery.person)
    .toSorted();
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? error.message : 'thrown'),
  );

describe('a reply to a comment', () => {
  it('is stored in its thread with author, role and time, and in the audit', async () => {
    await submit();
    const { id: comment } = await giveBack();
    const { comments } = await answer('officer', comment, { text: '  ขอทำตามนี้  ' });
    expect(comments).toMatchObject([
      {
        revision: 1,
        replies: [{ by: 'officer สมมุติ', role: 'officer', text: 'ขอทำตามนี้', at: now }],
      },
    ]);
    const rows = (await stores.audit.ofSubject(id)).filter((row) => row.note === 'ขอทำตามนี้');
    expect(rows.map((row) => [row.action, row.by])).toEqual([['comment.reply', 'officer']]);
  });

  it('is stored as one reply and one audit row when sent twice, in sequence or concurrently', async () => {
    await submit();
    const { id: comment } = await giveBack();
    const reply = randomUUID();
    const rows = await stores.audit.count({ action: 'comment.reply' });
    await Promise.all([1, 2, 3].map(() => answer('officer', comment, { reply })));
    await answer('officer', comment, { reply, text: 'คำอื่น' });
    expect((await stores.comments.get(comment))?.replies.map((reply) => reply.text)).toEqual([
      'คำสั่งยังไม่ออก',
    ]);
    expect(await stores.audit.count({ action: 'comment.reply' })).toBe(rows + 1);
    expect(await code(answer('head', comment, { reply }))).toBe('conflict');
  });

  it('is allowed to those who write or review the report, and to no other person', async () => {
    await submit();
    const { id: comment } = await giveBack();
    const tried = await Promise.all(
      (['officer', 'wideOfficer', 'head', 'province'] as const).map((name) =>
        code(answer(name, comment)),
      ),
    );
    expect(new Set(tried)).toEqual(new Set(['done']));
    for (const name of ['chair', 'otherOfficer', 'otherHead', 'admin', 'stranger'] as const)
      expect(await code(answer(name, comment))).toBe('not-allowed');
    expect((await stores.comments.get(comment))?.replies).toHaveLength(4);
  });

  it('is accepted until the report is accepted, and refused afterwards', async () => {
    await submit();
    const { id: comment } = await giveBack();
    await submit({ follows: 1 });
    expect(await code(answer('head', comment))).toBe('done');
    await by('head', forwardReport, { id, revision: 2 });
    expect(await code(answer('officer', comment))).toBe('done');
    await by('province', acceptReport, { id, revision: 2 });
    expect(await code(answer('officer', comment))).toBe('wrong-state');
  });

  it('is accepted when the phone repeats it after the report has ended', async () => {
    await submit();
    const { id: comment } = await giveBack();
    const reply = randomUUID();
    await answer('officer', comment, { reply });
    await by('province', waiveDuty, { id, reason: 'ยุบศูนย์' });
    expect(await code(answer('officer', comment, { reply }))).toBe('done');
  });

  it('must name a comment of the same report', async () => {
    const other = dutyOf({ centre: 't570402' }).id;
    await submit();
    await submit({ as: 'otherOfficer', to: other });
    const { id: elsewhere } = await giveBack({ to: other });
    expect(await code(answer('officer', elsewhere))).toBe('not-found');
    expect(await code(answer('officer', randomUUID()))).toBe('not-found');
    expect(await code(answer('officer', elsewhere, { text: '   ' }))).toBe('invalid-input');
  });
});

describe('a reply that is typed but not sent when the report is submitted', () => {
  const submitWith = (replies: { comment: string; reply: string; text: string }[]) =>
    by('officer', submitReport, {
      id,
      submission: randomUUID(),
      follows: 1,
      answers: plainAnswers,
      reasons: {},
      replies,
    });

  it('is stored with the report, and the head sees it under the comment', async () => {
    await submit();
    const { id: comment } = await giveBack();
    await submitWith([{ comment, reply: randomUUID(), text: 'แก้ตามรูปคำสั่งแล้วค่ะ' }]);
    const { comments } = await by('head', readDuty, { id });
    expect(comments).toMatchObject([
      { resolvedIn: 2, replies: [{ by: 'officer สมมุติ', text: 'แก้ตามรูปคำสั่งแล้วค่ะ' }] },
    ]);
    const rows = (await stores.audit.ofSubject(id)).filter((row) => row.after === comment);
    expect(rows.map((row) => row.action)).toEqual(['comment.reply']);
    expect(await told('replied')).toEqual(['head']);
  });

  it('is not stored when the report is refused', async () => {
    await submit();
    const { id: comment } = await giveBack();
    await submit({ follows: 1 });
    const reply = { comment, reply: randomUUID(), text: 'ช้าไป' };
    expect(await code(submitWith([reply]))).toBe('wrong-state');
    expect((await stores.comments.get(comment))?.replies).toEqual([]);
  });

  it('is stored once when its own button had already sent it', async () => {
    await submit();
    const { id: comment } = await giveBack();
    const reply = randomUUID();
    await answer('officer', comment, { reply, text: 'แก้แล้ว' });
    await submitWith([{ comment, reply, text: 'แก้แล้ว' }]);
    expect((await stores.comments.get(comment))?.replies).toHaveLength(1);
  });
});

describe('the message about replies', () => {
  it('reaches the other side once for several replies, with all their texts', async () => {
    await submit();
    const { id: comment } = await giveBack();
    for (const text of ['หนึ่ง', 'สอง', 'สาม']) await answer('officer', comment, { text });
    const [only, ...more] = await stores.deliveries.find({ 'notice.kind': 'replied' });
    expect(more).toEqual([]);
    expect(only).toMatchObject({ person: 'head', state: 'planned' });
    expect(only?.notice).toMatchObject({
      replies: ['หนึ่ง', 'สอง', 'สาม'].map((text) => ({ by: 'officer สมมุติ', text })),
    });
    expect(only && only.notBefore.getTime() - now.getTime()).toBe(10 * 60_000);
  });

  it('is closed when its text is built: the next reply makes a new message', async () => {
    await submit();
    const { id: comment } = await giveBack();
    await answer('officer', comment);
    await stores.deliveries.updateMany(
      { 'notice.kind': 'replied' },
      { $set: { state: 'sent', body: '{}' } },
    );
    await answer('officer', comment);
    expect(await told('replied')).toEqual(['head', 'head']);
  });

  it('reaches everyone who takes part in the thread, and the sender of the report', async () => {
    await submit();
    const { id: comment } = await giveBack();
    await answer('wideOfficer', comment);
    expect(await told('replied')).toEqual(['head', 'officer']);
    await stores.deliveries.remove({});
    await answer('head', comment);
    expect(await told('replied')).toEqual(['officer', 'wideOfficer']);
  });

  it('reaches the current reviewer when the reviewer who asked has left', async () => {
    await submit();
    await by('head', forwardReport, { id, revision: 1 });
    const { id: comment } = await giveBack({ as: 'province' });
    await stores.persons.update({ id: 'province' }, { $set: { grants: [] } });
    await answer('officer', comment);
    expect(await told('replied')).toEqual(['secondProvince']);
  });
});

describe('a return by the province', () => {
  it('also notifies the head who forwarded the report', async () => {
    await submit();
    await by('head', forwardReport, { id, revision: 1 });
    await giveBack({ as: 'province' });
    expect(await told('returned')).toEqual(['head', 'officer']);
    expect((await by('head', readDuty, { id })).duty.returned?.by).toBe('province สมมุติ');
  });

  it('notifies the head of a district’s own report only when it was at the district', async () => {
    const own = dutyOf({ centre: 'd5704' }).id;
    await submit({ as: 'wideOfficer', to: own });
    await giveBack({ as: 'province', to: own });
    expect(await told('returned')).toEqual(['wideOfficer']);
  });
});
