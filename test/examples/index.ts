import { formIds } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import type { Examples } from './example.ts';

/** The example file with the form's name. */
async function examplesFor(id: FormId): Promise<[FormId, Examples]> {
  // The path names the parent folder, because Vite cannot resolve a variable name in the file’s own folder.
  const found: unknown = await import(`../examples/${id}.ts`);
  if (!holdsExamples(found)) throw new Error(`test/examples/${id}.ts exports no examples`);
  return [id, found.examples];
}

function holdsExamples(found: unknown): found is { examples: Examples } {
  return typeof found === 'object' && found !== null && 'examples' in found;
}

/** Every test that uses the examples fails when a form has none. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names it was given
export const examplesOf = Object.fromEntries(await Promise.all(formIds.map(examplesFor))) as Record<
  FormId,
  Examples
>;
