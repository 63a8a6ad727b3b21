import * as z from 'zod/mini';

export const deliveryStateSchema = z.enum([
  'planned',
  'held',
  /** Sent as a part of another message to the same person. */
  'carried',
  'sending',
  'sent',
  'failed',
  'cancelled',
  'expired',
  'parked',
]);
