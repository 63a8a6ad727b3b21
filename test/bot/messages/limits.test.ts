import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '#bot/line/line-client.ts';
import { acknowledgedText } from '#bot/messages/acknowledged.ts';
import { calendarCard } from '#bot/messages/calendar.ts';
import { contactCard } from '#bot/messages/contact.ts';
import { changedCard, decidedText, refusalCard } from '#bot/messages/extension-decision.ts';
import {
  askedText,
  confirmCard,
  extensionCard,
  keptText,
  reasonCard,
  requestCard,
  withdrawnText,
} from '#bot/messages/extension.ts';
import { lateText, undoneText } from '#bot/messages/undo.ts';
import { gradeCountsCard, gradingCard } from '#bot/messages/grading.ts';
import { boardCard, boundText, groupCodeMessages } from '#bot/messages/group.ts';
import { cannotInviteText, helpCard, staleCard, unhandledText } from '#bot/messages/help.ts';
import { invitesCard } from '#bot/messages/invites.ts';
import {
  joinQuestionCard,
  joinRefusedText,
  joinUndoneText,
  mistypedCodeText,
} from '#bot/messages/join-question.ts';
import {
  alreadyDecidedText,
  askAsWhatCard,
  refusalQuestion,
  requestDecidedText,
  requestReopenedText,
  requestSentText,
} from '#bot/messages/join-request.ts';
import { joinedCard } from '#bot/messages/joined.ts';
import { meetingStepCard } from '#bot/messages/meeting-steps.ts';
import { openMeetingQuestions } from '#domain/chat/meeting-answers.ts';
import { messagesOfNotice } from '#bot/messages/notice.ts';
import {
  howToSendCard,
  noReportText,
  notPhotoText,
  photoCard,
  photoLostText,
  tooManyPhotosText,
} from '#bot/messages/photo.ts';
import { filingCard } from '#bot/messages/photo-attached.ts';
import { placeRefusal, whichPlaceCard } from '#bot/messages/place.ts';
import { registersCard } from '#bot/messages/register.ts';
import { statusCard } from '#bot/messages/status.ts';
import { howToAskCard, joinFirstCard, welcomeCard } from '#bot/messages/welcome.ts';
import { validateMessages } from '#simulator/validate/messages.ts';
import { groupBoardStates } from '#domain/group-board.ts';
import { actionsIn, links, morning as now } from '../chat.ts';
import {
  views,
  delivery,
  held,
  areas,
  grades,
  dates,
  seats,
  notices,
  requests,
} from './card-samples.ts';
import { meetingCards } from './meeting-cards.ts';
import { privacyCards } from './privacy-cards.ts';
import { hostileOffice } from './hostile-office.ts';
import { day, hostile, view } from './samples.ts';

/** An arbitrary of the messages of each message builder. */
const builders: Record<string, fc.Arbitrary<readonly Message[]>> = {
  status: fc
    .record({ title: hostile, duties: views, queue: views })
    .map((all) => [statusCard({ ...all, now, links, listUrl: links.home() })]),
  notice: notices.map(({ notice, actor, duties }) =>
    messagesOfNotice({
      notice,
      actor,
      links,
      now,
      delivery,
      duties: new Map(duties.map((duty) => [duty.id, duty])),
    }),
  ),
  calendar: dates.map((all) => [calendarCard({ fiscalYear: 2568, dates: all, links })]),
  ...meetingCards(links, now),
  grading: fc.record({ grades, duties: views }).map((all) => [gradingCard({ ...all, now, links })]),
  'grade counts': fc
    .record({ grades, place: hostile, total: fc.nat(200) })
    .map((all) => [gradeCountsCard({ ...all, links })]),
  registers: fc
    .record({ seats, duties: views })
    .map((all) => [registersCard({ ...all, now, links })]),
  ...privacyCards(links),
  joined: fc
    .record({ held, lineName: fc.option(hostile, { nil: undefined }) })
    .map((of) => [joinedCard({ ...of, code: 'TH4K9QZW' }, links)]),
  'join question': fc
    .record({ offered: held, held: fc.array(held, { maxLength: 20 }) })
    .map((roles) => [joinQuestionCard({ ...roles, code: 'TH4K9QZW' }, links)]),
  invites: fc
    .array(fc.record({ grant: held, uses: fc.nat(50), used: fc.nat(50) }), { maxLength: 40 })
    .map((list) => [
      invitesCard(
        list.map((one) => ({ ...one, code: 'TH4K9QZW', expiresAt: now })),
        links,
      ),
    ]),
  'join texts': fc
    .constant(links)
    .map(() => [
      joinRefusedText('TH4K9QZW', links),
      joinUndoneText(links),
      mistypedCodeText(links),
      cannotInviteText(links),
    ]),
  contact: fc
    .record(hostileOffice)
    .map((office) => [
      contactCard({ offices: [office], officers: [{ ...office, place: office.contact }] }, links),
    ]),
  'asking to join': areas.map(([place]) => [
    howToAskCard(links),
    ...(place ? [askAsWhatCard(place, links)] : []),
    requestSentText({ isNew: true, place: place?.name ?? '' }),
  ]),
  'requests to join': requests.map((request) => [
    requestDecidedText({ request, undo: true }, links),
    alreadyDecidedText(request, links),
    refusalQuestion(request, links),
    requestReopenedText(request, links),
  ]),
  'which place': areas.map((all) => [whichPlaceCard(all, links)]),
  refusal: hostile.map((name) => [placeRefusal(name, links)]),
  extension: views.map((duties) => [extensionCard(duties, { links, delivery })]),
  'extension, why': view.map((duty) => [reasonCard({ duty: duty, links })]),
  'extension, until when': fc
    .record({ duty: view, reason: fc.constantFrom('disaster', 'order', 'meeting', 'handover') })
    .map((all) => [
      confirmCard({ ...all, dueOn: '2025-01-06', refused: 'date-day-off', links, now }),
    ]),
  'extension, asked': view.map((duty) =>
    [askedText, requestCard, withdrawnText, keptText].map((build) => build({ duty, links })),
  ),
  'extension, decided': fc
    .record({ duty: view, first: fc.boolean() })
    .map((all) => [
      ...[refusalCard, changedCard, undoneText].map((build) => build({ ...all, links })),
      decidedText({ ...all, links }),
      lateText({ id: all.duty.id, links, explanation: 'เลยเวลาเลิกทำแล้ว' }),
    ]),
  acknowledged: fc
    .record({ first: fc.boolean(), duties: views })
    .map((all) => [acknowledgedText({ ...all, delivery, now, links })]),
  photo: views.map((reports) => [
    photoCard({ reports, batch: delivery, now, links }),
    howToSendCard({ reports, now, links }),
  ]),
  'meeting step': fc
    .record({
      draft: fc.record({
        duty: view,
        heldBy: fc.option(hostile, { nil: null, freq: 5 }),
        heldOn: fc.option(day, { nil: null }),
        today: day,
        lastHeldOn: fc.option(day, { nil: null }),
        present: fc.nat(40),
        members: fc.array(
          fc.record({
            id: fc.uuid(),
            name: hostile,
            position: fc.constant('member'),
            positionLabel: hostile,
          }),
          { maxLength: 3 },
        ),
        startAt: fc.constantFrom('', '09:00'),
        endAt: fc.constantFrom('', '12:00'),
        chairedBy: fc.nat(1),
        agenda: fc.nat(20),
        place: hostile,
        lastPlace: hostile,
        photos: fc.nat(6),
        missing: fc.array(fc.record({ field: fc.constant('place'), label: hostile }), {
          maxLength: 12,
        }),
      }),
      question: fc.constantFrom(...openMeetingQuestions),
      topic: hostile,
      why: hostile,
    })
    .map((all) => [meetingStepCard({ ...all, now, links })]),
  'a group': fc
    .record({
      place: hostile,
      lines: fc.array(
        fc.record({
          state: fc.constantFrom(...groupBoardStates),
          places: fc.array(hostile, { maxLength: 30 }),
        }),
        { maxLength: 5 },
      ),
    })
    .map((board) => [
      boardCard(board, { now, links }),
      boundText(board.place),
      ...groupCodeMessages({ code: 'ABCDEFGH', place: board.place, expiresAt: now }, links),
    ]),
  'photos filed': fc
    .record({ duty: view, by: hostile, some: fc.nat(30), none: fc.constantFrom(0, 1) })
    .map(({ duty, by, some, none }) => [
      filingCard({ kind: 'held', duty, by }, links),
      filingCard({ kind: 'full', duty, most: some }, links),
      filingCard({ kind: 'already', duty }, links),
      filingCard({ kind: 'closed', duty }, links),
      filingCard(
        {
          kind: 'filed',
          duty,
          field: 'photos',
          added: some,
          there: some,
          again: none * some,
          elsewhere: some,
          left: none,
        },
        links,
      ),
    ]),
  fixed: fc.constant([
    welcomeCard(links),
    joinFirstCard(links),
    helpCard(links),
    unhandledText(links),
    staleCard(links),
  ]),
  'fixed, of other files': fc.constant(
    (['audio', 'video', 'file'] as const).map((kind) => notPhotoText(kind, links)),
  ),
  'fixed, of photos': fc.constant([
    filingCard({ kind: 'gone' }, links),
    noReportText(links),
    photoLostText('away', links),
    tooManyPhotosText(links),
  ]),
};

describe('messages for names of any length and any number of duties', () => {
  it.each(Object.entries(builders))('are accepted by LINE: %s', (_name, messages) => {
    fc.assert(
      fc.property(messages, (made) => {
        expect(validateMessages(JSON.parse(JSON.stringify(made)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.entries(builders))(
    'have at most three buttons and nine actions, and follow the phone’s letter size: %s',
    (_name, messages) => {
      fc.assert(
        fc.property(messages, (made) => {
          for (const one of made) {
            if (one.type !== 'flex' || !('contents' in one)) continue;
            const drawn = JSON.stringify(one.contents);
            expect(drawn.split('"borderWidth":"1.5px"').length - 1).toBeLessThanOrEqual(3);
            expect(actionsIn(one.contents).length).toBeLessThanOrEqual(9);
            expect(drawn).not.toMatch(/"type":"text",(?!"scaling":true)/u);
          }
        }),
        { numRuns: 30 },
      );
    },
  );
});
