import { levelOf } from '#domain/centre/centre.ts';
import { fullDutyCentreName } from '#domain/centre/label.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { AnyPaper } from '#domain/papers/any-paper.ts';
import { paperKinds, paperOfReport, placeTitle } from '#domain/papers/paper.ts';
import type { PaperId } from '#domain/papers/paper.ts';
import { paperRequestSchema } from '#domain/papers/request.ts';
import type { PaperRequest } from '#domain/papers/request.ts';
import { Problem } from '#domain/problem.ts';
import { findDuty } from '../duties/find-duty.ts';
import { query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { makeGrading, makeGradingSheets } from './grading-papers.ts';
import { makeMemo, makeStatus } from './office-papers.ts';
import type { MakePaper, PaperOrderOf } from './paper-maker.ts';
import { paperScope, placeNames } from './paper-scope.ts';
import { makeRegister } from './register-paper.ts';
import { makeMinutes, makeOperations, makeProgress } from './report-papers.ts';

/** A paper with everything that is needed to make its file. */
export interface MadePaper {
  /** File name without extension. */
  name: string;
  /** Names that must not be broken across lines. */
  places: string[];
  paper: AnyPaper;
}

const makers: Readonly<Record<PaperId, MakePaper>> = {
  register: makeRegister,
  grading: makeGrading,
  'grading-sheet': makeGradingSheets,
  operations: makeOperations,
  progress: makeProgress,
  minutes: makeMinutes,
  status: makeStatus,
  memo: makeMemo,
};

/**
 * Makes a paper. For one report, the actor must be allowed to read it; for an area, to export its
 * reports.
 */
export const makePaper = query({
  name: 'paper.exported',
  input: paperRequestSchema,
  run: async (env, request): Promise<MadePaper> => {
    const { made, duty } = await permitted(env, request);
    audit(env, { made, duty, request });
    return made;
  },
});

/**
 * Makes a paper for the screen. It shows phone numbers too, so looking at a register is recorded like
 * an export.
 */
export const previewPaper = query({
  name: 'paper.previewed',
  input: paperRequestSchema,
  run: async (env, request): Promise<MadePaper> => {
    const { made, duty } = await permitted(env, request);
    if (request.paper === 'register') audit(env, { made, duty, request });
    return made;
  },
});

/** A paper in a bundle. The audit has one row for the whole bundle. */
export const bundledPaper = query({
  name: 'paper.bundled',
  input: paperRequestSchema,
  run: async (env, request): Promise<MadePaper> => (await permitted(env, request)).made,
});

async function permitted(
  env: UseCaseContext,
  request: PaperRequest,
): Promise<{ made: MadePaper; duty: Duty | null }> {
  const duty = await requireRights(env, request);
  return { made: await paperOf(env, { request, duty }), duty };
}

interface Audited extends Pick<PaperOrderOf, 'request' | 'duty'> {
  made: MadePaper;
}

function audit(env: UseCaseContext, { made, duty, request }: Audited): void {
  const { mark } = made.paper.data;
  const areaCode = duty?.areaCode ?? request.area;
  env.audit({
    ...(duty ? { action: 'paper.printed' } : {}),
    subject: duty ? duty.id : `area:${areaCode}`,
    areaCode,
    note: [made.name, request.format.toUpperCase(), mark].filter(Boolean).join(' '),
  });
}

async function requireRights(env: UseCaseContext, request: PaperRequest): Promise<Duty | null> {
  const { paper, area, format, duty: id } = request;
  const { levels, formats } = paperKinds[paper];
  if (!formats.includes(format)) throw new Problem('invalid-input');
  if (id === undefined) {
    if (!levels.includes(levelOf(area))) throw new Problem('invalid-input');
    requirePermission(env, { action: 'export.read', subject: { areaCode: area } });
    return null;
  }
  const duty = await findDuty(env, { id, action: 'duty.read' });
  if (paperOfReport(duty.form) !== paper) throw new Problem('invalid-input');
  return duty;
}

async function paperOf(
  env: UseCaseContext,
  { request, duty }: Pick<PaperOrderOf, 'request' | 'duty'>,
): Promise<MadePaper> {
  const { thaiDigits = true } = request;
  const scope = await paperScope(env, {
    areaCode: duty?.areaCode ?? request.area,
    letter: duty?.letter ?? request.letter,
    thaiDigits,
  });
  const paper = await makers[request.paper](env, { scope, request, duty });
  return { name: nameOf({ scope, request, duty }), places: placeNames(scope), paper };
}

/** The file name, as in ผลประเมินระดับ ครั้งที่ 1 อำเภอเทิง 2568. */
function nameOf({ scope, request, duty }: PaperOrderOf): string {
  const { area, context, letter } = scope;
  const round = duty && duty.rounds > 1 ? duty.round : request.round;
  const place = duty
    ? fullDutyCentreName(duty)
    : [area.level === 'tambon' ? `ตำบล${area.name}` : '', placeTitle(context)].join(' ').trim();
  return [
    paperKinds[request.paper].title,
    round === undefined ? '' : `ครั้งที่ ${round}`,
    request.blank ? 'แบบเปล่า' : '',
    place,
    String(letter.fiscalYear),
  ]
    .filter(Boolean)
    .join(' ');
}
