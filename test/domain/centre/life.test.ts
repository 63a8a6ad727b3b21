import { describe, expect, it } from 'vitest';
import { atBangkok } from '#domain/calendar.ts';
import {
  endCentre,
  movedGrants,
  nameFor,
  openedCentre,
  renamedCentre,
} from '#domain/centre/closing.ts';
import { reopenedCentre } from '#domain/centre/reopening.ts';
import { centreSchema } from '#domain/centre/centre.ts';
import type { Centre } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { planDuties } from '#domain/letter/letter.ts';
import type { Grant } from '#domain/permissions.ts';
import { areas, centres, duties, grantsOf, holidays, letter, now } from '#test/support/world.ts';

function centreNamed(id: string): Centre {
  const found = centres.find((centre) => centre.id === id);
  if (!found) throw new Error(`no centre ${id}`);
  return found;
}
const ngio = centreNamed('t570401');
const plong = centreNamed('t570402');
const area = areas.find((area) => area.id === '570401');
if (!area) throw new Error('no area');

type Ending = Parameters<typeof endCentre>[0];
const ending: Ending = {
  centre: ngio,
  into: null,
  duties: duties.filter((duty) => duty.centre === ngio.id),
  on: '2024-12-16',
  reason: 'คำสั่งจังหวัด',
  by: 'province',
  now,
};

describe('a centre opened in the year', () => {
  const opening = { area, name: 'ศอช.ต.ใหม่', openedOn: '2024-12-18', centres, now } as const;

  it('has its own id and name, and is the same centre when opened twice', () => {
    const made = openedCentre(opening);
    if ('refused' in made) throw new Error(made.refused);
    expect([made.centre.id, made.known, centreSchema.safeParse(made.centre).success]).toEqual([
      't570401-2',
      false,
      true,
    ]);
    const again = openedCentre({ ...opening, centres: [...centres, made.centre] });
    expect(again).toEqual({ centre: made.centre, known: true });
  });

  it.each([
    ['tomorrow', { openedOn: '2024-12-19' }, 'date-ahead'],
    ['under a name in use', { name: ` ${ngio.name} ` }, 'centre-exists'],
  ] as const)('is refused: %s', (_what, change, refused) => {
    expect(openedCentre({ ...opening, ...change })).toEqual({ refused });
  });

  it('may take the name of a closed centre', () => {
    const closed: Centre = { ...ngio, closedOn: '2024-12-01' };
    const made = openedCentre({ ...opening, name: ngio.name, centres: [closed] });
    expect('centre' in made && made.centre.id).toBe('t570401-2');
  });

  it('is offered the next free name', () => {
    expect(nameFor(area, centres)).toBe(`${ngio.name} 2`);
    expect(nameFor(area, [...centres, { ...ngio, name: `${ngio.name} 2` }])).toBe(`${ngio.name} 3`);
    expect(nameFor(area, [])).toBe(ngio.name);
  });
});

describe('a centre that is closed or merged', () => {
  const ended = (change: Partial<Ending> = {}) => {
    const outcome = endCentre({ ...ending, ...change });
    if ('refused' in outcome) throw new Error(outcome.refused);
    return outcome;
  };

  it('waives the duties it still has with a dated reason, and leaves reports under review', () => {
    const states: Partial<Duty>[] = [
      { state: 'draft' },
      { state: 'returned', revision: 1 },
      { state: 'inReview', reviewAt: 'district', revision: 1 },
      { state: 'inReview', reviewAt: 'province', revision: 1 },
      { state: 'accepted', revision: 1 },
      { state: 'waived' },
      { extra: true },
    ];
    const given = ending.duties.map((duty, at): Duty => ({ ...duty, ...states[at] }));
    const { ended: over, kept, centre } = ended({ duties: given });
    expect(over.length + kept.length).toBe(given.length);
    expect(kept).toEqual(given.slice(2, 7));
    expect(over.every((duty) => duty.state === 'waived')).toBe(true);
    expect(over[0]?.waiver).toEqual({
      reason: 'ยุบเลิก ศอช. 16 ธ.ค. 2567: คำสั่งจังหวัด',
      by: 'province',
      at: now,
      endedFrom: 'draft',
    });
    expect([centre.closedOn, centre.closing]).toEqual([
      '2024-12-16',
      { reason: 'คำสั่งจังหวัด', into: null },
    ]);
  });

  it('names the centre it is merged into with its district', () => {
    const { centre, ended: over } = ended({ into: plong });
    expect(centre.closing?.into).toBe(plong.id);
    expect(over[0]?.waiver?.reason).toMatch(
      `รวมกับ ${plong.name} อ.${plong.districtName} 16 ธ.ค. 2567`,
    );
  });

  it.each<[string, Partial<Ending>, string]>([
    ['twice', { centre: { ...ngio, closedOn: '2024-12-01' } }, 'wrong-state'],
    ['tomorrow', { on: '2024-12-19' }, 'date-ahead'],
    ['before it opened', { centre: { ...ngio, openedOn: '2024-12-17' } }, 'date-ahead'],
    ['into itself', { into: ngio }, 'centre-mismatch'],
    ['into a centre of another level', { into: centreNamed('d5704') }, 'centre-mismatch'],
    ['into a closed centre', { into: { ...plong, closedOn: '2024-12-16' } }, 'centre-mismatch'],
    [
      'into a centre of another province',
      { into: { ...plong, areaCode: '560101' } },
      'centre-mismatch',
    ],
  ])('is refused: %s', (_how, change, refused) => {
    expect(endCentre({ ...ending, ...change })).toEqual({ refused });
  });
});

describe('a reopened centre', () => {
  const states: Partial<Duty>[] = [
    { state: 'draft' },
    { state: 'returned', revision: 1, returnDueOn: '2024-12-20' },
    { state: 'waived', waiver: { reason: 'น้ำท่วม', by: 'province', at: now } },
    { state: 'accepted', revision: 1 },
  ];
  const before = ending.duties.map((duty, at): Duty => ({ ...duty, ...states[at] }));
  const closed = endCentre({ ...ending, duties: before });
  if ('refused' in closed) throw new Error(closed.refused);
  const reopening = {
    centre: closed.centre,
    centres: [closed.centre, ...centres.filter((centre) => centre !== ngio)],
    duties: [...closed.ended, ...closed.kept],
    planned: planDuties({ letter, centres: [ngio], holidays }),
    now,
  };
  const reopened = (change: Partial<typeof reopening> = {}) => {
    const outcome = reopenedCentre({ ...reopening, ...change });
    if ('refused' in outcome) throw new Error(outcome.refused);
    return outcome;
  };

  it('owes exactly the duties that its closing waived, unchanged', () => {
    const { centre, back, over, added } = reopened();
    const ended = new Set(closed.ended.map((duty) => duty.id));
    expect(back).toEqual(before.filter((duty) => ended.has(duty.id)));
    expect([over, added]).toEqual([[], []]);
    expect(centreSchema.safeParse(centre).success).toBe(true);
    expect([centre.closedOn, centre.closing, centre.reopenedOn]).toEqual([
      null,
      undefined,
      '2024-12-18',
    ]);
  });

  it('owes the duties that the letter added meanwhile, except those that would already be late', () => {
    const [missing, ...rest] = reopening.duties.filter((duty) => duty.dueOn > '2025-01-01');
    const early = reopening.duties.filter((duty) => duty.dueOn <= '2025-01-01');
    const { back, over, added } = reopened({
      duties: [...early, ...rest],
      now: atBangkok('2025-01-02', '09:00'),
    });
    expect(over.map((duty) => duty.dueOn)).toContain('2024-12-25');
    expect(back.every((duty) => duty.dueOn >= '2025-01-02')).toBe(true);
    expect(added.map((duty) => duty.id)).toEqual([missing?.id]);
  });

  it.each<[string, Partial<typeof reopening>, string]>([
    ['while it is open', { centre: ngio }, 'wrong-state'],
    [
      'when another centre has its name now',
      { centres: [closed.centre, { ...ngio, id: 't570401-2' }] },
      'centre-exists',
    ],
  ])('is refused: %s', (_how, change, refused) => {
    expect(reopenedCentre({ ...reopening, ...change })).toEqual({ refused });
  });
});

describe('a centre that is renamed', () => {
  it('may take any name that no open centre has, or another spelling of its own', () => {
    const renamed = renamedCentre(ngio, { name: 'ศอช.ต.งิ้วใหม่', centres });
    expect(renamed).toEqual({ centre: { ...ngio, name: 'ศอช.ต.งิ้วใหม่' } });
    expect('centre' in renamedCentre(ngio, { name: `${ngio.name} `, centres })).toBe(true);
    const gone = centres.map((centre): Centre =>
      centre === plong ? { ...centre, closedOn: '2024-12-01' } : centre,
    );
    expect('centre' in renamedCentre(ngio, { name: plong.name, centres: gone })).toBe(true);
    expect(renamedCentre(ngio, { name: plong.name, centres })).toEqual({
      refused: 'centre-exists',
    });
  });
});

describe('members of a centre that is merged into another', () => {
  const move = (grants: readonly Grant[]) => movedGrants(grants, { from: ngio, into: plong });

  it('become members of the other centre without a seat, and keep their other grants', () => {
    expect(move([...grantsOf.chair, ...grantsOf.officer])).toEqual([
      { role: 'member', areaCode: '570402', centre: plong.id, seat: null },
      ...grantsOf.officer,
    ]);
    expect(move(grantsOf.otherChair)).toEqual(grantsOf.otherChair);
  });

  it('are not duplicated when the person is already a member there', () => {
    expect(move([...grantsOf.chair, ...grantsOf.otherChair])).toEqual(grantsOf.otherChair);
  });
});
