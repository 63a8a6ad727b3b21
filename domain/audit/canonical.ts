/**
 * Writes a value as text so that equal values give equal text: keys are sorted and dates are marked.
 * Keys without a value are left out, as the database does. The format never changes, because stored
 * hashes depend on it.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (value instanceof Date) return { $date: value.toISOString() };
  if (Array.isArray(value)) return value.map((item: unknown) => ordered(item));
  if (typeof value !== 'object' || value === null) return value ?? null;
  const present = Object.entries(value).filter(([, part]) => part !== undefined);
  const sorted = present.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, part]) => [key, ordered(part)]));
}
