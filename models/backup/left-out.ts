/** A restore loads collections under this prefix. They are renamed when all of them are verified. */
export const stagingPrefix = 'restoring.';
export const restoreState = 'restoreState';

/**
 * Collections that are not backed up: credentials, because a backup must not let anyone sign in, and
 * data of running processes or of one replica set. All of it is created again automatically or on
 * request.
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
