import * as fc from 'fast-check';
import { hostile } from './samples.ts';

/** An office with hostile texts in every field. */
export const hostileOffice = {
  areaCode: fc.constantFrom('57', '5704'),
  name: hostile,
  phone: fc.oneof(hostile, fc.constant('๐๕๓-๐๐๐-๐๐๐')),
  hours: hostile,
  address: hostile,
  contact: hostile,
};
