import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { peopleAround } from '#domain/people/by-area.ts';

const codes: readonly AreaCode[] = ['57', '5701', '5704', '570401', '570402', '56', '5604'];
const area = fc.constantFrom(...codes);
const person = fc.array(area, { maxLength: 3 }).map((areaCodes) => ({
  grants: areaCodes.map((areaCode) => ({
    role: 'officer' as const,
    areaCode,
    centre: null,
    seat: null,
  })),
}));

it('people around an area are those whose own area contains it, in the given order', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 20 }), area, (people, areaCode) => {
      const expected = people.filter(({ grants }) =>
        grants.some((grant) => isWithin(areaCode, grant.areaCode)),
      );
      const around = peopleAround(people);
      expect([around(areaCode), around(areaCode)]).toEqual([expected, expected]);
    }),
  );
});
