import type { Duty } from '#domain/duty/duty.ts';
import type { Attachment } from '#models/attachments.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Copies of the centre's appointment orders. A later register may refer to them again, so each order
 * is photographed only once.
 */
export async function orderCopies({ stores }: Pick<UseCaseContext, 'stores'>, duty: Duty) {
  if (duty.form !== 'committee-register') return [];
  const orders = await stores.orders.ofCentre(duty.centre);
  const ids = orders.flatMap((order) => order.files.map((file) => file.id));
  const found: Attachment[] = ids.length === 0 ? [] : await stores.attachments.many(ids);
  return found.filter((file) => file.duty !== duty.id);
}
