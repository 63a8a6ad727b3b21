/** The source of an answer that was copied from the last report and not looked at yet. */
const copiedSource = 'เหมือนครั้งก่อน';

/** The fields of a draft whose answers are copied. */
export function copiedFields(sources: Readonly<Record<string, string>>): string[] {
  return Object.keys(sources).filter((field) => sources[field] === copiedSource);
}

/** Marks exactly these fields as copied in the sources. */
export function withCopied(
  sources: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> {
  const others = Object.entries(sources).filter(([, source]) => source !== copiedSource);
  return Object.fromEntries([...others, ...fields.map((field) => [field, copiedSource] as const)]);
}
