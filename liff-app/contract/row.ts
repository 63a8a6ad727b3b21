import type * as z from 'zod/mini';

/** One endpoint with its method, path, input and output. `open` means that it needs no session. */
interface Row {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  open?: true;
  input: z.ZodMiniType;
  output: z.ZodMiniType;
}

export type Rows = Record<string, Row>;
