import * as z from 'zod/mini';
import type { FormId } from '../forms/index.ts';

const nameSchema = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/));

/**
 * The name of a form as it is sent and stored. Only its characters are checked, because the first
 * screen must not load the registry of forms (domain/forms/index.ts). letterProblems and openForm
 * refuse unknown names.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it may yet name no form: whoever looks one up answers for that
export const formId = nameSchema as z.ZodMiniType<FormId, FormId>;
