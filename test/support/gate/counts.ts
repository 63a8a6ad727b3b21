export interface Counts {
  passed: number;
  failed: number;
}

/** The last line of every run, which people and programs read. */
export function countsLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

export function parseCounts(line: string): Counts | null {
  const match = /^(\d+) passed, (\d+) failed$/.exec(line);
  return match === null ? null : { passed: Number(match[1]), failed: Number(match[2]) };
}
