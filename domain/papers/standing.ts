import type { AreaCode } from '../centre/centre.ts';
import { assigneeOf } from '../duty/duty.ts';
import type { DutyTally } from '../overview.ts';
import type { PaperMark } from './paper.ts';

/** How many reports of a place are missing in a paper, by who must act. */
export interface MissingPart {
  areaCode: AreaCode;
  name: string;
  notSent: number;
  atDistrict: number;
  atProvince: number;
}

/** How complete a paper is. */
export interface PaperStanding {
  accepted: number;
  total: number;
  /** The mark that the paper would have now. */
  mark: PaperMark | null;
  /** The places with missing reports, most missing reports first. */
  missing: MissingPart[];
}

interface Counted {
  tallies: readonly DutyTally[];
  nameOf: (code: AreaCode) => string;
  isSample: boolean;
}

export function standingOfPaper({ tallies, nameOf, isSample }: Counted): PaperStanding {
  const counted = tallies.filter(({ state }) => state !== 'waived');
  const total = countIn(counted);
  const accepted = countIn(counted.filter(({ state }) => state === 'accepted'));
  const missing = [...Map.groupBy(counted, ({ area }) => area)]
    .map(([areaCode, group]) => missingIn(group, { areaCode, name: nameOf(areaCode) }))
    .filter((part) => missingCount(part) > 0)
    .toSorted((a, b) => missingCount(b) - missingCount(a) || a.areaCode.localeCompare(b.areaCode));
  const draft = accepted < total ? 'ร่าง' : null;
  return { accepted, total, mark: isSample ? 'ตัวอย่าง' : draft, missing };
}

export function missingCount({ notSent, atDistrict, atProvince }: MissingPart): number {
  return notSent + atDistrict + atProvince;
}

function missingIn(
  tallies: readonly DutyTally[],
  place: Pick<MissingPart, 'areaCode' | 'name'>,
): MissingPart {
  const heldBy = (holder: ReturnType<typeof assigneeOf>): number =>
    countIn(tallies.filter((tally) => assigneeOf(tally) === holder));
  return {
    ...place,
    notSent: heldBy('centre'),
    atDistrict: heldBy('district'),
    atProvince: heldBy('province'),
  };
}

function countIn(tallies: readonly DutyTally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0);
}
