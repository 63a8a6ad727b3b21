import * as z from 'zod/mini';

/** The views of the list of duties. */
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

/** Filters by who must act. Accepted and waived duties need no action, so they match no value. */
export const holderFilterSchema = z.enum(['centre', 'district', 'province']);
export type HolderFilter = z.infer<typeof holderFilterSchema>;

/** The number of rows on one page. */
export const listPageSize = 30;
