import * as z from 'zod/mini';

/** A copy of one's data made by the office, or a correction that the person cannot make alone (PDPA 30, 36). */
export const dataRequestKindSchema = z.enum(['copy', 'correction']);
export type DataRequestKind = z.infer<typeof dataRequestKindSchema>;

export const dataRequestStateSchema = z.enum(['asked', 'withdrawn', 'answered']);

export const dataRequestLabels: Readonly<Record<DataRequestKind, string>> = {
  copy: 'ขอสำเนาข้อมูล',
  correction: 'ขอแก้ไขข้อมูล',
};
