import { allNamesOf } from '#domain/people/own-name.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';
import type { HandOverRow } from '#models/hand-overs.ts';
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
  return {
    person,
    rows: await registerRows({ stores }, { person, joinRequests, handOvers }),
    joinRequests,
    handOvers,
    erasureRequests: await stores.erasureRequests.ofPerson(id),
    drafts: await stores.drafts.heldBy(id),
    reports: await stores.submissions.byPerson(id),
    comments: await stores.comments.byPerson(id),
    photos: await stores.photos.ofPerson(id),
    files: await stores.attachments.byPerson(id),
    messages: await stores.deliveries.ofPerson(id, maxRows),
    invites: await stores.invites.ofPerson(id),
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
}

/**
 * The register rows that are the person's: linked now, linked before a hand-over, or with the same name and
 * without a link in a centre where the person has or had a role.
 */
async function registerRows(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { person, joinRequests, handOvers }: Links,
): Promise<Member[]> {
  const linked = await stores.members.everLinkedTo(person.id);
  const given = [...allNamesOf(person), ...joinRequests.map(({ name }) => name)];
  const keys = new Set(given.map(nameKeyOf).filter(Boolean));
  const grants = [person.grants, ...handOvers.map(({ before }) => before)].flat();
  const centres = new Set(
    [...linked, ...joinRequests, ...grants].flatMap(({ centre }) => centre ?? []),
  );
  const freed = new Set(handOvers.flatMap((handOver) => handOver.rows));
  const named = (await stores.members.everNamedLike([...keys])).filter(
    ({ id, nameKey, person: holder, centre }) =>
      holder === null && keys.has(nameKey) && (centres.has(centre) || freed.has(id)),
  );
  return [...linked, ...named];
}
