import type { AreaCode } from '#domain/centre/centre.ts';
import { levelOf } from '#domain/centre/centre.ts';
import { paperKinds, placeTitle } from '#domain/papers/paper.ts';
import type { AnyPaper } from '#domain/papers/any-paper.ts';
import type { PaperId } from '#domain/papers/paper.ts';
import { paperRequestSchema } from '#domain/papers/request.ts';
import type { PaperRequest } from '#domain/papers/request.ts';
import type { PaperWorkbook } from '#domain/papers/workbooks/paper-workbook.ts';
import { Problem } from '#domain/problem.ts';
import { query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { paperScope, placeNames } from './paper-scope.ts';
import { makeRegister } from './register-paper.ts';
import type { MakePaper } from './paper-maker.ts';

/** A paper with everything that its file needs. */
export interface MadePaper {
  /** File name without extension. */
  name: string;
  /** Names that no line may cut. */
  places: string[];
  paper: AnyPaper;
  workbook: (() => PaperWorkbook) | null;
}

const makers: Partial<Record<PaperId, MakePaper>> = { register: makeRegister };

/** A finished paper of an area, for people who may export its reports. */
export const makePaper = query({
  name: 'paper.exported',
  input: paperRequestSchema,
  run: async (env, request): Promise<MadePaper> => {
    const { area, format } = request;
    requireOffered(request);
    requirePermission(env, { action: 'export.read', subject: { areaCode: area } });
    const made = await paperOfArea(env, request);
    const { mark } = made.paper.data;
    env.audit({
      subject: `area:${area}`,
      areaCode: area,
      note: [made.name, format.toUpperCase(), mark].filter(Boolean).join(' '),
    });
    return made;
  },
});

/** Each paper is made for some levels and in some formats only. */
function requireOffered({ paper, area, format }: PaperRequest): void {
  const { levels, formats } = paperKinds[paper];
  if (!levels.includes(levelOf(area)) || !formats.includes(format))
    throw new Problem('invalid-input');
}

async function paperOfArea(env: UseCaseContext, request: PaperRequest): Promise<MadePaper> {
  const { paper: id, area, letter, thaiDigits = true } = request;
  const make = makers[id];
  if (!make) throw new Problem('invalid-input');
  const scope = await paperScope(env, { areaCode: area, letter, thaiDigits });
  const { paper, workbook } = await make(env, { scope, request });
  const { fiscalYear } = scope.letter;
  const round = request.round === undefined ? '' : ` ครั้งที่ ${request.round}`;
  const name = `${paperKinds[id].title}${round} ${nameOf(area, scope)} ${fiscalYear}`;
  return { name, places: placeNames(scope), paper, workbook: workbook && (() => workbook(name)) };
}

function nameOf(
  area: AreaCode,
  { context, area: { name } }: Awaited<ReturnType<typeof paperScope>>,
): string {
  return levelOf(area) === 'tambon' ? `ตำบล${name} ${placeTitle(context)}` : placeTitle(context);
}
