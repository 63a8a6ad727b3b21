import { allNamesOf } from '#domain/people/own-name.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';
import type { HandOverRow } from '#models/hand-overs.ts';
import type { Invite } from '#models/invites.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Rows of a list that are read at most, for messages and audit rows. */
const maxRows = 2_000;

export type HeldData = Awaited<ReturnType<typeof readHeldData>>;

/** Everything stored about a person, from all collections. */
export async function readHeldData({ stores }: Pick<UseCaseContext, 'stores'>, person: Person) {
  const { id } = person;
  const joinRequests = await stores.joinRequests.allOf(id);
  const handOvers = await stores.handOvers.ofPerson(id);
  const invites = await stores.invites.ofPerson(id);
  const links = { person, joinRequests, handOvers, invites };
  const rows = await registerRows({ stores }, links);
  return {
    person,
    rows,
    possibleRows: await possibleRows({ stores }, { ...links, rows }),
    joinRequests,
    handOvers,
    dataRequests: await stores.dataRequests.ofPerson(id),
    erasureRequests: await stores.erasureRequests.ofPerson(id),
    drafts: await stores.drafts.heldBy(id),
    reports: await stores.submissions.byPerson(id),
    comments: await stores.comments.byPerson(id),
    photos: await stores.photos.ofPerson(id),
    files: await stores.attachments.byPerson(id),
    messages: await stores.deliveries.ofPerson(id, maxRows),
    invites,
    groups: await stores.groups.madeBy(id),
    inboxEvents: await stores.inbox.countOf(person.lineUserId),
    auditAbout: await stores.audit.ofSubject(id),
    auditBy: await stores.audit.byPerson(id, maxRows),
  };
}

interface Links {
  person: Person;
  joinRequests: readonly JoinRequest[];
  handOvers: readonly HandOverRow[];
  invites: readonly Invite[];
}

/**
 * The register rows that are the person's: linked now, or without a link and linked before by a code, an
 * accepted request or until a hand-over. A name alone is no proof: anyone can type it.
 */
async function registerRows(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, joinRequests, handOvers, invites }: Links,
): Promise<Member[]> {
  const linked = await stores.members.everLinkedTo(person.id);
  const used = invites.filter((invite) => isTakenBy(invite, person.id));
  const before = new Set([
    ...handOvers.flatMap((handOver) => handOver.rows),
    ...joinRequests.flatMap(({ given }) => given?.member ?? []),
    ...used.flatMap(({ member }) => member ?? []),
  ]);
  const freed = await stores.members.many([...before]);
  return [...linked, ...freed.filter((row) => row.person === null)];
}

function isTakenBy({ takenBy }: Invite, person: string): boolean {
  return takenBy.some((use) => use.person === person);
}

/** How many register rows without a link have the person's name. The office decides about them. */
async function possibleRows(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, joinRequests, rows }: Links & { rows: readonly Member[] },
): Promise<number> {
  const given = [...allNamesOf(person), ...joinRequests.map(({ name }) => name)];
  const keys = new Set(given.map(nameKeyOf).filter(Boolean));
  const own = new Set(rows.map(({ id }) => id));
  const named = await stores.members.everNamedLike([...keys]);
  const possible = named.filter(
    (row) => row.person === null && keys.has(row.nameKey) && !own.has(row.id),
  );
  return new Set(possible.map(({ id }) => id)).size;
}
