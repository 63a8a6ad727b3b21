import * as z from 'zod/mini';
import type { FormId } from '../forms/index.ts';

const nameSchema = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/**
 * A form by its name, as it travels and is stored: only what a name looks like. Which forms there are
 * the registry knows (domain/forms/index.ts), and the first screen loads without it. What demands a
 * form nobody knows is refused where it is decided: letterProblems, openForm.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it may yet name no form: whoever looks one up answers for that
export const formId = nameSchema as z.ZodMiniType<FormId, FormId>;
