import * as z from 'zod/mini';

export const faultNames = [
  'delay',
  'quota',
  'rate',
  'errorBefore',
  'errorAfter',
  'drop',
  'content',
  'duplicate',
  'reorder',
  'redeliver',
] as const;

export const faultNameSchema = z.enum(faultNames);
export type FaultName = z.infer<typeof faultNameSchema>;

export interface Faults {
  set(name: FaultName, setting: { on: boolean; times?: number | undefined }): void;
  /** True when the fault is switched on. If it was set for a number of times, each call counts down. */
  take(name: FaultName): boolean;
  active(): FaultName[];
  clear(): void;
}

export function createFaults(onChange: () => void): Faults {
  const left = new Map<FaultName, number>();
  return {
    set: (name, { on, times }) => {
      if (on) left.set(name, times ?? Number.POSITIVE_INFINITY);
      else left.delete(name);
      onChange();
    },
    take: (name) => {
      const count = left.get(name);
      if (count === undefined) return false;
      if (count > 1) left.set(name, count - 1);
      else left.delete(name);
      if (Number.isFinite(count)) onChange();
      return true;
    },
    active: () => [...left.keys()],
    clear: () => {
      left.clear();
      onChange();
    },
  };
}
