import * as z from 'zod/mini';

export const deliveryStateSchema = z.enum([
  'planned',
  'held',
  'sending',
  'sent',
  'failed',
  'cancelled',
  'expired',
  'parked',
]);
