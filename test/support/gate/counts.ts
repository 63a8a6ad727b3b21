export interface Counts {
  passed: number;
  failed: number;
}

/** The line every run ends with; people and machines read it. */
export function countsLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

export function parseCounts(line: string): Counts | null {
  const match = /^(\d+) passed, (\d+) failed$/.exec(line);
  return match === null ? null : { passed: Number(match[1]), failed: Number(match[2]) };
}
