import type { Duty } from './duty.ts';
import { titleOf } from '../forms/index.ts';

/**
 * The title of a duty, such as ประเมินระดับ ครั้งที่ 1. The number is left out when there is only one
 * round.
 */
export function dutyTitle(duty: Pick<Duty, 'form' | 'round' | 'rounds' | 'extra'>): string {
  const { short, extra } = titleOf(duty.form);
  if (duty.extra) return extra ?? short;
  return duty.rounds > 1 ? `${short} ครั้งที่ ${duty.round}` : short;
}

/** The title of a round of a letter, for use before its duties exist. */
export function roundTitle(
  { form, rounds }: { form: Duty['form']; rounds: readonly unknown[] },
  { no }: { no: number },
): string {
  return dutyTitle({ form, round: no, rounds: rounds.length, extra: false });
}
