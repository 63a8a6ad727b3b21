import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#web/api/api.ts';
import {
  nextSyncQueue,
  nextSendIn,
  saveStatus,
  startQueue,
  unsavedFields,
} from '#web/sync/sync-queue.ts';
import type { QueueEvent, SyncQueue } from '#web/sync/sync-queue.ts';

const fresh = startQueue({ pending: [], savedAt: {}, conflicts: [], reasonsPending: false });
const at = '2024-12-18T01:05:00.000Z';
const refusal: Failure = {
  kind: 'problem',
  problem: { code: 'draft-held', status: 409, title: 'แบบนี้มีผู้อื่นกำลังกรอกอยู่', requestId: '' },
};

function after(...events: QueueEvent[]): SyncQueue {
  return events.reduce(nextSyncQueue, fresh);
}

const edit = (field: string): QueueEvent => ({ kind: 'edited', field });
const answered = (saved: Record<string, string>): QueueEvent => ({
  kind: 'answered',
  saved,
  conflicts: [],
  refused: [],
});

describe('the queue of field changes', () => {
  it('waits about a second after the last keystroke, and for the response to a running save', () => {
    expect(nextSendIn(after(edit('a')))).toBe(900);
    expect(nextSendIn(after(edit('a'), { kind: 'sent' }))).toBeNull();
    expect(nextSendIn(fresh)).toBeNull();
  });

  it('sends a field again that was changed while its save was running', () => {
    const queue = after(edit('a'), { kind: 'sent' }, edit('a'), answered({ a: at }));
    expect(queue.pending).toEqual(['a']);
  });

  it('keeps locally every value the server has not accepted: waiting, being sent, in conflict or refused', () => {
    const queue = after(
      ...['asked', 'wrong', 'saved'].map(edit),
      { kind: 'sent' },
      {
        kind: 'answered',
        saved: { saved: at },
        conflicts: [{ field: 'asked', theirs: 'วัด', at, by: null }],
        refused: [{ field: 'wrong', message: 'ยาวเกินไป' }],
      },
      edit('sent'),
      { kind: 'sent' },
      edit('typed'),
    );
    expect(unsavedFields(queue).toSorted()).toEqual(['asked', 'sent', 'typed', 'wrong']);
  });

  it('says saved with the server time when no change waits', () => {
    expect(saveStatus(after(edit('a'), { kind: 'sent' }, answered({ a: at })))).toEqual({
      kind: 'saved',
      at,
    });
    expect(saveStatus(fresh)).toEqual({ kind: 'idle' });
  });

  it('says saved on this phone when the signal is lost, and retries with growing delays', () => {
    const failed: QueueEvent = { kind: 'failed', failure: { kind: 'offline' } };
    const once = after(edit('a'), { kind: 'sent' }, failed);
    expect(saveStatus(once)).toEqual({ kind: 'local' });
    expect(once.pending).toEqual(['a']);
    const twice = [{ kind: 'sent' } as const, failed].reduce(nextSyncQueue, once);
    expect([nextSendIn(once), nextSendIn(twice)]).toEqual([3000, 8000]);
  });

  it('says saved only when the server also has the reasons of checks', () => {
    const saved = after(edit('a'), { kind: 'sent' }, answered({ a: at }));
    const written = nextSyncQueue(saved, { kind: 'reasonEdited' });
    const onItsWay = nextSyncQueue(written, { kind: 'sent' });
    expect([saveStatus(written), nextSendIn(written)]).toEqual([{ kind: 'saving' }, 900]);
    expect([saveStatus(onItsWay), nextSendIn(onItsWay)]).toEqual([{ kind: 'saving' }, null]);
    expect(saveStatus(nextSyncQueue(onItsWay, answered({})))).toEqual({ kind: 'saved', at });
    const changed = nextSyncQueue(nextSyncQueue(onItsWay, { kind: 'reasonEdited' }), answered({}));
    expect(nextSendIn(changed)).toBe(900);
    const lost = nextSyncQueue(onItsWay, { kind: 'failed', failure: { kind: 'offline' } });
    expect([lost.reasons, saveStatus(lost)]).toEqual(['pending', { kind: 'local' }]);
  });

  it('says why a change cannot be saved, and does not retry it', () => {
    const queue = after(edit('a'), { kind: 'sent' }, { kind: 'failed', failure: refusal });
    expect(saveStatus(queue)).toEqual({ kind: 'refused', reason: 'แบบนี้มีผู้อื่นกำลังกรอกอยู่' });
    expect(nextSendIn(queue)).toBeNull();
    expect(nextSendIn(nextSyncQueue(queue, { kind: 'retry' }))).toBe(900);
  });

  it.each([
    [{ holder: 'นางสาวดาว ทดลอง' }, 'นางสาวดาว ทดลอง รับช่วงกรอกแล้ว'],
    [{ submittedBy: 'นางจันทร์ดี สมมุติ' }, 'นางจันทร์ดี สมมุติ ส่งรายงานนี้แล้ว'],
  ])('names the person of %j who took over the draft or sent the report', (details, reason) => {
    const failure: Failure = { kind: 'problem', problem: { ...refusal.problem, details } };
    const queue = after(edit('a'), { kind: 'sent' }, { kind: 'failed', failure });
    expect(saveStatus(queue)).toEqual({ kind: 'refused', reason });
  });

  it.each([
    [401, 'signIn'],
    [408, 'server'],
    [413, 'smaller'],
    [429, 'server'],
    [503, 'server'],
  ])('retries automatically after a %i, and says what it waits for', (status, waitsFor) => {
    const problem = { ...refusal.problem, status };
    const queue = after(
      edit('a'),
      { kind: 'sent' },
      { kind: 'failed', failure: { kind: 'problem', problem } },
    );
    expect(nextSendIn(queue)).toBe(3000);
    expect(saveStatus(queue)).toEqual({ kind: 'local', waitsFor });
  });

  it('retries after a change when the content was refused', () => {
    const problem = { ...refusal.problem, status: 422 };
    const queue = after(
      edit('a'),
      { kind: 'sent' },
      { kind: 'failed', failure: { kind: 'problem', problem } },
    );
    expect(nextSendIn(queue)).toBeNull();
    expect(nextSendIn(nextSyncQueue(queue, edit('a')))).toBe(900);
    expect(nextSendIn(nextSyncQueue(queue, { kind: 'reasonEdited' }))).toBe(900);
  });

  it('forgets a refused reason when the reasons are changed', () => {
    const refused = [{ field: 'reasons.any', message: 'กรุณาลบเลข 13 หลักออก' }];
    const queue = after({ kind: 'answered', saved: {}, conflicts: [], refused });
    expect(saveStatus(queue)).toMatchObject({ kind: 'refused' });
    expect(nextSyncQueue(queue, { kind: 'reasonEdited' }).refused).toEqual({});
  });

  it('shows a refused value until the field is changed', () => {
    const queue = after(
      edit('a'),
      { kind: 'sent' },
      {
        kind: 'answered',
        saved: {},
        conflicts: [],
        refused: [{ field: 'a', message: 'กรุณาลบเลข 13 หลักออก' }],
      },
    );
    expect(saveStatus(queue)).toMatchObject({ kind: 'refused' });
    expect(nextSyncQueue(queue, edit('a')).refused).toEqual({});
  });

  it('holds back a field in conflict until the person has chosen, then saves over the value they saw', () => {
    const conflict = { field: 'a', theirs: 'วัด', at, by: null };
    const disputed = after(
      edit('a'),
      { kind: 'sent' },
      { kind: 'answered', saved: {}, conflicts: [conflict], refused: [] },
      edit('a'),
    );
    expect(disputed.pending).toEqual([]);
    const mine = nextSyncQueue(disputed, { kind: 'chose', field: 'a', keepMine: true });
    expect(mine).toMatchObject({ pending: ['a'], savedAt: { a: at }, conflicts: [] });
    const theirs = nextSyncQueue(disputed, { kind: 'chose', field: 'a', keepMine: false });
    expect(theirs).toMatchObject({ pending: [], savedAt: { a: at }, conflicts: [] });
  });

  it('brings every edit to the server, for any order of edits, losses and answers', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), field: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ kind: fc.constant('send' as const) }),
      fc.record({ kind: fc.constant('lose' as const) }),
      fc.record({ kind: fc.constant('answer' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const typed = new Map<string, number>();
        const kept = new Map<string, number>();
        let onTheWay = new Map<string, number>();
        let queue = fresh;
        const send = () => {
          if (queue.inFlight.length > 0 || queue.pending.length === 0) return;
          onTheWay = new Map(queue.pending.map((field) => [field, typed.get(field) ?? 0]));
          queue = nextSyncQueue(queue, { kind: 'sent' });
        };
        const answer = () => {
          if (queue.inFlight.length === 0) return;
          for (const [field, value] of onTheWay) kept.set(field, value);
          queue = nextSyncQueue(
            queue,
            answered(Object.fromEntries([...onTheWay.keys()].map((field) => [field, at]))),
          );
        };
        for (const [count, one] of steps.entries()) {
          if (one.kind === 'edit') {
            typed.set(one.field, count);
            queue = nextSyncQueue(queue, edit(one.field));
          } else if (one.kind === 'send') send();
          else if (one.kind === 'answer') answer();
          else if (queue.inFlight.length > 0)
            queue = nextSyncQueue(queue, { kind: 'failed', failure: { kind: 'timeout' } });
        }
        answer();
        send();
        answer();
        expect(queue.pending).toEqual([]);
        expect(kept).toEqual(typed);
      }),
    );
  });
});
