/** One measured value, as /metrics prints it. */
export interface Sample {
  name: string;
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** All values that Prometheus read at one time. */
export interface Scrape {
  /** Seconds. */
  at: number;
  samples: readonly Sample[];
}

const linePattern = /^([a-zA-Z_:][\w:]*)(?:\{([^}]*)\})? (\S+)$/;

/**
 * Reads the text format of /metrics, and adds `up` as Prometheus does. It is 0 when the app did not answer.
 */
export function scrapeOf(text: string | null, at: number): Scrape {
  const lines = text === null ? [] : text.split('\n');
  const samples = lines.flatMap((line) => {
    const [, name, labels = '', value] = linePattern.exec(line) ?? [];
    return name === undefined ? [] : [{ name, labels: labelsOf(labels), value: Number(value) }];
  });
  const up = { name: 'up', labels: { job: 'prasan' }, value: text === null ? 0 : 1 };
  return { at, samples: [up, ...samples] };
}

function labelsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
