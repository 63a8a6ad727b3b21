import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay } from '../../domain/calendar.ts';
import { endCentre, movedGrants, nameFor, openedCentre } from '../../domain/centre-life.ts';
import { centre as centreSchema, isOpenOn } from '../../domain/centre.ts';
import type { Centre } from '../../domain/centre.ts';
import { holderOf } from '../../domain/duty.ts';
import type { Duty } from '../../domain/duty.ts';
import { planDuties } from '../../domain/letter.ts';
import type { Grant } from '../../domain/permissions.ts';
import { areas, centres, duties, grantsOf, holidays, letter, now } from '../support/world.ts';

function centreNamed(id: string): Centre {
  const found = centres.find((one) => one.id === id);
  if (!found) throw new Error(`no centre ${id}`);
  return found;
}
const ngio = centreNamed('t570401');
const plong = centreNamed('t570402');
const area = areas.find((one) => one.id === '570401');
if (!area) throw new Error('no area');

type Ending = Parameters<typeof endCentre>[0];
const ending: Ending = {
  centre: ngio,
  into: null,
  duties: duties.filter((one) => one.centre === ngio.id),
  on: '2024-12-16',
  reason: 'คำสั่งจังหวัด',
  by: 'province',
  now,
};

describe('a centre opened in the year', () => {
  const opening = { area, name: 'ศอช.ต.ใหม่', openedOn: '2024-12-18', centres, now };

  it('has an id and a name of its own, and is the same centre when it is said twice', () => {
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
  ])('%s is refused', (_what, change, refused) => {
    expect(openedCentre({ ...opening, ...change })).toEqual({ refused });
  });

  it('may bear the name of one that has closed', () => {
    const closed = { ...ngio, closedOn: '2024-12-01' };
    const made = openedCentre({ ...opening, name: ngio.name, centres: [closed] });
    expect('centre' in made && made.centre.id).toBe('t570401-2');
  });

  it('is offered the next free name', () => {
    expect(nameFor(area, centres)).toBe(`${ngio.name} 2`);
    expect(nameFor(area, [...centres, { ...ngio, name: `${ngio.name} 2` }])).toBe(`${ngio.name} 3`);
    expect(nameFor(area, [])).toBe(ngio.name);
  });
});

describe('a centre that ends', () => {
  const ended = (change: Partial<Ending> = {}) => {
    const outcome = endCentre({ ...ending, ...change });
    if ('refused' in outcome) throw new Error(outcome.refused);
    return outcome;
  };

  it('waives with the dated reason what lies with it, and leaves every desk its papers', () => {
    const states: Partial<Duty>[] = [
      { state: 'draft' },
      { state: 'returned', revision: 1 },
      { state: 'inReview', reviewAt: 'district', revision: 1 },
      { state: 'inReview', reviewAt: 'province', revision: 1 },
      { state: 'accepted', revision: 1 },
      { state: 'waived' },
      { extra: true },
    ];
    const given = ending.duties.map((one, at): Duty => ({ ...one, ...states[at] }));
    const { ended: over, kept, centre } = ended({ duties: given });
    expect(over.length + kept.length).toBe(given.length);
    expect(kept).toEqual(given.slice(2, 7));
    expect(over.every((one) => one.state === 'waived')).toBe(true);
    expect(over[0]?.waiver).toEqual({
      reason: 'ยุบเลิก ศอช. 16 ธ.ค. 2567: คำสั่งจังหวัด',
      by: 'province',
      at: now,
    });
    expect([centre.closedOn, centre.closing]).toEqual([
      '2024-12-16',
      { reason: 'คำสั่งจังหวัด', into: null },
    ]);
  });

  it('names the centre it is merged into', () => {
    const { centre, ended: over } = ended({ into: plong });
    expect(centre.closing?.into).toBe(plong.id);
    expect(over[0]?.waiver?.reason).toMatch(`รวมกับ ${plong.name} 16 ธ.ค. 2567`);
  });

  it.each<[string, Partial<Ending>, string]>([
    ['twice', { centre: { ...ngio, closedOn: '2024-12-01' } }, 'wrong-state'],
    ['tomorrow', { on: '2024-12-19' }, 'date-ahead'],
    ['before it opened', { centre: { ...ngio, openedOn: '2024-12-17' } }, 'date-ahead'],
    ['into itself', { into: ngio }, 'centre-mismatch'],
    ['into one of another level', { into: centreNamed('d5704') }, 'centre-mismatch'],
    ['into one that has closed', { into: { ...plong, closedOn: '2024-12-16' } }, 'centre-mismatch'],
    ['into one of another province', { into: { ...plong, areaCode: '560101' } }, 'centre-mismatch'],
  ])('%s is refused', (_how, change, refused) => {
    expect(endCentre({ ...ending, ...change })).toEqual({ refused });
  });
});

describe('seats that move with a merger', () => {
  const move = (grants: readonly Grant[]) => movedGrants(grants, { from: ngio, into: plong });

  it('keep their role and seat at the other centre, and leave everything else', () => {
    expect(move([...grantsOf.chair, ...grantsOf.officer])).toEqual([
      { role: 'member', areaCode: '570402', centre: plong.id, seat: 'chair' },
      ...grantsOf.officer,
    ]);
    expect(move(grantsOf.otherChair)).toEqual(grantsOf.otherChair);
  });

  it('are not doubled where the person already sits', () => {
    expect(move([...grantsOf.chair, ...grantsOf.otherChair])).toEqual(grantsOf.otherChair);
  });
});

interface Ledger {
  centres: Map<string, Centre>;
  duties: Map<string, Duty>;
}

/** As the use-cases do it: what is there stays, what is missing comes. */
function demand(ledger: Ledger, of: readonly Centre[]): number {
  const before = ledger.duties.size;
  for (const duty of planDuties({ letter, centres: of, holidays }))
    if (!ledger.duties.has(duty.id)) ledger.duties.set(duty.id, duty);
  return ledger.duties.size - before;
}

function openCentresOn(ledger: Ledger, today: string): Centre[] {
  return [...ledger.centres.values()].filter(
    (one) => one.closedOn === null || isOpenOn(one, today),
  );
}

function send(ledger: Ledger, pick: number): void {
  const open = [...ledger.duties.values()].filter((duty) => holderOf(duty) === 'centre');
  const duty = open[pick % Math.max(1, open.length)];
  if (duty)
    ledger.duties.set(duty.id, { ...duty, state: 'inReview', reviewAt: 'district', revision: 1 });
}

function end(ledger: Ledger, of: { pick: number; into: number | null; at: Date }): void {
  const open = openCentresOn(ledger, bangkokDay(of.at)).filter((one) => one.closedOn === null);
  const centre = open[of.pick % Math.max(1, open.length)];
  if (!centre) return;
  const into = of.into === null ? null : (open[of.into % open.length] ?? null);
  const outcome = endCentre({
    ...ending,
    centre,
    into,
    duties: [...ledger.duties.values()].filter((duty) => duty.centre === centre.id),
    on: bangkokDay(of.at),
    now: of.at,
  });
  if ('refused' in outcome) return;
  ledger.centres.set(centre.id, outcome.centre);
  for (const duty of outcome.ended) ledger.duties.set(duty.id, duty);
}

function open(ledger: Ledger, of: { pick: number; at: Date }): void {
  const place = areas[of.pick % areas.length];
  if (!place) return;
  const made = openedCentre({
    area: place,
    name: nameFor(place, [...ledger.centres.values()]),
    openedOn: bangkokDay(of.at),
    centres: [...ledger.centres.values()],
    now: of.at,
  });
  if ('refused' in made) return;
  ledger.centres.set(made.centre.id, made.centre);
  demand(ledger, [made.centre]);
}

describe('any year of opening, closing, merging and sending', () => {
  const step = fc.record({
    what: fc.constantFrom('open', 'close', 'merge', 'send'),
    pick: fc.nat(50),
    other: fc.nat(50),
    days: fc.integer({ min: 0, max: 40 }),
  });

  it('keeps the ledger what the letter demands: nothing missing, nothing open that nobody owes, nothing sent lost', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const ledger: Ledger = {
          centres: new Map(centres.map((one) => [one.id, one])),
          duties: new Map(duties.map((one) => [one.id, one])),
        };
        let today = '2024-12-18';
        const sent = new Set<string>();
        for (const { what, pick, other, days } of steps) {
          today = addDays(today, days);
          const at = atBangkok(today, '09:00');
          if (what === 'open') open(ledger, { pick, at });
          else if (what === 'send') send(ledger, pick);
          else end(ledger, { pick, into: what === 'merge' ? other : null, at });
          for (const duty of ledger.duties.values()) if (duty.revision > 0) sent.add(duty.id);
        }
        const owedBy = planDuties({ letter, centres: [...ledger.centres.values()], holidays });
        const planned = new Set(owedBy.map((duty) => duty.id));
        const all = [...ledger.duties.values()];
        const openOnes = all.filter((duty) => holderOf(duty) === 'centre');
        const closed = [...ledger.centres.values()].filter((one) => one.closedOn !== null);
        expect(demand(ledger, openCentresOn(ledger, today))).toBe(0);
        expect([...planned].filter((id) => !ledger.duties.has(id))).toEqual([]);
        expect(openOnes.filter((duty) => !planned.has(duty.id))).toEqual([]);
        expect(openOnes.filter((duty) => closed.some((one) => one.id === duty.centre))).toEqual([]);
        expect(all.filter((duty) => duty.state === 'waived' && !duty.waiver)).toEqual([]);
        expect([...sent].filter((id) => ledger.duties.get(id)?.state !== 'inReview')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
