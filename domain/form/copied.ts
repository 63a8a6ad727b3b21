/** The source of an answer copied from the last report that the person has not looked at yet. */
const copiedSource = 'เหมือนครั้งก่อน';

/** The copied answers among the sources of a draft. */
export function copiedFields(sources: Readonly<Record<string, string>>): string[] {
  return Object.keys(sources).filter((field) => sources[field] === copiedSource);
}

/** The sources with exactly these fields marked as copied. */
export function withCopied(
  sources: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> {
  const others = Object.entries(sources).filter(([, source]) => source !== copiedSource);
  return Object.fromEntries([...others, ...fields.map((field) => [field, copiedSource] as const)]);
}
