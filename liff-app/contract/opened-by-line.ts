/** True for LINE's own browser. */
export function isLineApp(userAgent: string): boolean {
  return / Line\//.test(userAgent);
}

/**
 * True in LINE's browser, after a LINE login redirect, or with the simulator's one-time code. A cookie may then be
 * another person's.
 */
export function wasOpenedByLine({
  search,
  userAgent,
}: {
  search: string;
  userAgent: string;
}): boolean {
  const query = new URLSearchParams(search);
  const marks = ['sim_code', 'liff.state', 'liffClientId'];
  return isLineApp(userAgent) || marks.some((name) => query.has(name));
}
