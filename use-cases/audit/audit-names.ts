import { areaLabelFor, centreLabel, dutyCentreLabel } from '#domain/centre/label.ts';
import { isAreaCode } from '#domain/centre/centre.ts';
import { isDay } from '#domain/calendar.ts';
import { idsIn } from '#domain/audit/changes.ts';
import type { AuditNames } from '#domain/audit/changes.ts';
import { auditKindOf } from '#domain/audit/kinds.ts';
import type { AuditSubject } from '#domain/audit/kinds.ts';
import { dutyTitle, roundTitle } from '#domain/duty/title.ts';
import { columnOfKey } from '#domain/overview.ts';
import type { Grant } from '#domain/permissions.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { AuditRow } from '#models/audit.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface Subject {
  text: string;
  /** The address in the app where the thing can be opened. */
  href: string | null;
}

/** Names of everything that a page of audit rows mentions. Each collection is read once. */
export interface NamedRows extends AuditNames {
  subject(row: AuditRow): Subject;
  grantsOf(person: string): readonly Grant[];
}

type Env = Pick<UseCaseContext, 'stores' | 'actor'>;
type Found = Awaited<ReturnType<typeof readNamed>>;

export async function nameRows(env: Env, rows: readonly AuditRow[]): Promise<NamedRows> {
  const found = await readNamed(env, rows);
  const names = namesOf(found, env.actor.grants);
  const writers = subjectWriters({ found, names, grants: env.actor.grants });
  return {
    ...names,
    grantsOf: (id) => found.people.get(id)?.grants ?? [],
    subject: (row) =>
      writers[auditKindOf(row.action).about](bareId(row.subject)) ?? { text: '', href: null },
  };
}

async function readNamed({ stores }: Env, rows: readonly AuditRow[]) {
  const ids = idsToRead(rows);
  const people = await stores.persons.many([...new Set(ids.people)]);
  const grants = people.flatMap((person) => person.grants);
  const areaIds = [...ids.areas, ...grants.map((grant) => grant.areaCode)];
  const centreIds = [...ids.centres, ...grants.flatMap(({ centre }) => centre ?? [])];
  const [duties, centres, requests, letters, sets, areas] = await Promise.all([
    stores.duties.many(ids.of('duty')),
    stores.centres.many(centreIds),
    stores.joinRequests.many(ids.of('joinRequest')),
    stores.letters.many(ids.letters),
    stores.criteria.many(ids.of('criteria')),
    stores.areas.many(areaIds.filter(isAreaCode)),
  ]);
  return {
    duties: byId(duties),
    people: byId(people),
    centres: byId(centres),
    requests: byId(requests),
    letters: byId(letters),
    sets: byId(sets),
    areas: byId(areas),
  };
}

function namesOf({ people, areas, centres }: Found, grants: readonly Grant[]): AuditNames {
  return {
    person: (id) => people.get(id)?.name ?? 'ผู้ใช้ที่ไม่มีในระบบแล้ว',
    area: (code) => {
      const found = areas.get(code);
      return found ? areaLabelFor(found, grants) : code;
    },
    centre: (id) => {
      const found = centres.get(id);
      return found ? centreLabel(found, grants) : id;
    },
  };
}

type Writers = Record<AuditSubject, (id: string) => Subject | null>;

function subjectWriters(of: {
  found: Found;
  names: AuditNames;
  grants: readonly Grant[];
}): Writers {
  const { found, names, grants } = of;
  const letter = (id: string): Subject | null => {
    const known = found.letters.get(id);
    return known ? { text: `หนังสือ ${known.number}`, href: `/app/letters/${id}` } : null;
  };
  return {
    none: () => null,
    duty: (id) => {
      const duty = found.duties.get(id);
      if (!duty) return letter(id);
      const text = `${dutyTitle(duty)} ${dutyCentreLabel(duty, grants)}`;
      return { text, href: `/app/duty/${id}` };
    },
    person: (id) => plain(names.person(id)),
    letter,
    centre: (id) => ({ text: names.centre(id), href: `/app/centres/${id}` }),
    area: (code) => plain(names.area(code)),
    joinRequest: (id) => plain(found.requests.get(id)?.name ?? ''),
    holiday: (day) => plain(isDay(day) ? formatDay(day, 'medium') : day),
    criteria: (id) => {
      const set = found.sets.get(id);
      if (!set) return null;
      const text = `เกณฑ์ประเมินระดับ ปี ${set.fiscalYear} ฉบับที่ ${set.version}`;
      return { text, href: `/app/settings/criteria/${id}` };
    },
    column: (id) => plain(columnWords(id, { found, names })),
  };
}

function plain(text: string): Subject {
  return { text, href: null };
}

/** Names a column, as in ประเมินระดับ ครั้งที่ 1 อ.เทิง. */
function columnWords(id: string, { found, names }: { found: Found; names: AuditNames }): string {
  const { place, column } = columnSubject(id);
  const obligation = found.letters
    .get(column?.letter ?? '')
    ?.clauses.flatMap((clause) => clause.obligations)
    .find((item) => item.id === column?.obligation);
  const title = obligation && column ? roundTitle(obligation, { no: column.round }) : '';
  return `${title} ${names.area(place)}`.trim();
}

/** The id without its kind: `office:57` becomes `57`. The subject of a column is returned unchanged. */
function bareId(subject: string): string {
  const at = subject.indexOf(':');
  return at < 0 || isAreaCode(subject.slice(0, at)) ? subject : subject.slice(at + 1);
}

function columnSubject(subject: string) {
  const at = subject.indexOf(':');
  return { place: subject.slice(0, at), column: columnOfKey(subject.slice(at + 1)) };
}

function idsToRead(rows: readonly AuditRow[]) {
  const of = (about: AuditSubject): string[] =>
    rows.flatMap((row) => (auditKindOf(row.action).about === about ? [bareId(row.subject)] : []));
  const values = rows.map((row) => idsIn(row));
  const columns = of('column').map(columnSubject);
  const people = rows.flatMap(({ by }) => by ?? []);
  return {
    of,
    people: [...people, ...of('person'), ...values.flatMap((found) => found.people)],
    centres: [...of('centre'), ...values.flatMap((found) => found.centres)],
    letters: [
      ...of('letter'),
      ...of('duty'),
      ...columns.flatMap(({ column }) => column?.letter ?? []),
    ],
    areas: [
      ...of('area'),
      ...rows.map((row) => row.areaCode),
      ...columns.map(({ place }) => place),
      ...values.flatMap((found) => found.areas),
    ],
  };
}

function byId<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
