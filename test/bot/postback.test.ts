import { meetingQuestions } from '#domain/chat/meeting-answers.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePostback, maxPostbackUnits, parsePostback } from '#bot/postback.ts';
import type { PostbackAction } from '#bot/postback.ts';

const duty = fc.stringMatching(/^[a-z0-9.-]{1,200}$/);
const action: fc.Arbitrary<PostbackAction> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('acknowledge' as const, 'extension' as const),
    delivery: fc.uuid(),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    delivery: fc.uuid(),
    answer: fc.constantFrom('done' as const, 'notMine' as const),
  }),
  fc.record({
    kind: fc.constant('place' as const),
    areaCode: fc.constantFrom('57', '5704', '570401'),
  }),
  fc.record({ kind: fc.constant('askExtension' as const), duty }),
  fc.record({
    kind: fc.constantFrom('extensionReason' as const, 'extensionDate' as const),
    duty,
    reason: fc.constantFrom('disaster', 'order', 'meeting', 'handover'),
  }),
  fc.record({
    kind: fc.constant('decideExtension' as const),
    duty,
    dueOn: fc.constantFrom('2024-12-31', '2025-02-28'),
    grant: fc.constantFrom('yes', 'no'),
  }),
  fc.record({
    kind: fc.constant('sendExtension' as const),
    duty,
    reason: fc.constantFrom('disaster', 'order', 'meeting', 'handover'),
    dueOn: fc.constantFrom('2024-12-31', '2025-02-28'),
  }),
  fc.record({
    kind: fc.constant('refuseExtension' as const),
    duty,
    dueOn: fc.constantFrom('2024-12-31', '2025-02-28'),
    refusal: fc.constantFrom('deadline', 'enough', 'unclear', 'call'),
  }),
  fc.record({
    kind: fc.constantFrom(
      'changeExtension' as const,
      'withdrawExtension' as const,
      'keepDate' as const,
    ),
    duty,
  }),
  fc.record({
    kind: fc.constant('undo' as const),
    duty,
    version: fc.nat(999_999).map(String),
  }),
  fc.record({ kind: fc.constant('filePhotos' as const), batch: fc.uuid(), duty }),
  fc.record({ kind: fc.constant('meetingBegin' as const), centre: fc.constant('t570401') }),
  fc.record({
    kind: fc.constant('meetingStep' as const),
    duty,
    step: fc.constantFrom(...meetingQuestions, 'summary' as const),
  }),
  fc.record({ kind: fc.constant('meetingDate' as const), duty }),
  fc.record({
    kind: fc.constant('meetingSay' as const),
    duty,
    field: fc.constantFrom('present' as const, 'place' as const),
  }),
  fc.constantFrom({ kind: 'status' as const }, { kind: 'calendar' as const }),
);

describe('postback data', () => {
  it('reads back the data of a button within LINE’s limit of 300 characters', () => {
    fc.assert(
      fc.property(action, (postbackAction) => {
        const data = encodePostback(postbackAction);
        expect(data.length).toBeLessThanOrEqual(maxPostbackUnits);
        expect(parsePostback(data)).toEqual(postbackAction);
      }),
    );
  });

  it('is refused when it has another version, is cut short or invented', () => {
    for (const data of [
      '',
      'v1',
      'v0:status',
      'v2:status',
      'v1:acknowledge',
      'v1:place:57x',
      'v1:constructor',
      'v1:status:more',
      'action=ack&id=1',
    ])
      expect(parsePostback(data)).toBeNull();
    fc.assert(fc.property(fc.string(), (data) => parsePostback(`x${data}`) === null));
  });

  it('never throws, for any data', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (data) => {
        expect(() => parsePostback(`v1:${data}`)).not.toThrow();
      }),
    );
  });
});
