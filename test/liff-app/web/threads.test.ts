import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { formFor } from '#domain/forms/index.ts';
import type { CommentView } from '#contract/contract.ts';
import { createReplyDrafts } from '#web/sync/reply-drafts.ts';
import {
  changesBetween,
  changesSince,
  labelOf,
  newestPair,
  returnCyclesOf,
} from '#web/screens/submission/comments/threads.ts';

const form = formFor('plan-mission');
if (!form) throw new Error('no plan-mission');
const ctx = {
  today: '2024-12-18' as const,
  members: [],
  quorumPercent: 50,
  centreName: 'ศอช.ต.ตัวอย่าง',
  meetingNoProposal: '1/2568',
};
const answers = (whyNot: string, planState = 'none') => ({ assigned: false, whyNot, planState });
const revisions = [
  { no: 1, answers: answers('รอ') },
  { no: 2, answers: answers('รอคำสั่ง') },
  { no: 3, answers: answers('รอคำสั่ง', 'drafting') },
];
const of = (last: number) => ({ report: { revisions: revisions.slice(0, last) }, form, ctx });

function comment(part: Partial<CommentView> = {}): CommentView {
  return {
    id: 'c1',
    path: 'whyNot',
    text: 'ยังไม่ชัด',
    by: 'นายภูผา',
    at: '2024-12-18T02:00:00.000Z',
    revision: 1,
    desk: 'district',
    resolvedIn: null,
    replies: [],
    ...part,
  };
}

describe('the two revisions that are compared', () => {
  it('are the newest and the one before it, unless others are picked', () => {
    expect(newestPair(revisions)).toEqual({ from: 2, to: 3 });
    expect(newestPair(revisions.slice(0, 1))).toEqual({ from: 1, to: 1 });
    expect(newestPair([])).toEqual({ from: 0, to: 0 });
  });

  it.each([
    [{ from: 1, to: 2 }, ['whyNot']],
    [{ from: 2, to: 3 }, ['planState']],
    [{ from: 1, to: 3 }, ['whyNot', 'planState']],
    [{ from: 1, to: 1 }, []],
    [{ from: 1, to: 9 }, []],
  ])('%o differ in %j', (pair, paths) => {
    expect(changesBetween(of(3), pair).map((difference) => difference.path)).toEqual(paths);
  });
});

describe('a thread of comments', () => {
  it('shows the later changes of its own field and of no other', () => {
    expect(changesSince(of(3), comment())).toMatchObject([
      { path: 'whyNot', before: 'รอ', after: 'รอคำสั่ง' },
    ]);
    expect(changesSince(of(3), comment({ revision: 2 }))).toEqual([]);
  });

  it('shows no changes before there is a newer revision, nor for a comment on the whole report', () => {
    expect(changesSince(of(1), comment())).toBeNull();
    expect(changesSince(of(3), comment({ path: null }))).toBeNull();
  });

  it('is named by its field, also when the form no longer has it', () => {
    expect(labelOf(form, comment())).toBe('เหตุที่ยังไม่มอบหมาย');
    expect(labelOf(form, comment({ path: null }))).toBe('ทั้งฉบับ');
    expect(labelOf(form, comment({ path: 'goneField' }))).toBe('ข้อที่ไม่มีในแบบแล้ว');
  });

  it('is grouped by the revision it is about, the newest first', () => {
    const said = [
      comment(),
      comment({ id: 'c2', path: null }),
      comment({ id: 'c3', revision: 3, desk: 'province', by: 'นางอรุณ' }),
    ];
    expect(
      returnCyclesOf(said).map((round) => [round.revision, round.desk, round.comments.length]),
    ).toEqual([
      [3, 'province', 1],
      [1, 'district', 2],
    ]);
  });
});

describe('a reply that is being written', () => {
  function phone() {
    const shelf = new Map<string, unknown>();
    const storage = {
      get: async <S extends z.ZodMiniType>(key: string, schema: S) =>
        schema.safeParse(shelf.get(key)).data ?? null,
      set: async (key: string, value: unknown) => {
        shelf.set(key, structuredClone(value));
        return true;
      },
    };
    let made = 0;
    return () => createReplyDrafts({ storage, key: 'replies', newId: () => `id${(made += 1)}` });
  }

  it('is restored under the same id after the browser was killed', async () => {
    const open = phone();
    open().put('c1', 'แนบใหม่แล้ว');
    const again = open();
    await again.restore();
    expect(again.texts.value).toEqual({ c1: { id: 'id1', text: 'แนบใหม่แล้ว' } });
  });

  it('keeps its id during retries, and gets a new one when its text changes', () => {
    const drafts = phone()();
    drafts.put('c1', 'ก');
    drafts.put('c1', 'ก');
    expect(drafts.texts.value['c1']?.id).toBe('id1');
    drafts.put('c1', 'กข');
    expect(drafts.texts.value['c1']?.id).toBe('id2');
    drafts.drop('c1');
    expect(drafts.texts.value).toEqual({});
  });
});
