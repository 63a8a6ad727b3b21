import type { Http } from '#bot/line/http.ts';
import type { LineClient } from '#bot/line/line-client.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Config } from '#server/config.ts';
import type { Fault } from './faults.ts';

export interface Patient {
  config: Config;
  /** The open database; null when MongoDB could not be reached. */
  db: Database | null;
  http: Http;
  line: LineClient;
  wallClock: () => Date;
}

/** What a check found. If there is no fault, the note is printed after "ok". */
export interface Seen {
  note: string;
  faults?: readonly (Fault | null)[];
}

export interface Check {
  name: string;
  run(patient: Patient): Promise<Seen>;
}

const second = 1_000;
/** A larger clock difference is a fault, because ID tokens and webhooks do not allow for it. */
const mostSkewMs = 30 * second;

/** The difference between the clock of this machine and another clock; null when it is small enough. */
export function skewOf(here: Date, there: Date): string | null {
  const ms = here.getTime() - there.getTime();
  return Math.abs(ms) > mostSkewMs ? `${Math.round(ms / second)} s` : null;
}

export function sized(bytes: number): string {
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
