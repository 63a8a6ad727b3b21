import { centreLabel, districtNote, dutyCentreLabel } from '#domain/centre/label.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import { fullName } from '#domain/fields/people.ts';
import { grantLabel } from '#domain/people/role-labels.ts';
import { seatLabels } from '#domain/register/seats.ts';
import type { SearchKind } from '#domain/search/kinds.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { FoundRow } from '#models/search.ts';
import { viewDuties } from '../duties/duty-views.ts';
import { grantViews } from '../people/grant-views.ts';
import type { UseCaseContext } from '../use-case.ts';

/** A row of the results, read from the thing itself. */
export interface FoundView {
  id: string;
  title: string;
  subtitle: string;
  href: string;
  /** The state of a duty, for its chip. */
  state: Pick<DutyView, 'standing' | 'daysLeft' | 'holder'> | null;
}

interface Found {
  kind: SearchKind;
  rows: readonly FoundRow[];
}

export async function viewFound(env: UseCaseContext, { kind, rows }: Found): Promise<FoundView[]> {
  if (rows.length === 0) return [];
  const views = await viewers[kind](env, rows);
  const byRef = new Map(views.map((view) => [view.id, view]));
  // Something removed since the index was written has no view.
  return rows.flatMap(({ ref }) => byRef.get(ref) ?? []);
}

type Viewer = (env: UseCaseContext, rows: readonly FoundRow[]) => Promise<FoundView[]>;

const viewers: Record<SearchKind, Viewer> = {
  centre: viewCentres,
  person: async (env, rows) => [
    ...(await viewPeople(env, rows)),
    ...(await viewMembers(env, rows)),
  ],
  duty: viewDutyRows,
  order: viewOrders,
};

function refsOf(rows: readonly FoundRow[]): string[] {
  return rows.map(({ ref }) => ref);
}

function centreHref(id: string): string {
  return `/app/centres/${encodeURIComponent(id)}`;
}

async function viewCentres({ stores }: UseCaseContext, rows: readonly FoundRow[]) {
  const centres = await stores.centres.many(refsOf(rows));
  return centres.map((centre) => {
    const closed = centre.closedOn && `ยุบเลิกแล้ว ${formatDay(centre.closedOn, 'medium')}`;
    const subtitle = [districtNote(centre), closed].filter(Boolean).join(' ');
    return {
      id: centre.id,
      title: centre.name,
      subtitle,
      href: centreHref(centre.id),
      state: null,
    };
  });
}

async function viewPeople(env: UseCaseContext, rows: readonly FoundRow[]): Promise<FoundView[]> {
  const wanted = rows.filter(({ role }) => role !== null);
  const people = await env.stores.persons.many(refsOf(wanted));
  const found = people.flatMap((person) => {
    const row = wanted.find(({ ref }) => ref === person.id);
    const grant = person.grants.find(
      (held) => held.role === row?.role && held.areaCode === row.areaCode,
    );
    return grant ? [{ person, grant }] : [];
  });
  const grants = await grantViews(
    env,
    found.map(({ grant }) => grant),
  );
  return found.flatMap(({ person, grant }, index) => {
    const view = grants[index];
    if (!view) return [];
    const place = grant.centre === null ? view.areaName : (view.centreName ?? '');
    return {
      id: person.id,
      title: person.name,
      subtitle: `${grantLabel(grant)} ${place}`,
      href: grant.centre === null ? personHref(person.id) : centreHref(grant.centre),
      state: null,
    };
  });
}

function personHref(id: string): string {
  return `/app/people/person/${encodeURIComponent(id)}`;
}

async function viewMembers(
  { stores, actor }: UseCaseContext,
  rows: readonly FoundRow[],
): Promise<FoundView[]> {
  const wanted = rows.filter(({ role }) => role === null);
  const [members, centres] = await Promise.all([
    stores.members.many(refsOf(wanted)),
    stores.centres.many(wanted.flatMap(({ centre }) => centre ?? [])),
  ]);
  return members.flatMap((member) => {
    const centre = centres.find(({ id }) => id === member.centre);
    if (!centre) return [];
    const subtitle = `${seatLabels[member.position]} ${centreLabel(centre, actor.grants)}`;
    const href = centreHref(centre.id);
    return { id: member.id, title: fullName(member), subtitle, href, state: null };
  });
}

async function viewDutyRows(env: UseCaseContext, rows: readonly FoundRow[]): Promise<FoundView[]> {
  const duties = await env.stores.duties.many(refsOf(rows));
  const views = new Map((await viewDuties(env, duties)).map((view) => [view.id, view]));
  return duties.flatMap((duty) => {
    const view = views.get(duty.id);
    if (!view) return [];
    const place = dutyCentreLabel(duty, env.actor.grants);
    const { standing, daysLeft, holder } = view;
    return {
      id: duty.id,
      title: dutyTitle(duty),
      subtitle: `${place} กำหนด ${formatDay(view.dueOn, 'medium')}`,
      href: `/app/duty/${encodeURIComponent(duty.id)}`,
      state: { standing, daysLeft, holder },
    };
  });
}

async function viewOrders(
  { stores, actor }: UseCaseContext,
  rows: readonly FoundRow[],
): Promise<FoundView[]> {
  const orders = await stores.orders.many(refsOf(rows));
  const centres = await stores.centres.many(orders.map(({ centre }) => centre));
  return orders.flatMap((order) => {
    const centre = centres.find(({ id }) => id === order.centre);
    if (!centre) return [];
    const term =
      order.endedOn === null
        ? `ครบวาระ ${formatDay(order.termTo, 'medium')}`
        : `สิ้นผล ${formatDay(order.endedOn, 'medium')}`;
    return {
      id: order.id,
      title: `คำสั่งแต่งตั้ง ที่ ${order.number}`,
      subtitle: `${centreLabel(centre, actor.grants)} ${term}`,
      href: centreHref(centre.id),
      state: null,
    };
  });
}
