import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '../use-case.ts';

/** Rows of a list that are read at most, for messages and audit rows. */
const maxRows = 2_000;

export type HeldData = Awaited<ReturnType<typeof readHeldData>>;

/** Everything stored about a person, from all collections. */
export async function readHeldData({ stores }: Pick<UseCaseContext, 'stores'>, person: Person) {
  const { id } = person;
  return {
    person,
    rows: await stores.members.everLinkedTo(id),
    joinRequests: await stores.joinRequests.allOf(id),
    erasureRequests: await stores.erasureRequests.ofPerson(id),
    handOvers: await stores.handOvers.ofPerson(id),
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
