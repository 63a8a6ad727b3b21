import { describe, expect, it } from 'vitest';
import { problemOf } from '#web/api/api.ts';
import type { Failure } from '#web/api/api.ts';
import { callWhen } from '#web/messages.ts';

const problem = (status: number, body: Record<string, unknown> = {}): Failure => ({
  kind: 'problem',
  problem: problemOf({ code: 'any', status, title: 'ข้อความ', requestId: '', ...body }, status),
});

describe('an error on the screen', () => {
  it.each<[string, Failure, string | null]>([
    ['a lost connection', { kind: 'offline' }, 'ถ้ายังไม่ได้'],
    ['a slow answer', { kind: 'timeout' }, 'ถ้ายังไม่ได้'],
    ['a fault of the server', problem(500), 'ถ้ายังไม่ได้'],
    ['a missing thing', problem(404), 'ถ้ายังหาไม่พบ'],
    [
      'a refusal with a reason to call',
      problem(403, { askWhen: 'หากคิดว่าไม่ถูกต้อง' }),
      'หากคิดว่าไม่ถูกต้อง',
    ],
    ['a mistake the reader can correct', problem(422), null],
    ['a change by another person', problem(409), null],
  ])('after %s says when to call', (_, failure, expected) => {
    expect(callWhen(failure)).toBe(expected);
  });
});
