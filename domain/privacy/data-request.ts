import * as z from 'zod/mini';

/**
 * A request for a copy of one's data that the office makes, or for a correction that one cannot make
 * oneself (PDPA sections 30 and 36).
 */
export const dataRequestKindSchema = z.enum(['copy', 'correction']);
export type DataRequestKind = z.infer<typeof dataRequestKindSchema>;

export const dataRequestStateSchema = z.enum(['asked', 'withdrawn', 'answered']);

export const dataRequestLabels: Readonly<Record<DataRequestKind, string>> = {
  copy: 'ขอสำเนาข้อมูล',
  correction: 'ขอแก้ไขข้อมูล',
};
