import * as z from 'zod/mini';

/** `withdrawn` by the person who asked. */
export const requestStateSchema = z.enum(['asked', 'accepted', 'refused', 'withdrawn']);
