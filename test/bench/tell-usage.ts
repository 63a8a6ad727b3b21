export interface Usage {
  rss: number;
  /** Processor time of the whole process so far, garbage collector threads included. */
  cpuMs: number;
}

export function usageNow(): Usage {
  const { user, system } = process.cpuUsage();
  return { rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 };
}

/** A server under a bench reports its resource use on request. */
export function tellUsage(): void {
  process.on('message', () => process.send?.(usageNow()));
}
