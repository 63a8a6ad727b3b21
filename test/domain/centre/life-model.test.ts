import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay } from '#domain/calendar.ts';
import { endCentre, nameFor, openedCentre } from '#domain/centre/closing.ts';
import { reopenedCentre } from '#domain/centre/reopening.ts';
import { isOpenOn } from '#domain/centre/centre.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { assigneeOf } from '#domain/duty/duty.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { planDuties } from '#domain/letter/letter.ts';
import { areas, centres, duties, holidays, letter } from '#test/support/world.ts';

interface Ledger {
  centres: Map<string, Centre>;
  duties: Map<string, Duty>;
}

/** Applied as in the use cases: existing rows stay, missing rows are added. */
function demand(ledger: Ledger, of: readonly Centre[]): number {
  const before = ledger.duties.size;
  for (const duty of planDuties({ letter, centres: of, holidays }))
    if (!ledger.duties.has(duty.id)) ledger.duties.set(duty.id, duty);
  return ledger.duties.size - before;
}

function openCentresOn(ledger: Ledger, today: Day): Centre[] {
  return [...ledger.centres.values()].filter(
    (centre) => centre.closedOn === null || isOpenOn(centre, today),
  );
}

function send(ledger: Ledger, pick: number): void {
  const open = [...ledger.duties.values()].filter((duty) => assigneeOf(duty) === 'centre');
  const duty = open[pick % Math.max(1, open.length)];
  if (duty)
    ledger.duties.set(duty.id, { ...duty, state: 'inReview', reviewAt: 'district', revision: 1 });
}

function end(ledger: Ledger, of: { pick: number; into: number | null; at: Date }): void {
  const open = openCentresOn(ledger, bangkokDay(of.at)).filter(
    (centre) => centre.closedOn === null,
  );
  const centre = open[of.pick % Math.max(1, open.length)];
  if (!centre) return;
  const into = of.into === null ? null : (open[of.into % open.length] ?? null);
  const outcome = endCentre({
    centre,
    into,
    reason: 'คำสั่งจังหวัด',
    by: 'province',
    duties: [...ledger.duties.values()].filter((duty) => duty.centre === centre.id),
    on: bangkokDay(of.at),
    now: of.at,
  });
  if ('refused' in outcome) return;
  ledger.centres.set(centre.id, outcome.centre);
  for (const duty of outcome.ended) ledger.duties.set(duty.id, duty);
}

function reopen(ledger: Ledger, of: { pick: number; at: Date }): void {
  const closed = [...ledger.centres.values()].filter((centre) => centre.closedOn !== null);
  const centre = closed[of.pick % Math.max(1, closed.length)];
  if (!centre) return;
  const outcome = reopenedCentre({
    centre,
    centres: [...ledger.centres.values()],
    duties: [...ledger.duties.values()].filter((duty) => duty.centre === centre.id),
    planned: planDuties({ letter, centres: [{ ...centre, closedOn: null }], holidays }),
    now: of.at,
  });
  if ('refused' in outcome) return;
  ledger.centres.set(centre.id, outcome.centre);
  for (const duty of [...outcome.back, ...outcome.added]) ledger.duties.set(duty.id, duty);
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

describe('any sequence of opening, closing, merging, reopening and sending', () => {
  const step = fc.record({
    what: fc.constantFrom('open', 'close', 'merge', 'reopen', 'send'),
    pick: fc.nat(50),
    other: fc.nat(50),
    days: fc.integer({ min: 0, max: 40 }),
  });

  it('keeps every owed duty and sent report, and leaves no open duty without a centre that owes it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const ledger: Ledger = {
          centres: new Map(centres.map((centre) => [centre.id, centre])),
          duties: new Map(duties.map((duty) => [duty.id, duty])),
        };
        let today: Day = '2024-12-18';
        const sent = new Set<string>();
        for (const { what, pick, other, days } of steps) {
          today = addDays(today, days);
          const at = atBangkok(today, '09:00');
          if (what === 'open') open(ledger, { pick, at });
          else if (what === 'reopen') reopen(ledger, { pick, at });
          else if (what === 'send') send(ledger, pick);
          else end(ledger, { pick, into: what === 'merge' ? other : null, at });
          for (const duty of ledger.duties.values()) if (duty.revision > 0) sent.add(duty.id);
        }
        const owedBy = planDuties({ letter, centres: [...ledger.centres.values()], holidays });
        const planned = new Set(owedBy.map((duty) => duty.id));
        const all = [...ledger.duties.values()];
        const openOnes = all.filter((duty) => assigneeOf(duty) === 'centre');
        const closed = [...ledger.centres.values()].filter((centre) => centre.closedOn !== null);
        expect(demand(ledger, openCentresOn(ledger, today))).toBe(0);
        expect([...planned].filter((id) => !ledger.duties.has(id))).toEqual([]);
        expect(openOnes.filter((duty) => !planned.has(duty.id))).toEqual([]);
        expect(
          openOnes.filter((duty) => closed.some((centre) => centre.id === duty.centre)),
        ).toEqual([]);
        expect(all.filter((duty) => duty.state === 'waived' && !duty.waiver)).toEqual([]);
        expect([...sent].filter((id) => ledger.duties.get(id)?.state !== 'inReview')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
