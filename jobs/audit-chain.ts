import { chainFaultWords, checkChain } from '#use-cases/audit/check-chain.ts';
import { sealAudit } from '#use-cases/audit/seal-audit.ts';
import type { Job } from './support/job.ts';

/**
 * Numbers new audit rows and adds them to the hash chain. The end of the chain is logged, so that a
 * copy outside the database can be compared with it later.
 */
export const sealAuditRows: Job = {
  name: 'seal-audit',
  schedule: { every: 1 },
  run: async ({ db }) => {
    const { sealed, sequence, hash } = await sealAudit(db);
    return sealed === 0 ? {} : { sealed, sequence, hash };
  },
};

/** Checks the whole chain each night; the audit screen shows the result. */
export const checkAudit: Job = {
  name: 'check-audit',
  schedule: { daily: '02:30' },
  run: async ({ db, clock, log }) => {
    const { rows, fault } = await checkChain(db);
    const brokenAt = fault?.sequence ?? null;
    if (fault) log.error({ brokenAt, id: fault.id }, `audit chain: ${chainFaultWords(fault)}`);
    await db.stores.audit.recordCheck({ at: clock(), rows, brokenAt });
    return { rows, brokenAt };
  },
};
