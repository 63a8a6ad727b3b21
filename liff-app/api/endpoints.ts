import type * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { markDeliverySeen } from '#use-cases/notices/acknowledge-delivery.ts';
import { correctLetter } from '#use-cases/letters/correct-letter.ts';
import {
  archiveLetter,
  previewArchiving,
  restoreLetter,
} from '#use-cases/letters/archive-letter.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import {
  startCriteria,
  discardCriteria,
  importCriteria,
  listCriteria,
  publishCriteria,
  readCriteriaSet,
  saveCriteria,
} from '#use-cases/criteria/edit-criteria.ts';
import { readListWorksheet } from '#use-cases/drafts/import-list.ts';
import { closeCentre, previewClosing } from '#use-cases/centres/close-centre.ts';
import { addHoliday, listHolidays, removeHoliday } from '#use-cases/letters/edit-holidays.ts';
import { discardLetter, saveLetter, startLetter } from '#use-cases/letters/edit-letter.ts';
import { discardDutyDraft, discardReport } from '#use-cases/drafts/discard-report.ts';
import {
  decideOnExtension,
  reopenRequest,
  requestExtension,
  withdrawRequest,
} from '#use-cases/duties/extend-duty.ts';
import {
  giveDutyExtension,
  giveExtensions,
  previewExtensions,
} from '#use-cases/duties/give-extension.ts';
import {
  createInvite,
  createInvites,
  listInvites,
  revokeInvite,
} from '#use-cases/people/invites.ts';
import { actorOf, joinLimited, previewJoinLimited } from '#use-cases/people/join.ts';
import { undoJoin } from '#use-cases/people/undo-join.ts';
import { listDuties } from '#use-cases/duties/list-duties.ts';
import { moveDates, previewDates } from '#use-cases/letters/move-dates.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { listPlaces, openCentre, previewOpening } from '#use-cases/centres/open-centre.ts';
import { forwardReports } from '#use-cases/reports/bulk-review.ts';
import { openForm } from '#use-cases/drafts/open-form.ts';
import { previewPublishing, publishLetter } from '#use-cases/letters/publish-letter.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { linkMember } from '#use-cases/centres/link-member.ts';
import { requireFileAllowance } from '#use-cases/rate-limits.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { undoDecisions } from '#use-cases/duties/undo-decisions.ts';
import { renameCentre } from '#use-cases/centres/rename-centre.ts';
import { previewReopening, reopenCentre } from '#use-cases/centres/reopen-centre.ts';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { listCentres } from '#use-cases/centres/read-centres.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { listLetters, readLetter } from '#use-cases/letters/read-letters.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { readRound } from '#use-cases/overview/read-round.ts';
import { replyToComment } from '#use-cases/reports/reply-comment.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { handOverDraft, readColleagues, takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Person, RequestContext, UseCase } from '#use-cases/use-case.ts';
import type { EndpointName, CheckedInput, Output } from '#contract/contract.ts';
import type { FileRequest } from '#contract/files.ts';
import type { LineIdentity } from './id-token.ts';

/** What use cases return: instants are Dates until JSON makes them the contract's strings. */
type Sendable<T> = T extends string
  ? T | (string extends T ? Date : never)
  : T extends readonly (infer Item)[]
    ? readonly Sendable<Item>[]
    : T extends Record<string, unknown>
      ? { [K in keyof T]: Sendable<T[K]> }
      : T;

/** One request: who, when, and the doors only the session endpoints use. */
export interface Call {
  situation(actor?: Person): RequestContext;
  verify(idToken: string): Promise<LineIdentity>;
  openSession(identity: LineIdentity): Promise<Person>;
  endSession(): Promise<void>;
  /** The caller's network, as limits count it. */
  address: string;
  /** A link under which this person gets that file, for a while. */
  linkTo(file: FileRequest): Promise<{ url: string; expiresAt: Date }>;
}

export interface PublicConfig {
  liffId: string;
  simulatorOrigin: string | null;
  publicUrl: string;
}

type Handler<N extends EndpointName> = (
  call: Call,
  input: CheckedInput<N>,
) => Promise<Sendable<Output<N>>>;
export type Endpoints = { [N in EndpointName]: Handler<N> };

/** Most endpoints are a use case by another name. */
function fromUseCase<S extends z.ZodMiniType, O>(
  useCase: UseCase<S, O>,
): (call: Call, input: unknown) => Promise<O> {
  return (call, input) => execute(useCase, { situation: call.situation(), input });
}

/** One entry per row of the contract; a missing one does not compile. */
export function createEndpoints(config: PublicConfig): Endpoints {
  const joinUrl = (code: string): string => `https://liff.line.me/${config.liffId}/join/${code}`;
  const withUrl = <T extends { code: string }>(invite: T) => ({
    ...invite,
    url: joinUrl(invite.code),
  });
  return {
    'config.read': async () => ({ liffId: config.liffId, simulatorOrigin: config.simulatorOrigin }),
    'session.create': async (call, { idToken }) => {
      const person = await call.openSession(await call.verify(idToken));
      return execute(readMe, { situation: call.situation(person), input: {} });
    },
    'session.end': async (call) => {
      await call.endSession();
      return {};
    },
    'me.read': fromUseCase(readMe),
    join: async (call, { code }) => {
      const { person } = await joinLimited(call.situation(), { code, address: call.address });
      const actor = { person: person.id, name: person.name, grants: person.grants };
      return execute(readMe, { situation: call.situation(actor), input: {} });
    },
    'invite.create': async (call, input) => {
      const { code, expiresAt } = await execute(createInvite, {
        situation: call.situation(),
        input,
      });
      return { code, expiresAt, url: joinUrl(code) };
    },
    'invites.create': async (call, input) => {
      const { invites } = await execute(createInvites, { situation: call.situation(), input });
      return { invites: invites.map(withUrl) };
    },
    'invites.list': async (call) => {
      const found = await execute(listInvites, { situation: call.situation(), input: {} });
      return { ...found, invites: found.invites.map(withUrl) };
    },
    'invite.revoke': fromUseCase(revokeInvite),
    'join.undo': async (call, { code }) => {
      const { person } = await execute(undoJoin, { situation: call.situation(), input: { code } });
      return execute(readMe, { situation: call.situation(actorOf(person)), input: {} });
    },
    'join.preview': (call, { code }) =>
      previewJoinLimited(call.situation(), { code, address: call.address }),
    'duties.mine': async (call, input) => {
      const situation = call.situation();
      const mine = await execute(myDuties, { situation, input });
      return { today: bangkokDay(situation.now), ...mine };
    },
    'duties.list': fromUseCase(listDuties),
    'duty.read': fromUseCase(readDuty),
    'form.open': fromUseCase(openForm),
    'draft.save': fromUseCase(saveDraft),
    'draft.take': fromUseCase(takeOverDraft),
    'draft.colleagues': fromUseCase(readColleagues),
    'draft.give': fromUseCase(handOverDraft),
    'draft.discard': fromUseCase(discardDutyDraft),
    'duty.submit': fromUseCase(submitReport),
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
    'duty.undo': fromUseCase(undoDecision),
    'duty.undoMany': (call, { ids }) => undoDecisions({ situation: call.situation(), ids }),
    'duty.reopen': fromUseCase(reopenDuty),
    'sheet.read': fromUseCase(readRound),
    'reports.forward': (call, { items }) =>
      forwardReports('forward', { situation: call.situation(), items }),
    'reports.accept': (call, { items }) =>
      forwardReports('accept', { situation: call.situation(), items }),
    'calendar.read': fromUseCase(readCalendar),
    'centres.list': fromUseCase(listCentres),
    'centre.read': fromUseCase(readCentre),
    'member.link': fromUseCase(linkMember),
    'report.begin': async (call, { id, form }) =>
      execute(startReport, { situation: call.situation(), input: { centre: id, form } }),
    'report.discard': fromUseCase(discardReport),
    'list.read': fromUseCase(readListWorksheet),
    'overview.read': fromUseCase(readOverview),
    'letters.list': fromUseCase(listLetters),
    'letter.read': fromUseCase(readLetter),
    'letter.start': fromUseCase(startLetter),
    'letter.save': fromUseCase(saveLetter),
    'letter.discard': fromUseCase(discardLetter),
    'letter.preview': fromUseCase(previewPublishing),
    'letter.publish': fromUseCase(publishLetter),
    'letter.correct': fromUseCase(correctLetter),
    'letter.archive.preview': fromUseCase(previewArchiving),
    'letter.archive': fromUseCase(archiveLetter),
    'letter.restore': fromUseCase(restoreLetter),
    'dates.preview': fromUseCase(previewDates),
    'dates.move': fromUseCase(moveDates),
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
    'delivery.seen': fromUseCase(markDeliverySeen),
    'criteria.list': fromUseCase(listCriteria),
    'criteria.read': fromUseCase(readCriteriaSet),
    'criteria.begin': fromUseCase(startCriteria),
    'criteria.save': fromUseCase(saveCriteria),
    'criteria.import': fromUseCase(importCriteria),
    'criteria.publish': fromUseCase(publishCriteria),
    'criteria.discard': fromUseCase(discardCriteria),
    'file.link': async (call, { file }) => {
      await requireFileAllowance(call.situation());
      return call.linkTo(file);
    },
  };
}
