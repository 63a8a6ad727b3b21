import * as z from 'zod/mini';

/** The readings of the list of duties. */
export const dutyViewNameSchema = z.enum([
  'late',
  'open',
  'atDistrict',
  'atProvince',
  'returned',
  'next',
  'extended',
  'waived',
  'all',
]);
export type DutyViewName = z.infer<typeof dutyViewNameSchema>;

export const dutyOrderSchema = z.enum([
  'due',
  'centre',
  'district',
  'title',
  'clause',
  'standing',
  'holder',
  'since',
]);
export type DutyOrder = z.infer<typeof dutyOrderSchema>;

/** Who must act. An accepted or waived duty needs no action. */
export const holderFilterSchema = z.enum(['centre', 'district', 'province']);
export type HolderFilter = z.infer<typeof holderFilterSchema>;

/** Rows of one page. */
export const listPageSize = 30;
