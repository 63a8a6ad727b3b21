import type { Schedule } from '#domain/schedule.ts';
import type { LineClient } from '#bot/line/line-client.ts';
import type { Links } from '#bot/links.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Database } from '#models/mongo/connect.ts';

export interface JobTools {
  db: Database;
  line: LineClient;
  links: Links;
  /**
   * The clock that can be moved. It decides about the send window, waves, and every date that people
   * read.
   */
  clock: () => Date;
  /** The wall time, for leases and for the 24 hours of a retry key. */
  wallClock: () => Date;
  /** Counts one outcome of a delivery attempt for the metrics. */
  countDelivery: (state: Delivery['state']) => void;
  log: {
    info(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
}

export interface Job {
  name: string;
  schedule: Schedule;
  /**
   * A job may run at any time, any number of times and in any process, with the same result. False
   * means that it was not time for it; the next tick tries again. The returned fields are logged.
   */
  run(tools: JobTools): Promise<false | Record<string, unknown>>;
}
