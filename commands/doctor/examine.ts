import { createHttp } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { connect } from '#models/mongo/connect.ts';
import type { Database } from '#models/mongo/connect.ts';
import type { Config } from '#server/config.ts';
import type { Check, Patient, Seen } from './check.ts';
import { databaseChecks } from './database-checks.ts';
import { fault, faults, Found } from './faults.ts';
import type { Fault, FaultName } from './faults.ts';
import { lineChecks } from './line-checks.ts';

/** One line of the report. A check with several faults has several lines. */
export interface Finding {
  check: string;
  state: 'ok' | 'warn' | 'fail';
  fault: FaultName | null;
  th: string;
  en: string;
}

/** Runs every check. A check that fails is a finding too, so all other checks are still run. */
export async function examine(
  config: Config,
  { wallClock }: { wallClock: () => Date },
): Promise<Finding[]> {
  const http = createHttp();
  const line = createLineClient({ http: http.call, ...config.line, wallClock });
  const findings: Finding[] = [];
  let db: Database | null = null;
  try {
    try {
      db = await connect(config.mongodbUri);
    } catch (error) {
      findings.push(findingOf('MongoDB', fault('mongodb-unreachable', firstLine(error))));
    }
    const patient: Patient = { config, db, http: http.call, line, wallClock };
    const checks = [addressCheck, ...(db ? databaseChecks : []), ...lineChecks];
    findings.push(...(await runChecks(checks, patient)));
  } finally {
    await db?.close();
    http.close();
  }
  // Reports only once that LINE does not answer.
  return findings.filter(
    (one, at) =>
      one.fault !== 'line-unreachable' ||
      findings.findIndex((other) => other.fault === one.fault) === at,
  );
}

/**
 * Checks what LINE says about the account, its webhook, its menus and its LIFF app. LINE calls the
 * webhook once for this.
 */
export function examineLine(patient: Omit<Patient, 'db'>): Promise<Finding[]> {
  return runChecks(lineChecks, { ...patient, db: null });
}

async function runChecks(checks: readonly Check[], patient: Patient): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) findings.push(...(await runCheck(check, patient)));
  return findings;
}

const addressCheck: Check = {
  name: 'public address',
  run: async ({ config: { publicUrl } }) => ({
    note: publicUrl,
    faults: [publicUrl.startsWith('https:') ? null : fault('not-https', publicUrl)],
  }),
};

async function runCheck(check: Check, patient: Patient): Promise<Finding[]> {
  try {
    return findingsOf(check, await check.run(patient));
  } catch (error) {
    if (error instanceof Found) return [findingOf(check.name, error.fault)];
    // An unexpected error is reported with the name of the check, and the next checks still run.
    const text = firstLine(error);
    return [{ check: check.name, state: 'fail', fault: null, th: text, en: text }];
  }
}

function findingsOf({ name }: Check, { note, faults: seen = [] }: Seen): Finding[] {
  const found = seen.filter((one) => one !== null);
  if (found.length > 0) return found.map((one) => findingOf(name, one));
  return [{ check: name, state: 'ok', fault: null, th: note, en: note }];
}

export function findingOf(check: string, { name, about }: Fault): Finding {
  const { state, th, en } = faults[name];
  return { check, state, fault: name, th: th(about), en: en(about) };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
