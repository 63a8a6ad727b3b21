import { bangkokDay } from '#domain/calendar.ts';
import { districtOf, levelOf, provinceOf } from '#domain/centre/centre.ts';
import type { Area, AreaCode } from '#domain/centre/centre.ts';
import { officeNameOf } from '#domain/centre/office.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { FormId } from '#domain/forms/index.ts';
import { stateOf, yearInView } from '#domain/letter/letter.ts';
import type { Letter, Obligation, Round } from '#domain/letter/letter.ts';
import type { PaperContext } from '#domain/papers/paper.ts';
import { Problem } from '#domain/problem.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The place and letter for which a paper is made, with the names it needs. */
export interface PaperScope {
  letter: Letter;
  area: Area;
  /** All areas of the province, by code. */
  areas: ReadonlyMap<string, Area>;
  context: PaperContext;
}

export interface PaperPlace {
  areaCode: AreaCode;
  letter?: string | undefined;
  thaiDigits: boolean;
}

export async function paperScope(env: UseCaseContext, place: PaperPlace): Promise<PaperScope> {
  const { stores, now } = env;
  const { areaCode, thaiDigits } = place;
  const [letter, within, offices] = await Promise.all([
    letterOf(env, place),
    stores.areas.within(provinceOf(areaCode)),
    stores.settings.around(areaCode),
  ]);
  const areas = new Map(within.map((area) => [area.id as string, area]));
  const area = areas.get(areaCode);
  const province = areas.get(provinceOf(areaCode));
  if (!area || !province) throw new Problem('not-found');
  const district = area.level === 'province' ? undefined : areas.get(districtOf(areaCode));
  const officeArea = district ?? province;
  const office = offices.find(({ id }) => id === officeArea.id);
  return {
    letter,
    area,
    areas,
    context: {
      thaiDigits,
      now,
      letter,
      office: office?.officeName || officeNameOf(officeArea),
      province: province.name,
      district: district?.name ?? '',
      areaCode,
    },
  };
}

async function letterOf({ stores, now }: UseCaseContext, place: PaperPlace): Promise<Letter> {
  const covering = await stores.letters.covering([place.areaCode]);
  const readable = covering.filter((letter) => stateOf(letter) !== 'draft');
  const inForce = readable.filter((letter) => stateOf(letter) === 'published');
  const year = yearInView(
    inForce.map(({ fiscalYear }) => fiscalYear),
    bangkokDay(now),
  );
  const found =
    place.letter === undefined
      ? inForce.find(({ fiscalYear }) => fiscalYear === year)
      : readable.find(({ id }) => id === place.letter);
  if (!found) throw new Problem('not-found');
  return found;
}

/** Names that must not be broken across lines in a paper. */
export function placeNames({ areas }: PaperScope): string[] {
  return [...new Set([...areas.values()].map(({ name }) => name))].toSorted();
}

/** The place in words, such as ตำบลงิ้ว อำเภอเทิง, อำเภอเทิง or จังหวัดเชียงราย. */
export function placeOf({ areas, context }: PaperScope, code: AreaCode): string {
  const level = levelOf(code);
  if (level === 'province') return `จังหวัด${context.province}`;
  const district = `อำเภอ${areas.get(districtOf(code))?.name ?? ''}`;
  return level === 'tambon' ? `ตำบล${tambonOf({ areas }, code)} ${district}` : district;
}

/** The name without ตำบล; empty for a district and a province. */
export function tambonOf({ areas }: Pick<PaperScope, 'areas'>, code: AreaCode): string {
  return levelOf(code) === 'tambon' ? (areas.get(code)?.name ?? '') : '';
}

/** A round of the letter whose reports have this form. */
export interface PaperRound {
  obligation: Obligation;
  round: Round;
}

export function roundsOf({ clauses }: Letter, form: FormId): PaperRound[] {
  return clauses.flatMap(({ obligations }) =>
    obligations
      .filter((obligation) => obligation.form === form)
      .flatMap((obligation) => obligation.rounds.map((round) => ({ obligation, round }))),
  );
}

/** The demanded duties of these rounds in the area of the paper. */
export async function dutiesOf(
  { stores }: UseCaseContext,
  { letter, area }: PaperScope,
  rounds: readonly PaperRound[],
): Promise<Duty[]> {
  const columns = await Promise.all(
    rounds.map(({ obligation, round }) =>
      stores.duties.ofColumn(area.id, {
        letter: letter.id,
        obligation: obligation.id,
        round: round.no,
      }),
    ),
  );
  return columns.flat();
}
