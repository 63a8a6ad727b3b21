import { waves } from '#domain/reminder-waves.ts';
import { describe, expect, it } from 'vitest';
import { letterReach } from '#domain/letter/reach.ts';
import { planDuties } from '#domain/letter/letter.ts';
import { areas, centres, holidays, letter, now, personOf } from '#test/support/world.ts';

const duties = planDuties({ letter, centres, holidays });
const tambons = areas.filter((area) => area.level === 'tambon');
const officer = { ...personOf('officer'), following: true };

describe('the reach of a letter', () => {
  it('names every tambon without an officer when there are no people', () => {
    const reach = letterReach({ waves, duties, people: [], tambons, holidays, now });
    expect(reach).toEqual({
      people: 0,
      messages: 0,
      tambonsWithoutOfficer: tambons.map(({ name, districtName }) => ({ name, districtName })),
    });
  });

  it('counts one message a morning for any number of duties', () => {
    const reach = letterReach({ waves, duties, people: [officer], tambons, holidays, now });
    const twice = letterReach({
      waves,
      duties: [...duties, ...duties],
      people: [officer],
      tambons,
      holidays,
      now,
    });
    expect(reach.people).toBe(1);
    expect(reach.messages).toBeGreaterThan(0);
    expect(twice.messages).toBe(reach.messages);
  });

  it('does not name the tambons that have an officer', () => {
    const { tambonsWithoutOfficer } = letterReach({
      waves,
      duties,
      people: [officer],
      tambons,
      holidays,
      now,
    });
    expect(tambonsWithoutOfficer.length).toBeLessThan(tambons.length);
  });
});
