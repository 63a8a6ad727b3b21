type Entries = [string, unknown][];

/** Fills in the placeholders of a path such as /api/duties/:id. The other entries are for the query or the body. */
export function pathFor(pattern: string, entries: Entries): { path: string; rest: Entries } {
  const used = new Set<string>();
  const path = pattern.replace(/:([a-z]+)/gi, (whole, name: string) => {
    const value = entries.find(([key]) => key === name)?.[1];
    if (typeof value !== 'string') return whole;
    used.add(name);
    return encodeURIComponent(value);
  });
  return { path, rest: entries.filter(([key, value]) => !used.has(key) && value !== undefined) };
}

export function queryFor(rest: Entries): string {
  const query = new URLSearchParams(rest.map(([key, value]) => [key, String(value)]));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
