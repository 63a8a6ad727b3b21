import { districtOf } from '#domain/centre/centre.ts';
import type { Centre } from '#domain/centre/centre.ts';
import { can } from '#domain/permissions.ts';
import { dayIn, numberIn, textIn, textsIn } from '#domain/form/answers.ts';
import { isRecord, isText } from '#domain/fields/kind.ts';
import { fileIdsIn } from '#domain/form/named-files.ts';
import { dutyTitle } from '#domain/duty/title.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { reachOf } from '#domain/people/directory.ts';
import type { Submission } from '#models/submissions.ts';
import { viewAudit } from '../audit/view-audit.ts';
import { readableAnswers } from '../duties/readable-answers.ts';
import type { UseCaseContext } from '../use-case.ts';

export interface Sent {
  duty: Duty;
  report: Submission;
}

const shownHistory = 12;
const shownFiles = 60;

/** The newest report of a form. */
function newestOf(sent: readonly Sent[], form: Duty['form']): Sent | null {
  const reports = sent.filter(({ duty }) => duty.form === form);
  return reports.toSorted((a, b) => b.report.at.getTime() - a.report.at.getTime())[0] ?? null;
}

/** Where the centre is, according to its newest register, and who works with it. */
export async function officeOf(env: UseCaseContext, of: { centre: Centre; sent: readonly Sent[] }) {
  const { centre, sent } = of;
  const [officers, offices] = await Promise.all([
    env.stores.persons.holding('officer', [centre.areaCode, districtOf(centre.areaCode)]),
    env.stores.settings.around(centre.areaCode),
  ]);
  const register = newestOf(sent, 'committee-register');
  const answers = register
    ? readableAnswers(env, { duty: register.duty, answers: register.report.answers })
    : {};
  const place = answers['office'];
  const nearest = offices.toSorted((a, b) => b.id.length - a.id.length)[0];
  return {
    place: isRecord(place) && isText(place['text']) ? place['text'] : '',
    phone: textIn(answers, 'phone'),
    foundedYear: numberIn(answers, 'foundedYear'),
    reportedAt: register?.report.at ?? null,
    officers: centre.level === 'province' ? [] : officers.map(({ name }) => name),
    district: nearest ? { name: nearest.officeName, phone: nearest.officePhone } : null,
  };
}

/** The newest order of the กบต. */
export function integratedOrderOf(sent: readonly Sent[]) {
  const newest = newestOf(sent, 'integrated-committee-order');
  if (!newest) return null;
  const { duty, report } = newest;
  const { answers } = report;
  return {
    duty: duty.id,
    isAccepted: duty.state === 'accepted',
    number: textIn(answers, 'orderNo'),
    date: dayIn(answers, 'orderDate'),
    signer: textIn(answers, 'signer'),
    members: numberIn(answers, 'memberCount'),
    experts: textsIn(answers, 'experts').length,
    progress: textIn(answers, 'orderProgress'),
  };
}

/** The files of the newest reports, newest first. */
export async function filesOf({ stores }: UseCaseContext, sent: readonly Sent[]) {
  const named = sent.flatMap(({ duty, report }) =>
    fileIdsIn(report.answers).map((id) => ({ id, duty, at: report.at })),
  );
  if (named.length === 0) return [];
  const rows = await stores.attachments.many([...new Set(named.map(({ id }) => id))]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return named
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .flatMap(({ id, duty, at }) => {
      const file = byId.get(id);
      if (!file) return [];
      const { name, type } = file;
      return [{ id, name, isPhoto: type !== 'application/pdf', title: dutyTitle(duty), at }];
    })
    .slice(0, shownFiles);
}

/** What happened to the centre and its reports, for people who may read the audit of its area. */
export async function centreHistory(
  env: UseCaseContext,
  { centre, duties }: { centre: Centre; duties: readonly Duty[] },
) {
  if (!can(env.actor, 'audit.read', { areaCode: centre.areaCode })) return [];
  const subjects = [centre.id, ...duties.map(({ id }) => id)];
  const rows = await env.stores.audit.newestOfSubjects(subjects, shownHistory);
  return (await viewAudit(env, rows)).map(({ id, at, who, verb, what, reason, href }) => ({
    id,
    at,
    who,
    verb,
    what,
    reason,
    href,
  }));
}

type ReachedState = 'friend' | 'blocked' | 'neverAdded' | 'notYet';

/**
 * Whether messages reach each member of the register, by register row; for officials only. A row
 * without a person means that the member has not joined yet.
 */
export async function reachOfMembers(
  env: UseCaseContext,
  { centre, rows }: { centre: Centre; rows: readonly { id: string; person: string | null }[] },
): Promise<Map<string, ReachedState>> {
  const isOfficial = env.actor.grants.some(
    (grant) =>
      grant.role !== 'member' &&
      can({ ...env.actor, grants: [grant] }, 'centre.read', { areaCode: centre.areaCode }),
  );
  if (!isOfficial) return new Map();
  const ids = rows.flatMap(({ person }) => person ?? []);
  const people = ids.length === 0 ? [] : await env.stores.persons.many(ids);
  const byId = new Map(people.map((person) => [person.id, person]));
  return new Map(
    rows.map(({ id, person }) => {
      const found = person === null ? undefined : byId.get(person);
      return [id, found ? reachOf(found) : 'notYet'];
    }),
  );
}
