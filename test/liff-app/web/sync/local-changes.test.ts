import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalDraft } from '#web/sync/merge-drafts.ts';
import { localChanges } from '#web/sync/local-changes.ts';
import { local } from './local-draft.ts';

const nothing = { drafts: [], files: [], reports: [] };

describe('unsent changes on this phone', () => {
  it.each<[string, LocalDraft]>([
    ['an answer', local({ pending: ['place'] })],
    ['a reason', local({ reasonsPending: true })],
  ])('include %s that the server has not confirmed', (_what, unsent) => {
    const drafts = [
      { duty: 'a', draft: unsent },
      { duty: 'b', draft: local({}) },
    ];
    expect(localChanges({ ...nothing, drafts })).toEqual([{ duty: 'a', report: false }]);
  });

  it('include a file an answer names, and no file that was removed', () => {
    const drafts = [
      { duty: 'a', draft: local({ answers: { photos: [{ id: 'p1', name: 'ป้าย' }] } }) },
      { duty: 'b', draft: local({}) },
    ];
    const files = [
      { duty: 'a', id: 'p1' },
      { duty: 'b', id: 'p2' },
      { duty: 'c', id: 'p3' },
    ];
    expect(localChanges({ ...nothing, drafts, files })).toEqual([{ duty: 'a', report: false }]);
  });

  it('include an unanswered submission once, with or without other changes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.array(fc.string()), (reports, typed) => {
        const drafts = typed.map((duty) => ({ duty, draft: local({ pending: ['place'] }) }));
        const kept = localChanges({ ...nothing, drafts, reports });
        expect(new Set(kept.map((draft) => draft.duty)).size).toBe(kept.length);
        expect(kept.filter((draft) => draft.report).map((draft) => draft.duty)).toEqual(reports);
        expect(kept.map((draft) => draft.duty)).toEqual(expect.arrayContaining(typed));
      }),
    );
  });
});
