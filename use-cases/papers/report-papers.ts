import { minutesPaper } from '#domain/papers/minutes.ts';
import { operationsPaper } from '#domain/papers/operations.ts';
import { centreProgress } from '#domain/papers/progress-centre.ts';
import { districtProgress } from '#domain/papers/progress-district.ts';
import { quorumOf } from '#models/settings.ts';
import { officesAround } from '../drafts/form-context.ts';
import type { MakePaper } from './paper-maker.ts';
import {
  readCommitteeReports,
  readRounds,
  readSheets,
  registerThen,
  sheetDuties,
  wantedRounds,
} from './read-reports.ts';

/** Enclosure 5, with one sheet for each tambon. */
export const makeOperations: MakePaper = async (env, order) => {
  const { scope, request } = order;
  const duties = await sheetDuties(env, { ...order, form: 'operations-report' });
  const isWorkbook = request.format === 'xlsx';
  const facts = await readCommitteeReports(env, { scope, duties, isWorkbook });
  return operationsPaper(facts, scope.context);
};

/** Enclosure 6, for one centre, or for all centres of a district or province in one list. */
export const makeProgress: MakePaper = async (env, order) => {
  const { scope, duty } = order;
  const wanted = { ...order, form: 'progress-assessment' as const };
  if (duty || scope.area.level === 'tambon') {
    const duties = await sheetDuties(env, wanted);
    const facts = await readCommitteeReports(env, { scope, duties });
    return centreProgress(facts, scope.context);
  }
  const rounds = await readRounds(env, scope, wantedRounds(env, wanted).slice(-1));
  return districtProgress(rounds, scope.context);
};

/** The minutes of one meeting, or of all centres of a district in one round. */
export const makeMinutes: MakePaper = async (env, order) => {
  const { scope } = order;
  const duties = await sheetDuties(env, { ...order, form: 'meeting-report' });
  const reports = await readSheets(env, { scope, duties });
  const quorumPercent = quorumOf(await officesAround(env, scope.area.id), scope.area.id);
  const facts = await Promise.all(
    reports.map(async (report) => ({
      report,
      members: await registerThen(env, report),
      quorumPercent,
    })),
  );
  return minutesPaper(facts, scope.context);
};
