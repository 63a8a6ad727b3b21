import { closeCentre, previewClosing } from '#use-cases/centres/close-centre.ts';
import { listPlaces, openCentre, previewOpening } from '#use-cases/centres/open-centre.ts';
import { renameCentre } from '#use-cases/centres/rename-centre.ts';
import { previewReopening, reopenCentre } from '#use-cases/centres/reopen-centre.ts';
import { addHoliday, listHolidays, removeHoliday } from '#use-cases/letters/edit-holidays.ts';
import type { provinceRows } from '#contract/province.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const provinceEndpoints: EndpointsOf<typeof provinceRows> = {
  'centre.places': fromUseCase(listPlaces),
  'centre.open.preview': fromUseCase(previewOpening),
  'centre.open': fromUseCase(openCentre),
  'centre.close.preview': fromUseCase(previewClosing),
  'centre.close': fromUseCase(closeCentre),
  'centre.reopen.preview': fromUseCase(previewReopening),
  'centre.reopen': fromUseCase(reopenCentre),
  'centre.rename': fromUseCase(renameCentre),
  'holidays.list': fromUseCase(listHolidays),
  'holiday.add': fromUseCase(addHoliday),
  'holiday.remove': fromUseCase(removeHoliday),
};
