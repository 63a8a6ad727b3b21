import type { deliveryRows } from '#contract/deliveries.ts';
import { listDeliveries, resendDelivery } from '#use-cases/deliveries/delivery-desk.ts';
import {
  holdDeliveries,
  readOutlook,
  releaseDeliveries,
} from '#use-cases/deliveries/delivery-outlook.ts';
import { fromUseCase } from '../endpoint.ts';
import type { EndpointsOf } from '../endpoint.ts';

export const deliveryEndpoints: EndpointsOf<typeof deliveryRows> = {
  'deliveries.list': fromUseCase(listDeliveries),
  'deliveries.outlook': fromUseCase(readOutlook),
  'deliveries.hold': fromUseCase(holdDeliveries),
  'deliveries.release': fromUseCase(releaseDeliveries),
  'delivery.resend': fromUseCase(resendDelivery),
};
