import { bangkokDay } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { FormId } from '#domain/forms/index.ts';
import { limits } from '#domain/limits.ts';
import { isCounted } from '#domain/papers/paper.ts';
import type { CommitteeReport } from '#domain/papers/operations.ts';
import type { ReportFacts, RoundFacts } from '#domain/papers/report-facts.ts';
import type { Member } from '#domain/register/register.ts';
import { Problem } from '#domain/problem.ts';
import type { Submission } from '#models/submissions.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { PaperOrderOf } from './paper-maker.ts';
import { dutiesOf, placeOf, roundsOf, tambonOf } from './paper-scope.ts';
import type { PaperRound, PaperScope } from './paper-scope.ts';

interface Wanted extends Pick<PaperOrderOf, 'scope' | 'request'> {
  form: FormId;
}

/**
 * The rounds of a form up to the requested one. Without a request, all rounds that have begun, or the
 * first if none has.
 */
export function wantedRounds(env: UseCaseContext, { scope, request, form }: Wanted): PaperRound[] {
  const all = roundsOf(scope.letter, form);
  const today = bangkokDay(env.now);
  const last = request.round;
  const found = all.filter(({ round }) =>
    last === undefined ? round.opensOn <= today : round.no <= last,
  );
  return found.length > 0 ? found : all.slice(0, 1);
}

/** The duties of these rounds in the area, with the content of accepted reports only. */
export async function readRounds(
  env: UseCaseContext,
  scope: PaperScope,
  rounds: readonly PaperRound[],
): Promise<RoundFacts[]> {
  const duties = await dutiesOf(env, scope, rounds);
  const accepted = duties.filter(({ state }) => state === 'accepted');
  const facts = await readReports(env, { scope, duties, readable: accepted });
  return rounds.map(({ obligation, round }) => ({
    round: round.no,
    dueOn: round.dueOn,
    reports: facts.filter(
      ({ duty }) => duty.obligation === obligation.id && duty.round === round.no,
    ),
  }));
}

/** Each duty with its newest revision, if the revision may be read. */
export async function readReports(
  env: UseCaseContext,
  of: { scope: PaperScope; duties: readonly Duty[]; readable?: readonly Duty[] },
): Promise<ReportFacts[]> {
  const { scope, duties, readable = duties } = of;
  const sent = await newestSent(env, readable);
  const ids = [...new Set([...sent.values()].flatMap(({ criteria }) => criteria ?? []))];
  const sets = new Map((await env.stores.criteria.many(ids)).map((set) => [set.id, set]));
  return duties.map((duty) => {
    const report = sent.get(duty.id);
    return {
      duty,
      tambon: tambonOf(scope, duty.areaCode),
      place: placeOf(scope, duty.areaCode),
      answers: report?.answers ?? null,
      criteria: (report?.criteria && sets.get(report.criteria)) || null,
    };
  });
}

async function newestSent(
  { stores }: UseCaseContext,
  duties: readonly Duty[],
): Promise<Map<string, Submission>> {
  const ids = duties.filter(({ revision }) => revision > 0).map(({ id }) => id);
  const sent = await stores.submissions.newestOf(ids);
  return new Map(sent.map((submission) => [submission.duty, submission]));
}

/** The duty of the requested report, or all duties of the newest wanted round in the area. */
export async function sheetDuties(
  env: UseCaseContext,
  { scope, request, duty, form }: Wanted & { duty: Duty | null },
): Promise<Duty[]> {
  if (duty) return [duty];
  const newest = wantedRounds(env, { scope, request, form }).at(-1);
  const duties = newest ? await dutiesOf(env, scope, [newest]) : [];
  return duties.filter(isCounted);
}

interface Sheets {
  scope: PaperScope;
  duties: readonly Duty[];
  /** True for a workbook. It has rows instead of pages, so a whole province fits. */
  isWorkbook?: boolean;
}

/**
 * Reads reports that are printed one by one. Refuses when no report was sent, or when they are too
 * many for one file.
 */
export async function readSheets(
  env: UseCaseContext,
  { scope, duties, isWorkbook = false }: Sheets,
): Promise<ReportFacts[]> {
  const facts = await readReports(env, { scope, duties });
  const sent = facts.filter(({ answers }) => answers !== null);
  if (sent.length === 0) throw new Problem('paper-empty');
  if (!isWorkbook && sent.length > limits.paper.sheets) throw new Problem('paper-too-large');
  return sent;
}

/** Reads these reports together with the committee of each centre. */
export async function readCommitteeReports(
  env: UseCaseContext,
  of: Sheets,
): Promise<CommitteeReport[]> {
  const reports = await readSheets(env, of);
  const members = await env.stores.members.sittingIn(reports.map(({ duty }) => duty.centre));
  const byCentre = Map.groupBy(members, ({ centre }) => centre);
  return reports.map((report) => ({ report, members: byCentre.get(report.duty.centre) ?? [] }));
}

/**
 * The register as it was when a report was sent, if the report stored it; otherwise the present
 * register.
 */
export async function registerThen(
  { stores }: UseCaseContext,
  { duty }: ReportFacts,
): Promise<Member[]> {
  const sent = await stores.submissions.newest(duty.id);
  const ids = sent?.members ?? [];
  if (ids.length === 0) return stores.members.sitting(duty.centre);
  const members = await stores.members.many(ids);
  return members.toSorted((a, b) => a.seatNo - b.seatNo);
}
