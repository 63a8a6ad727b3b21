import { districtOf, provinceOf } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Role } from '#domain/permissions.ts';
import type { Person } from '#models/persons.ts';
import type { UseCaseContext } from '#use-cases/use-case.ts';
import { isInAreas } from './read-directory.ts';

const shownEvents = 10;

/** The newest messages to a person and the newest changes of the person's data, in these areas. */
export async function happened(
  { stores }: UseCaseContext,
  { areas, person }: { areas: readonly AreaCode[]; person: string },
) {
  const [messages, changes] = await Promise.all([
    stores.deliveries.ofPerson(person, shownEvents),
    stores.audit.newestOfSubject(person, shownEvents),
  ]);
  const isShown = ({ areaCode }: { areaCode: AreaCode | '' }): boolean =>
    areaCode === '' || isInAreas(areas, areaCode);
  return {
    messages: messages
      .filter(isShown)
      .map(({ notice, state, plannedAt, sentAt, acknowledgedAt, seenAt }) => ({
        kind: notice.kind,
        state,
        isAnswered: acknowledgedAt !== null || seenAt !== null,
        at: sentAt ?? plannedAt,
      })),
    changes: changes.filter(isShown).map(({ action, at }) => ({ action, at })),
  };
}

/** When reminders to this person were escalated to the head of the district or to the province. */
export async function escalationsOf(
  { stores }: UseCaseContext,
  { areas, person }: { areas: readonly AreaCode[]; person: Person },
) {
  const codes = person.grants
    .map(({ areaCode }) => areaCode)
    .filter((code) => isInAreas(areas, code));
  const above = {
    districtHead: [...new Set(codes.map(districtOf))],
    province: [...new Set(codes.map(provinceOf))],
  };
  const rows = await Promise.all(
    (['districtHead', 'province'] as const).map((role) =>
      escalatedTo({ stores }, { role, areas: above[role], person: person.id }),
    ),
  );
  return rows.flat();
}

async function escalatedTo(
  { stores }: Pick<UseCaseContext, 'stores'>,
  { role, areas, person }: { role: Role; areas: readonly AreaCode[]; person: string },
) {
  const officials = (await stores.persons.holding(role, areas)).filter(({ id }) => id !== person);
  const messages = await Promise.all(
    officials.map(({ id }) => stores.deliveries.ofPerson(id, shownEvents)),
  );
  const times = messages
    .flat()
    .flatMap(({ notice, plannedAt }) =>
      notice.kind === 'digest' &&
      notice.entries.some(({ escalatedFrom }) => escalatedFrom === person)
        ? [plannedAt.getTime()]
        : [],
    );
  return [...new Set(times)].map((time) => ({ to: role, at: new Date(time) }));
}
