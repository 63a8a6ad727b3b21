/** The width of the white margin around the code, in modules, that a reader needs (ISO/IEC 18004: four). */
export const quietZone = 4;

/** The path of an SVG that draws the code: one rectangle for each run of dark modules in a row. */
export function pathOf(count: number, isDark: (row: number, column: number) => boolean): string {
  const runs: string[] = [];
  for (let row = 0; row < count; row += 1) {
    let start = -1;
    for (let column = 0; column <= count; column += 1) {
      const dark = column < count && isDark(row, column);
      if (dark && start < 0) start = column;
      if (!dark && start >= 0) {
        runs.push(
          `M${start + quietZone} ${row + quietZone}h${column - start}v1h-${column - start}z`,
        );
        start = -1;
      }
    }
  }
  return runs.join('');
}
