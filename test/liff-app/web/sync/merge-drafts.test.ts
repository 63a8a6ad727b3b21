import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameAnswer } from '#domain/form/answers.ts';
import { hasRemoteChanges, lastKnownDraft, mergeDraft } from '#web/sync/merge-drafts.ts';
import { local } from './local-draft.ts';

const t0 = '2024-12-18T00:00:00.000Z';
const t1 = '2024-12-18T01:00:00.000Z';
const t2 = '2024-12-18T02:00:00.000Z';

describe('merging local answers with the server’s draft', () => {
  it('returns the server’s draft when nothing is stored on the phone', () => {
    const server = { answers: { place: 'วัด' }, reasons: {}, savedAt: { place: t1 } };
    expect(mergeDraft(null, server)).toMatchObject({
      answers: { place: 'วัด' },
      pending: [],
      conflicts: [],
    });
  });

  it('sends the mark of a read copied answer that the server does not know of yet', () => {
    const answers = { place: 'วัด', time: '9' };
    const server = {
      answers,
      reasons: {},
      savedAt: { place: t1, time: t1 },
      sources: { place: 'เหมือนครั้งก่อน', time: 'เหมือนครั้งก่อน' },
    };
    const kept = local({ answers, savedAt: server.savedAt, pending: ['place'], copied: ['time'] });
    expect(mergeDraft(kept, server)).toMatchObject({ pending: ['place'], copied: ['time'] });
    expect(mergeDraft(null, server).copied).toEqual(['place', 'time']);
  });

  it('keeps an unsent value and sends it when the server has no newer value of the field', () => {
    const kept = local({ answers: { place: 'ศาลา' }, savedAt: { place: t1 }, pending: ['place'] });
    const server = { answers: { place: 'วัด' }, reasons: {}, savedAt: { place: t1 } };
    expect(mergeDraft(kept, server)).toMatchObject({
      answers: { place: 'ศาลา' },
      pending: ['place'],
    });
  });

  it('asks when another phone has saved another value of the same field', () => {
    const kept = local({ answers: { place: 'ศาลา' }, savedAt: { place: t1 }, pending: ['place'] });
    const server = { answers: { place: 'วัด' }, reasons: {}, savedAt: { place: t2 } };
    const merged = mergeDraft(kept, server);
    expect(merged.conflicts).toEqual([{ field: 'place', theirs: 'วัด', at: t2, by: null }]);
    expect(merged.answers['place']).toBe('ศาลา');
    expect(merged.pending).toEqual([]);
  });

  it('names the other person whose answer is in conflict', () => {
    const kept = local({ answers: { place: 'ศาลา' }, savedAt: { place: t1 }, pending: ['place'] });
    const server = {
      answers: { place: 'วัด' },
      reasons: {},
      savedAt: { place: t2 },
      savedBy: { place: 'นางสาวดาว สมมุติ' },
    };
    expect(mergeDraft(kept, server).conflicts).toMatchObject([{ by: 'นางสาวดาว สมมุติ' }]);
  });

  it.each([{}, { place: t1 }])(
    'asks again when reopened without a choice, last seen %j',
    (savedAt) => {
      const kept = local({ answers: { place: 'ศาลา' }, savedAt, pending: ['place'] });
      const server = { answers: { place: 'วัด' }, reasons: {}, savedAt: { place: t2 } };
      const { conflicts, ...first } = mergeDraft(kept, server);
      const again = mergeDraft(
        { ...first, pending: conflicts.map((conflict) => conflict.field) },
        server,
      );
      expect(again.conflicts).toEqual(conflicts);
      expect(again.pending).toEqual([]);
    },
  );

  it('asks nothing when the server has our own save whose response was lost', () => {
    const kept = local({
      answers: { place: 'ศาลาหมู่ 3' },
      savedAt: { place: t1 },
      pending: ['place'],
      echoes: { place: ['ศาลา'] },
    });
    const server = { answers: { place: 'ศาลา' }, reasons: {}, savedAt: { place: t2 } };
    const merged = mergeDraft(kept, server);
    expect(merged).toMatchObject({ pending: ['place'], conflicts: [], savedAt: { place: t2 } });
    expect(merged.answers['place']).toBe('ศาลาหมู่ 3');
  });

  it('uses the server’s value of a field without an unsent value', () => {
    const kept = local({ answers: { place: 'ศาลา' }, savedAt: { place: t1 } });
    const server = { answers: { place: 'วัด' }, reasons: {}, savedAt: { place: t2 } };
    expect(mergeDraft(kept, server)).toMatchObject({ answers: { place: 'วัด' }, conflicts: [] });
  });

  it('has nothing to send when both phones typed the same', () => {
    const kept = local({ answers: { place: 'วัด' }, pending: ['place'] });
    const server = { answers: { place: 'วัด' }, reasons: {}, savedAt: { place: t2 } };
    expect(mergeDraft(kept, server)).toMatchObject({ pending: [], conflicts: [] });
  });

  it('keeps unsent reasons of soft checks', () => {
    const kept = local({ reasons: { quorum: 'ฝนตกหนัก' }, reasonsPending: true });
    const merged = mergeDraft(kept, { answers: {}, reasons: { recent: 'เก่า' }, savedAt: {} });
    expect(merged.reasons).toEqual({ quorum: 'ฝนตกหนัก', recent: 'เก่า' });
    expect(merged.reasonsPending).toBe(true);
  });

  it('never loses an unsent value, for any draft of the server', () => {
    const field = fc.constantFrom('a', 'b', 'c');
    const text = fc.string({ minLength: 1, maxLength: 4 });
    const times = fc.dictionary(field, fc.constantFrom(t1, t2));
    fc.assert(
      fc.property(
        fc.record({
          mine: fc.dictionary(field, text),
          seen: times,
          theirs: fc.dictionary(field, text),
          at: times,
        }),
        ({ mine, seen, theirs, at }) => {
          const pending = Object.keys(mine);
          const merged = mergeDraft(local({ answers: mine, savedAt: seen, pending }), {
            answers: theirs,
            reasons: {},
            savedAt: at,
          });
          for (const key of pending) {
            expect(merged.answers[key]).toBe(mine[key]);
            const waits =
              merged.pending.includes(key) ||
              merged.conflicts.some((conflict) => conflict.field === key);
            expect(waits).toBe(!isSameAnswer(mine[key], theirs[key]));
          }
        },
      ),
    );
  });
});

describe('a form that was opened from local storage without signal', () => {
  const kept = { answers: { place: 'วัด' }, reasons: {}, savedAt: { place: t1 } };

  it('shows newer values of the server, and reports no conflict for unsent ones', () => {
    const here = local({
      answers: { place: 'ศาลา', others: 4 },
      savedAt: { place: t2, others: t2 },
      pending: ['place'],
      reasons: { quorum: 'ฝนตกหนัก' },
    });
    expect(mergeDraft(here, lastKnownDraft(here, kept))).toMatchObject({
      answers: { place: 'ศาลา', others: 4 },
      savedAt: { place: t2, others: t2 },
      reasons: { quorum: 'ฝนตกหนัก' },
      pending: ['place'],
      conflicts: [],
    });
  });

  it('ignores values of this phone older than the local copy', () => {
    const here = local({ answers: { place: 'ศาลา' }, savedAt: { place: t0 } });
    expect(lastKnownDraft(here, kept)).toEqual(kept);
  });
});

describe('two answers to one question', () => {
  it.each([
    [undefined, ''],
    [null, []],
    [
      { first: 'ก', last: 'ข' },
      { last: 'ข', first: 'ก' },
    ],
    [[{ id: '1' }], [{ id: '1' }]],
  ])('are recognized as the same: %j and %j', (a, b) => {
    expect(isSameAnswer(a, b)).toBe(true);
  });

  it.each([
    ['วัด', 'วัด '],
    [0, ''],
    [false, null],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
  ])('are recognized as different: %j and %j', (a, b) => {
    expect(isSameAnswer(a, b)).toBe(false);
  });
});

describe('a report that was sent in the background', () => {
  const typed = local({ answers: { place: 'ศาลา' }, savedAt: { place: t1 }, pending: ['place'] });
  const server = (value: string, at: string) => ({
    answers: { place: value },
    reasons: {},
    savedAt: { place: at },
  });

  it.each([
    ['what this phone last saw', typed, server('วัด', t1)],
    ['the same answer from elsewhere', typed, server('ศาลา', t2)],
    [
      'what was typed here, its answer lost',
      { ...typed, echoes: { place: ['วัด'] } },
      server('วัด', t2),
    ],
  ])('finds no new answer in %s', (_what, kept, found) => {
    expect(hasRemoteChanges(kept, found)).toBe(false);
  });

  it.each([
    ['another answer to the same question', server('วัด', t2)],
    [
      'an answer this phone has never shown',
      {
        ...server('ศาลา', t1),
        answers: { place: 'ศาลา', note: 'ใหม่' },
        savedAt: { place: t1, note: t2 },
      },
    ],
  ])('finds a new answer in %s', (_what, found) => {
    expect(hasRemoteChanges(typed, found)).toBe(true);
  });
});
