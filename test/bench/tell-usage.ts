export interface Usage {
  rss: number;
  /** Processor time of the whole process so far, its collector's threads included. */
  cpuMs: number;
}

export function usageNow(): Usage {
  const { user, system } = process.cpuUsage();
  return { rss: process.memoryUsage.rss(), cpuMs: (user + system) / 1000 };
}

/** A server under a bench says, whenever it is asked, what it uses. */
export function tellUsage(): void {
  process.on('message', () => process.send?.(usageNow()));
}
