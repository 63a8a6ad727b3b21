import { randomUUID } from 'node:crypto';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { now } from '#test/support/world.ts';
import { governors } from './groups.ts';
import { duty } from './stage.ts';
import type { Rows, Sample, Stage } from './stage.ts';

/** A message to the officer of ต.เวียง that LINE refused. */
async function failed({ db }: Stage): Promise<Sample> {
  const notice = { kind: 'accepted', duty: duty.id, revision: 1 } as const;
  const plan = { key: randomUUID(), person: 'officer', areaCode: '570401', notice } as const;
  const delivery = plannedDelivery({ ...plan, notBefore: now, now });
  await db.stores.deliveries.plan([{ ...delivery, state: 'failed', reason: '400 refused' }]);
  return { params: { id: delivery.id }, json: {} };
}

/** Endpoints of outgoing messages, for the province and its administrators. */
export const deliveryPermissions = {
  'deliveries.list': { send: {}, may: governors },
  'deliveries.outlook': { send: {}, may: governors },
  'deliveries.hold': { send: { json: { reason: 'ทดลอง' } }, may: governors },
  'deliveries.release': { send: { json: {} }, may: governors },
  'delivery.resend': { send: failed, may: governors },
} satisfies Rows;
