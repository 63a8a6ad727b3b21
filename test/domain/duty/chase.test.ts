import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planChase } from '#domain/duty/chase.ts';
import { dutyOf, duties, names, personOf } from '../../support/world.ts';

const today = '2024-12-18';
const people = names.map(personOf);
const plan = (of: Partial<Parameters<typeof planChase>[0]>) =>
  planChase({ duties, people, by: 'province', told: new Set<string>(), today, ...of });

describe('the plan of a reminder that a person sends', () => {
  it('reminds each person once about all of their chosen duties', () => {
    const chosen = [dutyOf(), dutyOf({ obligation: 'grading' })];
    const { messages } = plan({ duties: chosen });
    expect(messages.map(({ person, duties: own }) => [person.id, own.length])).toEqual([
      ['officer', 2],
      ['wideOfficer', 2],
    ]);
  });

  it('reminds the head of reports that wait at the district, unless that head sends the reminder', () => {
    const waiting = dutyOf({}, { state: 'inReview', reviewAt: 'district' });
    expect(plan({ duties: [waiting] }).messages.map(({ person }) => person.id)).toEqual(['head']);
    const own = plan({ duties: [waiting], by: 'head' });
    expect([own.messages, own.withoutHolder]).toEqual([[], [waiting]]);
  });

  it('lists the people who get no message, with the reason', () => {
    const blocked = people.map((person) =>
      person.id === 'officer' ? { ...person, following: false } : person,
    );
    const found = plan({ duties: [dutyOf()], people: blocked, told: new Set(['wideOfficer']) });
    expect(found.messages).toEqual([]);
    expect(found.unreached.map(({ id }) => id)).toEqual(['officer']);
    expect(found.toldToday.map(({ id }) => id)).toEqual(['wideOfficer']);
  });

  it('leaves out reports that are accepted, at the province, waived or not open yet', () => {
    const over = [
      dutyOf({}, { state: 'accepted' }),
      dutyOf({}, { state: 'inReview', reviewAt: 'province' }),
      dutyOf({}, { state: 'waived' }),
      dutyOf({}, { opensOn: '2025-01-01' }),
    ];
    const found = plan({ duties: over });
    expect([found.messages, found.notOwed]).toEqual([[], over]);
  });

  it('counts every chosen duty once: reminded, without a person, or not owed', () => {
    fc.assert(
      fc.property(fc.subarray([...duties]), fc.subarray(people), (chosen, some) => {
        const found = plan({ duties: chosen, people: some });
        const asked = new Set(found.messages.flatMap(({ duties: own }) => own));
        expect(asked.size + found.withoutHolder.length + found.notOwed.length).toBe(chosen.length);
        const told = found.messages.map(({ person }) => person.id);
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});
