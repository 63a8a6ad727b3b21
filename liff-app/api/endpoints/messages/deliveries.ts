import type { deliveryRows } from '#contract/deliveries.ts';
import { listDeliveries, resendDelivery } from '#use-cases/deliveries/delivery-desk.ts';
import { fromUseCase } from '../endpoint.ts';
import type { EndpointsOf } from '../endpoint.ts';

export const deliveryEndpoints: EndpointsOf<typeof deliveryRows> = {
  'deliveries.list': fromUseCase(listDeliveries),
  'delivery.resend': fromUseCase(resendDelivery),
};
