/** Collections are loaded under this prefix and renamed when all of them are verified. */
export const stagingPrefix = 'restoring.';
export const restoreState = 'restoreState';

/**
 * What a backup leaves out: credentials (a backup must not sign anyone in), and what belongs to the
 * running processes or to one replica set. All of it is created again, by itself or when it is asked for.
 */
const leftOut = new Set([
  'sessions',
  'elections',
  'migrationLock',
  'searchState',
  'fileJobs',
  'madeFiles.files',
  'madeFiles.chunks',
  restoreState,
]);

export function isBackedUp(name: string): boolean {
  return !name.startsWith('system.') && !name.startsWith(stagingPrefix) && !leftOut.has(name);
}
