import { allNamesOf } from '#domain/people/own-name.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';
import type { HandOverRow } from '#models/hand-overs.ts';
import type { Invite } from '#models/invites.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import type { Person } from '#models/persons.ts';
import { readScheduler } from '../read-scheduler.ts';
import type { UseCaseContext } from '../use-case.ts';

/** At most this many rows of a list are read, for messages and audit rows. */
const maxRows = 2_000;

export type HeldData = Awaited<ReturnType<typeof readHeldData>>;

/** Everything stored about a person, from all collections. */
export async function readHeldData(env: Reading, person: Person) {
  const lists = await readLists(env, person);
  const { joinRequests, handOvers, invites } = lists;
  const links = { person, joinRequests, handOvers, invites };
  const rows = await registerRows(env, links);
  return { person, rows, possibleRows: await possibleRows(env, { ...links, rows }), ...lists };
}

type Reading = Pick<UseCaseContext, 'stores' | 'inTransaction'>;

/** Everything in the collections that refers to the person by id. */
async function readLists(env: Reading, { id, lineUserId }: Person) {
  const { stores } = env;
  const read = readScheduler(env);
  const [joinRequests, handOvers, invites, dataRequests, erasureRequests] = await Promise.all([
    read(() => stores.joinRequests.allOf(id)),
    read(() => stores.handOvers.ofPerson(id)),
    read(() => stores.invites.ofPerson(id)),
    read(() => stores.dataRequests.ofPerson(id)),
    read(() => stores.erasureRequests.ofPerson(id)),
  ]);
  const [drafts, reports, comments, photos, files] = await Promise.all([
    read(() => stores.drafts.heldBy(id)),
    read(() => stores.submissions.byPerson(id)),
    read(() => stores.comments.byPerson(id)),
    read(() => stores.photos.ofPerson(id)),
    read(() => stores.attachments.byPerson(id)),
  ]);
  const [messages, questions, groups, inboxEvents, auditAbout, auditBy] = await Promise.all([
    read(() => stores.deliveries.ofPerson(id, maxRows)),
    read(() => stores.questions.writtenBy(id)),
    read(() => stores.groups.madeBy(id)),
    read(() => stores.inbox.countOf(lineUserId)),
    read(() => stores.audit.ofSubject(id)),
    read(() => stores.audit.byPerson(id, maxRows)),
  ]);
  return {
    joinRequests,
    handOvers,
    dataRequests,
    erasureRequests,
    drafts,
    reports,
    comments,
    photos,
    files,
    messages,
    questions,
    invites,
    groups,
    inboxEvents,
    auditAbout,
    auditBy,
  };
}

interface Links {
  person: Person;
  joinRequests: readonly JoinRequest[];
  handOvers: readonly HandOverRow[];
  invites: readonly Invite[];
}

/**
 * The register rows that belong to the person. These are linked now, or have no link now but were
 * linked by a code, by an accepted request, or until a hand-over. A name alone is no proof, because
 * anybody can type it.
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

/** How many unlinked register rows have the person's name. The office decides whose they are. */
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
