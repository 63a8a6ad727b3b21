import { describe, expect, it } from 'vitest';
import type { Failure } from '#web/api/api.ts';
import { afterRefusal, mayGoUnattended } from '#web/sync/sync-policy.ts';

const fillable = { actions: ['fill' as const], revision: 1 };
const sent = { actions: [], revision: 2 };
const problem = (status: number, code = 'x'): Failure => ({
  kind: 'problem',
  problem: { code, status, title: '', requestId: '' },
});

describe('unsent answers of a closed form', () => {
  it.each([null, { mine: true }])(
    'are sent in the background when the draft is %j and the revision is the same',
    (draft) => {
      const open = { duty: fillable, draft };
      expect(mayGoUnattended({ open, typedRevision: 1, report: false })).toBe('all');
    },
  );

  it('wait for the person when a colleague holds the draft', () => {
    const open = { duty: fillable, draft: { mine: false } };
    expect(mayGoUnattended({ open, typedRevision: 1, report: true })).toBe('user');
  });

  it.each([0, null])(
    'wait for the person when typed over revision %j instead of the current one',
    (typedRevision) => {
      expect(
        mayGoUnattended({ open: { duty: fillable, draft: null }, typedRevision, report: true }),
      ).toBe('user');
    },
  );

  it('stay on the phone when their duty is closed; only a submission is sent, under its own key', () => {
    const open = { duty: sent, draft: null };
    expect(mayGoUnattended({ open, typedRevision: 1, report: false })).toBe('obsolete');
    expect(mayGoUnattended({ open, typedRevision: 1, report: true })).toBe('report');
  });

  it.each<[string, Failure, string]>([
    ['no signal', { kind: 'offline' }, 'retry'],
    ['a slow signal', { kind: 'timeout' }, 'retry'],
    ['a server in trouble', problem(503), 'retry'],
    ['a session that is over', problem(401), 'retry'],
    ['no permission', problem(403), 'obsolete'],
    ['a duty that is gone', problem(404), 'obsolete'],
    ['a report sent meanwhile', problem(409, 'wrong-state'), 'obsolete'],
    ['a draft handed over', problem(409, 'draft-held'), 'user'],
    ['answers refused', problem(422), 'user'],
  ])('%s: %j leads to %s', (_what, failure, end) => {
    expect(afterRefusal(failure)).toBe(end);
  });
});
