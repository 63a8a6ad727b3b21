import * as z from 'zod/mini';
import type { FaultName, Faults } from './faults.ts';

export const faultScriptSchema = z.enum(['lineDown', 'lostAnswers', 'weakNetwork', 'quotaGone']);
type FaultScript = z.infer<typeof faultScriptSchema>;

/** Faults that come together, each for so many calls; afterwards LINE works again by itself. */
const scripts: Record<FaultScript, readonly { name: FaultName; times: number }[]> = {
  lineDown: [{ name: 'errorBefore', times: 6 }],
  lostAnswers: [
    { name: 'errorAfter', times: 3 },
    { name: 'drop', times: 3 },
  ],
  weakNetwork: [
    { name: 'delay', times: 6 },
    { name: 'duplicate', times: 4 },
    { name: 'reorder', times: 4 },
    { name: 'redeliver', times: 4 },
  ],
  quotaGone: [{ name: 'quota', times: 4 }],
};

/** Replaces the faults that are on by those of the script. */
export function playFaults(faults: Faults, script: FaultScript): void {
  faults.clear();
  for (const { name, times } of scripts[script]) faults.set(name, { on: true, times });
}
