import type * as z from 'zod/mini';
import { bangkokDay } from '#domain/calendar.ts';
import { seeDelivery } from '#use-cases/notices/acknowledge-delivery.ts';
import { correctLetter } from '#use-cases/letters/correct-letter.ts';
import {
  archiveLetter,
  previewArchiving,
  restoreLetter,
} from '#use-cases/letters/archive-letter.ts';
import { beginReport } from '#use-cases/drafts/begin-report.ts';
import {
  beginCriteria,
  discardCriteria,
  importCriteria,
  listCriteria,
  publishCriteria,
  readCriteriaSet,
  saveCriteria,
} from '#use-cases/criteria/edit-criteria.ts';
import { readListSheet } from '#use-cases/drafts/import-list.ts';
import { closeCentre, previewClosing } from '#use-cases/centres/close-centre.ts';
import { addHoliday, listHolidays, removeHoliday } from '#use-cases/letters/edit-holidays.ts';
import { discardLetter, saveLetter, startLetter } from '#use-cases/letters/edit-letter.ts';
import { discardDutyDraft, discardReport } from '#use-cases/drafts/discard-report.ts';
import {
  decideOnExtension,
  reopenRequest,
  requestExtension,
  takeBackRequest,
} from '#use-cases/duties/extend-duty.ts';
import { giveTime, giveTimeToMany, previewGiving } from '#use-cases/duties/give-extension.ts';
import { createInvite, tryToJoin } from '#use-cases/people/join.ts';
import { listDuties } from '#use-cases/duties/list-duties.ts';
import { moveDates, previewDates } from '#use-cases/letters/move-dates.ts';
import { myDuties } from '#use-cases/duties/my-duties.ts';
import { listPlaces, openCentre, previewOpening } from '#use-cases/centres/open-centre.ts';
import { passReports } from '#use-cases/reports/bulk-review.ts';
import { readForm } from '#use-cases/drafts/open-form.ts';
import { previewPublishing, publishLetter } from '#use-cases/letters/publish-letter.ts';
import { readCalendar } from '#use-cases/letters/read-calendar.ts';
import { linkMember } from '#use-cases/centres/link-member.ts';
import { demandFileRoom } from '#use-cases/rate-limits.ts';
import { reopenDuty } from '#use-cases/duties/reopen-duty.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { undoMany } from '#use-cases/duties/undo-decisions.ts';
import { renameCentre } from '#use-cases/centres/rename-centre.ts';
import { previewReopening, reopenCentre } from '#use-cases/centres/reopen-centre.ts';
import { readCentre } from '#use-cases/centres/read-centre.ts';
import { listCentres } from '#use-cases/centres/read-centres.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { listLetters, readLetter } from '#use-cases/letters/read-letters.ts';
import { readMe } from '#use-cases/people/read-me.ts';
import { readOverview } from '#use-cases/overview/read-overview.ts';
import { readSheet } from '#use-cases/overview/read-round.ts';
import { replyToComment } from '#use-cases/reports/reply-comment.ts';
import { acceptReport, forwardReport, returnReport } from '#use-cases/reports/review-report.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { giveDraft, readColleagues, takeDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { submitReport } from '#use-cases/reports/submit-report.ts';
import { perform } from '#use-cases/use-case.ts';
import type { Person, Situation, UseCase } from '#use-cases/use-case.ts';
import type { EndpointName, Input, Output } from '#contract/contract.ts';
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
  situation(actor?: Person): Situation;
  verify(idToken: string): Promise<LineIdentity>;
  openSession(identity: LineIdentity): Promise<Person>;
  endSession(): Promise<void>;
  /** The caller's network, as limits count it. */
  address: string;
  /** A link under which this person gets that file, for a while. */
  linkTo(file: FileRequest): { url: string; expiresAt: Date };
}

export interface PublicConfig {
  liffId: string;
  simulatorOrigin: string | null;
  publicUrl: string;
}

type Handler<N extends EndpointName> = (
  call: Call,
  input: Input<N>,
) => Promise<Sendable<Output<N>>>;
export type Endpoints = { [N in EndpointName]: Handler<N> };

/** Most endpoints are a use case by another name. */
function by<S extends z.ZodMiniType, O>(
  useCase: UseCase<S, O>,
): (call: Call, input: unknown) => Promise<O> {
  return (call, input) => perform(useCase, { situation: call.situation(), input });
}

/** One entry per row of the contract; a missing one does not compile. */
export function createEndpoints(config: PublicConfig): Endpoints {
  return {
    'config.read': async () => ({ liffId: config.liffId, simulatorOrigin: config.simulatorOrigin }),
    'session.create': async (call, { idToken }) => {
      const person = await call.openSession(await call.verify(idToken));
      return perform(readMe, { situation: call.situation(person), input: {} });
    },
    'session.end': async (call) => {
      await call.endSession();
      return {};
    },
    'me.read': by(readMe),
    join: async (call, { code }) => {
      const { person } = await tryToJoin(call.situation(), { code, address: call.address });
      const actor = { person: person.id, name: person.name, grants: person.grants };
      return perform(readMe, { situation: call.situation(actor), input: {} });
    },
    'invite.create': async (call, input) => {
      const { code, expiresAt } = await perform(createInvite, {
        situation: call.situation(),
        input,
      });
      return { code, expiresAt, url: `https://liff.line.me/${config.liffId}/join/${code}` };
    },
    'duties.mine': async (call, input) => {
      const situation = call.situation();
      const mine = await perform(myDuties, { situation, input });
      return { today: bangkokDay(situation.now), ...mine };
    },
    'duties.list': by(listDuties),
    'duty.read': by(readDuty),
    'form.open': by(readForm),
    'draft.save': by(saveDraft),
    'draft.take': by(takeDraft),
    'draft.colleagues': by(readColleagues),
    'draft.give': by(giveDraft),
    'draft.discard': by(discardDutyDraft),
    'duty.submit': by(submitReport),
    'duty.return': by(returnReport),
    'duty.forward': by(forwardReport),
    'duty.accept': by(acceptReport),
    'duty.waive': by(waiveDuty),
    'comment.reply': by(replyToComment),
    'extension.ask': by(requestExtension),
    'extension.decide': by(decideOnExtension),
    'extension.withdraw': by(takeBackRequest),
    'extension.reopen': by(reopenRequest),
    'extension.give': by(giveTime),
    'extension.givePreview': by(previewGiving),
    'extension.giveMany': by(giveTimeToMany),
    'duty.undo': by(undoDecision),
    'duty.undoMany': (call, { ids }) => undoMany({ situation: call.situation(), ids }),
    'duty.reopen': by(reopenDuty),
    'sheet.read': by(readSheet),
    'reports.forward': (call, { items }) =>
      passReports('forward', { situation: call.situation(), items }),
    'reports.accept': (call, { items }) =>
      passReports('accept', { situation: call.situation(), items }),
    'calendar.read': by(readCalendar),
    'centres.list': by(listCentres),
    'centre.read': by(readCentre),
    'member.link': by(linkMember),
    'report.begin': async (call, { id, form }) =>
      perform(beginReport, { situation: call.situation(), input: { centre: id, form } }),
    'report.discard': by(discardReport),
    'list.read': by(readListSheet),
    'overview.read': by(readOverview),
    'letters.list': by(listLetters),
    'letter.read': by(readLetter),
    'letter.start': by(startLetter),
    'letter.save': by(saveLetter),
    'letter.discard': by(discardLetter),
    'letter.preview': by(previewPublishing),
    'letter.publish': by(publishLetter),
    'letter.correct': by(correctLetter),
    'letter.archive.preview': by(previewArchiving),
    'letter.archive': by(archiveLetter),
    'letter.restore': by(restoreLetter),
    'dates.preview': by(previewDates),
    'dates.move': by(moveDates),
    'centre.places': by(listPlaces),
    'centre.open.preview': by(previewOpening),
    'centre.open': by(openCentre),
    'centre.close.preview': by(previewClosing),
    'centre.close': by(closeCentre),
    'centre.reopen.preview': by(previewReopening),
    'centre.reopen': by(reopenCentre),
    'centre.rename': by(renameCentre),
    'holidays.list': by(listHolidays),
    'holiday.add': by(addHoliday),
    'holiday.remove': by(removeHoliday),
    'delivery.seen': by(seeDelivery),
    'criteria.list': by(listCriteria),
    'criteria.read': by(readCriteriaSet),
    'criteria.begin': by(beginCriteria),
    'criteria.save': by(saveCriteria),
    'criteria.import': by(importCriteria),
    'criteria.publish': by(publishCriteria),
    'criteria.discard': by(discardCriteria),
    'file.link': async (call, { file }) => {
      await demandFileRoom(call.situation());
      return call.linkTo(file);
    },
  };
}
