import * as fc from 'fast-check';

/** Notices about questions, about reminders that reached the wrong person, and about the week. */
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
      kind: fc.constant('announcement' as const),
      announcement: fc.uuid(),
      title: hostile,
      text: hostile,
      asksAcknowledgement: fc.boolean(),
      isReminder: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('disowned' as const),
      duties: fc.array(duty, { maxLength: 8 }),
      person: fc.uuid(),
      by: hostile,
      whose: fc.option(hostile, { nil: null }),
    }),
    fc.record({
      kind: fc.constant('summary' as const),
      webhook: fc.option(
        fc.record({
          isActive: fc.option(fc.boolean(), { nil: null }),
          slowest: fc.nat(100_000),
          parked: fc.nat(10_000),
        }),
        { nil: undefined },
      ),
      place: hostile,
      areaCode: fc.constantFrom('57' as const, '5704' as const),
      from: fc.constant('2024-12-09' as const),
      to: fc.constant('2024-12-15' as const),
      came: fc.nat(2_000),
      accepted: fc.nat(2_000),
      late: fc.nat(2_000),
      dueSoon: fc.nat(2_000),
      silent: fc.array(hostile, { maxLength: 8 }),
      likelyLate: fc.record({ centres: fc.nat(200), first: fc.array(hostile, { maxLength: 3 }) }),
      quota: fc.option(fc.record({ used: fc.nat(50_000), limit: fc.nat(50_000) }), { nil: null }),
    }),
  ] as const;
