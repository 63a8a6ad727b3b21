import * as fc from 'fast-check';

/** Notices about questions to the office, and about reminders that reached the wrong person. */
export const noticesOfQuestions = (duty: fc.Arbitrary<string>, hostile: fc.Arbitrary<string>) =>
  [
    fc.record({
      kind: fc.constant('questionAnswered' as const),
      question: fc.uuid(),
      asked: hostile,
      text: hostile,
      by: hostile,
    }),
    fc.record({
      kind: fc.constant('disowned' as const),
      duties: fc.array(duty, { maxLength: 8 }),
      person: fc.uuid(),
      by: hostile,
      whose: fc.option(hostile, { nil: null }),
    }),
  ] as const;
