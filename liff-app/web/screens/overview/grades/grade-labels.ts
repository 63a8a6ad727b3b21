import type { Grades } from '#contract/contract.ts';

export type Category = Grades['categories'][number];

/** The newest value and the previous one. Null where a round has none. */
export type Change = readonly [before: number | null, after: number | null];

export function changeOf(values: readonly (number | null)[]): Change {
  return values.length < 2
    ? [null, values.at(-1) ?? null]
    : [values.at(-2) ?? null, values.at(-1) ?? null];
}

/** เพิ่ม 8, ลด 2 or เท่าเดิม; empty when one of the two is not known. */
export function changeText([before, after]: Change): string {
  if (before === null || after === null) return '';
  if (after === before) return 'เท่าเดิม';
  return after > before ? `เพิ่ม ${after - before}` : `ลด ${before - after}`;
}

export function isFall([before, after]: Change): boolean {
  return before !== null && after !== null && after < before;
}

export function percentText(percent: number | null): string {
  return percent === null ? '–' : `${percent}%`;
}

export function titleOf({ rounds }: Pick<Grades, 'rounds'>): string {
  const [first, second] = rounds.map(({ round }) => `ครั้งที่ ${round}`);
  return second === undefined
    ? `ผลประเมินระดับ ${first ?? ''}`
    : `ผลประเมินระดับ ${first ?? ''} เทียบ${second}`;
}

/** Says which centres the means cover, and by which criteria they were graded. */
export function basisText({ rounds, compared, sample }: Grades): string {
  const newest = rounds.at(-1);
  const centres =
    rounds.length > 1 && compared > 0
      ? `${compared} แห่งที่รับรองครบสองครั้ง`
      : `รับรองแล้ว ${newest?.graded ?? 0} จาก ${newest?.centres ?? 0} แห่ง`;
  return ['ร้อยละของคะแนนเต็ม', centres, ...(sample ? ['เกณฑ์ตัวอย่าง'] : [])].join(' · ');
}

/** Compares the two rounds in words. Empty with one round. */
export function movesText({ rounds, compared, higher, same, lower }: Grades): string {
  if (rounds.length < 2) return '';
  if (compared === 0) return 'สองครั้งใช้เกณฑ์ต่างกันหรือเป็นคนละแห่ง จึงยังเทียบคะแนนกันไม่ได้';
  return `คะแนนเพิ่ม ${higher} แห่ง เท่าเดิม ${same} แห่ง ลดลง ${lower} แห่ง`;
}

/** A sentence with the content of a chart, for people who cannot see it. */
export function chartText({ id, title, percents }: Category): string {
  const change = changeOf(percents);
  const [before, after] = change;
  if (before === null) return `หมวด ${id} ${title} ${percentText(after)}`;
  return `หมวด ${id} ${title} จาก ${percentText(before)} เป็น ${percentText(after)} ${changeText(change)}`;
}
