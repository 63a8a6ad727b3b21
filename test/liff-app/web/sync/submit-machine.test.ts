import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#web/api/api.ts';
import { jobToKeep, nextSubmit } from '#web/sync/submit-machine.ts';
import type { SubmitEvent, SubmitJob, SubmitState } from '#web/sync/submit-machine.ts';

const job = (submission: string): SubmitJob => ({
  submission,
  follows: 0,
  answers: {},
  reasons: {},
});
const problem = (status: number): Failure => ({
  kind: 'problem',
  problem: { code: 'x', status, title: 'ยังส่งไม่ได้', requestId: '' },
});
const idle: SubmitState = { kind: 'idle' };
const run = (...events: SubmitEvent[]): SubmitState => events.reduce(nextSubmit, idle);
const send: SubmitEvent = { kind: 'send', job: job('one') };

describe('sending a report', () => {
  it.each([
    { kind: 'offline' } as const,
    { kind: 'timeout' } as const,
    problem(500),
    problem(503),
    problem(429),
    problem(401),
  ])('waits under the same id when the answer is %j', (failure) => {
    const waiting = run(send, { kind: 'failed', failure });
    expect(waiting).toEqual({ kind: 'waiting', job: job('one'), failure });
    expect(nextSubmit(waiting, { kind: 'again' })).toEqual({ kind: 'sending', job: job('one') });
  });

  it.each([400, 403, 409, 422])('ends the attempt when the server refuses it with %i', (status) => {
    const refused = run(send, { kind: 'failed', failure: problem(status) });
    expect(refused.kind).toBe('refused');
    expect(jobToKeep(refused)).toBeNull();
  });

  it('ignores a second tap while the first is being sent', () => {
    expect(run(send, { kind: 'send', job: job('two') })).toEqual({
      kind: 'sending',
      job: job('one'),
    });
  });

  it('can return to editing while waiting, but not while sending', () => {
    expect(run(send, { kind: 'edit' }).kind).toBe('sending');
    expect(run(send, { kind: 'failed', failure: { kind: 'offline' } }, { kind: 'edit' })).toEqual(
      idle,
    );
  });

  it('stays done after any later event', () => {
    const done = run(send, { kind: 'answered', revision: 2 });
    expect(done).toEqual({ kind: 'done', revision: 2 });
    for (const event of [send, { kind: 'again' }, { kind: 'edit' }] as const)
      expect(nextSubmit(done, event)).toEqual(done);
  });

  it('keeps one id from the first sending to an answer, for any order of losses and retries', () => {
    const event = fc.constantFrom<SubmitEvent['kind']>('send', 'again', 'answered', 'failed');
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (kinds) => {
        let state: SubmitState = idle;
        for (const [count, kind] of kinds.entries()) {
          const before = jobToKeep(state);
          if (kind === 'send') state = nextSubmit(state, { kind, job: job(String(count)) });
          else if (kind === 'again') state = nextSubmit(state, { kind });
          else if (kind === 'answered') state = nextSubmit(state, { kind, revision: 1 });
          else state = nextSubmit(state, { kind, failure: { kind: 'timeout' } });
          const after = jobToKeep(state);
          const kept = before === null || after?.submission === before.submission;
          expect(kept || state.kind === 'done').toBe(true);
        }
      }),
    );
  });
});
