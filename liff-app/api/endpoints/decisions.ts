import { previewChase, sendChase, undoChase } from '#use-cases/duties/chase.ts';
import {
  decideOnExtension,
  reopenRequest,
  requestExtension,
  withdrawRequest,
} from '#use-cases/duties/extend-duty.ts';
import {
  giveChosenExtensions,
  giveExtensions,
  previewChosenExtensions,
  previewExtensions,
} from '#use-cases/duties/extend-many.ts';
import { giveDutyExtension } from '#use-cases/duties/give-extension.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { replyToComment } from '#use-cases/reports/reply-comment.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import type { decisionRows } from '#contract/decisions.ts';
import { fromUseCase } from './endpoint.ts';
import type { EndpointsOf } from './endpoint.ts';

export const decisionEndpoints: EndpointsOf<typeof decisionRows> = {
  'duty.return': fromUseCase(returnReport),
  'duty.forward': fromUseCase(forwardReport),
  'duty.accept': fromUseCase(acceptReport),
  'duty.waive': fromUseCase(waiveDuty),
  'comment.reply': fromUseCase(replyToComment),
  'extension.ask': fromUseCase(requestExtension),
  'extension.decide': fromUseCase(decideOnExtension),
  'extension.withdraw': fromUseCase(withdrawRequest),
  'extension.reopen': fromUseCase(reopenRequest),
  'extension.give': fromUseCase(giveDutyExtension),
  'extension.givePreview': fromUseCase(previewExtensions),
  'extension.giveMany': fromUseCase(giveExtensions),
  'extension.chosenPreview': fromUseCase(previewChosenExtensions),
  'extension.giveChosen': fromUseCase(giveChosenExtensions),
  'chase.preview': fromUseCase(previewChase),
  'chase.send': fromUseCase(sendChase),
  'chase.undo': fromUseCase(undoChase),
  'duty.undo': fromUseCase(undoDecision),
  'duty.reopen': fromUseCase(reopenDuty),
};
