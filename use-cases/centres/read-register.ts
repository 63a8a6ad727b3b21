import { districtOf } from '#domain/centre/centre.ts';
import type { Day } from '#domain/calendar.ts';
import { bangkokDay } from '#domain/calendar.ts';
import { termDaysLeft } from '#domain/register/order.ts';
import type { Order } from '#domain/register/order.ts';
import { vacantSeats } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { reachOfMembers } from './centre-profile.ts';
import type { UseCaseContext } from '../use-case.ts';

interface Viewer {
  centreRow: Centre;
  /** True when the actor may edit the register. Only then are people without a register row shown. */
  mayEdit: boolean;
}

/** The register of a centre: current and former members, the order in force and what is missing. */
export async function registerOf(env: UseCaseContext, of: { centre: string } & Viewer) {
  const { stores, now } = env;
  const [ever, orders] = await Promise.all([
    stores.members.ever(of.centre),
    stores.orders.ofCentre(of.centre),
  ]);
  const sitting = ever.filter((member) => member.until === null);
  const reach = await reachOfMembers(env, { centre: of.centreRow, rows: sitting });
  const elsewhere = await seatsElsewhere(env, { centre: of.centre, sitting });
  const numbers = new Map(orders.map((order) => [order.id, order.number]));
  const today = bangkokDay(now);
  return {
    members: sitting.map((member) => ({
      id: member.id,
      name: nameOf(member),
      position: member.position,
      positionLabel: seatLabels[member.position],
      since: member.since,
      alsoIn: elsewhere.get(member.nameKey) ?? [],
      linked: member.person !== null,
      reach: reach.get(member.id) ?? null,
    })),
    vacancies: vacantSeats(sitting).map((vacantSeat) => seatLabels[vacantSeat]),
    orders: orders.map((order) => orderView(order, today)),
    history: historyOf(ever, numbers),
    unlinked: of.mayEdit ? await unlinkedPeople(env, { centre: of.centre, ever }) : [],
  };
}

function nameOf({ prefix, first, last }: Pick<Member, 'prefix' | 'first' | 'last'>): string {
  return `${prefix}${first} ${last}`;
}

function orderView(order: Order, today: Day) {
  const { id, number, date, signer, termFrom, termTo, files, endedOn } = order;
  return {
    id,
    number,
    date,
    signer,
    termFrom,
    termTo,
    files,
    endedOn,
    daysLeft: termDaysLeft(order, today),
  };
}

/** People with the same name who sit on another committee of the district. This is allowed, but shown. */
async function seatsElsewhere(
  { stores }: UseCaseContext,
  { centre, sitting }: { centre: string; sitting: readonly Member[] },
): Promise<Map<string, string[]>> {
  const [first] = sitting;
  if (!first) return new Map();
  const district = districtOf(first.areaCode);
  const others = (await stores.members.named(sitting.map((member) => member.nameKey))).filter(
    (member) => member.centre !== centre && member.areaCode.startsWith(district),
  );
  const centres = await stores.centres.many([...new Set(others.map((other) => other.centre))]);
  const names = new Map(centres.map((sibling) => [sibling.id, sibling.name]));
  return new Map(
    [...Map.groupBy(others, (other) => other.nameKey)].map(([key, seats]) => [
      key,
      seats.map((seat) => names.get(seat.centre) ?? ''),
    ]),
  );
}

/** Ended terms, newest first, each with its order. */
function historyOf(ever: readonly Member[], numbers: ReadonlyMap<string, string>) {
  const spells = ever.flatMap((member) =>
    member.sittings.flatMap((spell) =>
      spell.until === null
        ? []
        : [
            {
              id: `${member.id}:${spell.from}:${spell.position}`,
              name: nameOf(member),
              positionLabel: seatLabels[spell.position],
              from: spell.from,
              until: spell.until,
              order: spell.under === null ? null : (numbers.get(spell.under) ?? null),
            },
          ],
    ),
  );
  return spells.toSorted(
    (a, b) => b.until.localeCompare(a.until) || a.name.localeCompare(b.name, 'th'),
  );
}

/** People with a role in this centre who are not linked to its register. */
async function unlinkedPeople(
  { stores }: UseCaseContext,
  { centre, ever }: { centre: string; ever: readonly Member[] },
) {
  const linked = new Set(ever.map((member) => member.person));
  return (await stores.persons.ofCentre(centre))
    .filter((person) => !linked.has(person.id))
    .map(({ id, name }) => ({ id, name }));
}
