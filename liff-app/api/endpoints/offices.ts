import { editOffice, editProvince } from '#use-cases/offices/edit-office.ts';
import { listOffices, readContacts, readProvince } from '#use-cases/offices/read-offices.ts';
import type { officeRows } from '#contract/offices.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const officeEndpoints: EndpointsOf<typeof officeRows> = {
  'contacts.read': fromUseCase(readContacts),
  'offices.list': fromUseCase(listOffices),
  'office.edit': fromUseCase(editOffice),
  'province.read': fromUseCase(readProvince),
  'province.edit': fromUseCase(editProvince),
};
