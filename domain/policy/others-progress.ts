import { districtOf } from '../centre/centre.ts';
import { assigneeOf, isOwed } from '../duty/duty.ts';
import type { Duty } from '../duty/duty.ts';
import { dutyTitle } from '../duty/title.ts';
import type { DigestEntry } from './ladder.ts';

/** How many tambons of a district have sent the report of a round. */
export interface RoundProgress {
  /** The round and district, as returned by `roundIn`. */
  key: string;
  sent: number;
  total: number;
}

export interface OthersProgress {
  title: string;
  sent: number;
  total: number;
}

/** The key of one round in one district. */
export function roundIn(duty: Pick<Duty, 'letter' | 'obligation' | 'round' | 'areaCode'>): string {
  return [duty.letter, duty.obligation, duty.round, districtOf(duty.areaCode)].join(' ');
}

/** With fewer places, a reader could guess which place has not sent. */
const leastPlaces = 4;

/**
 * How many others in the district have sent the report that is due first. It is told only when it
 * encourages: at least half have sent, but not all. Only for tambons, and without naming a place.
 */
export function othersProgress(
  entries: readonly Pick<DigestEntry, 'duty' | 'dueOn' | 'escalatedFrom'>[],
  of: { duties: ReadonlyMap<string, Duty>; rounds: ReadonlyMap<string, RoundProgress> },
): OthersProgress | null {
  for (const { duty: id, escalatedFrom } of entries.toSorted((a, b) =>
    a.dueOn.localeCompare(b.dueOn),
  )) {
    const duty = of.duties.get(id);
    if (!duty || escalatedFrom !== null || duty.level !== 'tambon') continue;
    if (!isOwed(duty) || assigneeOf(duty) !== 'centre') continue;
    const round = of.rounds.get(roundIn(duty));
    if (!round || round.total < leastPlaces) continue;
    const { sent, total } = round;
    if (sent * 2 >= total && sent < total) return { title: dutyTitle(duty), sent, total };
  }
  return null;
}
