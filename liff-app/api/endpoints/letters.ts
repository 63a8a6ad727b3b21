import {
  archiveLetter,
  previewArchiving,
  restoreLetter,
} from '#use-cases/letters/archive-letter.ts';
import { correctLetter } from '#use-cases/letters/correct-letter.ts';
import { discardLetter, saveLetter, startLetter } from '#use-cases/letters/edit-letter.ts';
import { moveDates, previewDates } from '#use-cases/letters/move-dates.ts';
import { previewPublishing, publishLetter } from '#use-cases/letters/publish-letter.ts';
import { listLetters, readLetter, readLetterCriteria } from '#use-cases/letters/read-letters.ts';
import type { letterRows } from '#contract/letters.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const letterEndpoints: EndpointsOf<typeof letterRows> = {
  'letters.list': fromUseCase(listLetters),
  'letter.read': fromUseCase(readLetter),
  'letter.criteria': fromUseCase(readLetterCriteria),
  'letter.start': fromUseCase(startLetter),
  'letter.save': fromUseCase(saveLetter),
  'letter.correct': fromUseCase(correctLetter),
  'letter.discard': fromUseCase(discardLetter),
  'letter.preview': fromUseCase(previewPublishing),
  'letter.publish': fromUseCase(publishLetter),
  'letter.archive.preview': fromUseCase(previewArchiving),
  'letter.archive': fromUseCase(archiveLetter),
  'letter.restore': fromUseCase(restoreLetter),
  'dates.preview': fromUseCase(previewDates),
  'dates.move': fromUseCase(moveDates),
};
