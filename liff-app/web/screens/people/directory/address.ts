/** The address with these values changed. An empty value is removed. */
export function addressWith(
  { path, query }: { path: string; query: URLSearchParams },
  change: Record<string, string>,
): string {
  const next = new URLSearchParams(query);
  for (const [key, value] of Object.entries(change)) {
    if (value === '') next.delete(key);
    else next.set(key, value);
  }
  return next.size > 0 ? `${path}?${next}` : path;
}
