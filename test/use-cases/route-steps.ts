import * as fc from 'fast-check';
import { actionNames, places } from '../support/route-model.ts';
import { names } from '../support/world.ts';
import type { Name } from '../support/world.ts';

const usually = fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0);
const rarely = usually.map((likely) => !likely);
const anyFields = { name: fc.constantFrom(...actionNames), who: fc.constantFrom(...names) };
const place = fc.constantFrom(...places);
const choiceFields = { place, index: fc.nat(), twice: rarely };

/**
 * Most steps are actions allowed now, so that reports progress. Some are allowed to the person at another
 * time. The others are any action of any person.
 */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('allowed' as const), ...choiceFields }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('untimely' as const), ...choiceFields }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('any' as const),
      ...anyFields,
      place,
      fresh: usually,
      twice: rarely,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('bulk' as const),
      name: fc.constantFrom<'forward' | 'accept'>('forward', 'accept'),
      who: fc.constantFrom<Name>('head', 'otherHead', 'province', 'officer'),
      fresh: usually,
      twice: rarely,
    }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export const steps = fc.array(step, { minLength: 30, maxLength: 60, size: 'max' });
