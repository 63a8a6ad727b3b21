export interface Report {
  /** Text that explains the figures below it. */
  note(text: string): void;
  raw(what: string, figures: Record<string, number | string>): void;
  bar(what: string, measured: { value: number; atLeast?: number; atMost?: number }): void;
}

export interface Bench {
  name: string;
  run(tools: { mongoUri: string; report: Report }): Promise<void>;
}

/** Prints figures as they arrive, and the limits that were missed. */
export function createReport(print: (line: string) => void): Report & { missed(): number } {
  let missed = 0;
  return {
    note: (text) => print(`    ${text}`),
    raw: (what, figures) => {
      const text = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
      print(`    ${what}: ${text.join(', ')}`);
    },
    bar: (what, { value, atLeast, atMost }) => {
      const met =
        (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
      if (!met) missed += 1;
      const bound = atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`;
      print(`  ${met ? 'met   ' : 'MISSED'} ${what}: ${value.toFixed(2)} (bar ${bound})`);
    },
    missed: () => missed,
  };
}
