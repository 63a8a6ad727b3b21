import { discardDutyDraft } from '#use-cases/drafts/discard-report.ts';
import { handOverDraft, readColleagues, takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { keepImportReport, readListWorksheet } from '#use-cases/drafts/import-list.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import type { reportRows } from '#contract/reports.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const reportEndpoints: EndpointsOf<typeof reportRows> = {
  'duty.read': fromUseCase(readDuty),
  'form.open': fromUseCase(openForm),
  'draft.save': fromUseCase(saveDraft),
  'draft.take': fromUseCase(takeOverDraft),
  'draft.colleagues': fromUseCase(readColleagues),
  'draft.give': fromUseCase(handOverDraft),
  'draft.discard': fromUseCase(discardDutyDraft),
  'duty.submit': fromUseCase(submitReport),
  'list.read': fromUseCase(readListWorksheet),
  'list.report': fromUseCase(keepImportReport),
};
