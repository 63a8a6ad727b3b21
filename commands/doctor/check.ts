import type { Http } from '#bot/line/http.ts';
import type { LineClient } from '#bot/line/line-client.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Config } from '#server/config.ts';
import type { Fault } from './faults.ts';

export interface Patient {
  config: Config;
  /** Null when MongoDB could not be reached. */
  db: Database | null;
  http: Http;
  line: LineClient;
  wallClock: () => Date;
}

/** What a check saw. Without a fault the note is printed behind "ok". */
export interface Seen {
  note: string;
  faults?: readonly (Fault | null)[];
}

export interface Check {
  name: string;
  run(patient: Patient): Promise<Seen>;
}

const second = 1_000;
/** ID tokens and webhooks allow for less than this. */
const mostSkewMs = 30 * second;

/** How far this machine's clock is from another; null when it is close enough. */
export function skewOf(here: Date, there: Date): string | null {
  const ms = here.getTime() - there.getTime();
  return Math.abs(ms) > mostSkewMs ? `${Math.round(ms / second)} s` : null;
}

export function sized(bytes: number): string {
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
