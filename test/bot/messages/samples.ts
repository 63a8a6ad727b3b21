import { noticesOfQuestions } from './question-samples.ts';
import { noticesOfMeetings } from './meeting-samples.ts';
import { hostile } from './hostile.ts';
import { fullCentreName } from '#domain/centre/label.ts';
import * as fc from 'fast-check';
import { roleSchema } from '#domain/permissions.ts';
import { seatSchema } from '#domain/register/seats.ts';
import { assigneeSchema, standingSchema } from '#domain/duty/standing.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { formIds } from '#domain/forms/index.ts';
import type { Actor } from '#domain/permissions.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { addDays, atBangkok } from '#domain/calendar.ts';

export { hostile };

export const day = fc.integer({ min: 0, max: 700 }).map((more) => addDays('2024-01-01', more));
const at = fc.option(fc.constant(atBangkok('2024-12-16', '10:00')), { nil: null });
const level = fc.constantFrom('tambon', 'district', 'province');
const state = fc.constantFrom('todo', 'draft', 'inReview', 'returned', 'accepted', 'waived');
const areaCode = fc.constantFrom('57', '5704', '570401', '570402');

export const duty: fc.Arbitrary<Duty> = fc
  .record({
    round: fc.integer({ min: 1, max: 9 }),
    rounds: fc.integer({ min: 1, max: 9 }),
    form: fc.constantFrom(...formIds),
    centreName: hostile,
    districtName: hostile,
    level,
    areaCode,
    state,
    reviewAt: fc.constantFrom('district', 'province', null),
    dueOn: day,
    serial: fc.uuid(),
  })
  .map(({ serial, dueOn, ...rest }) => ({
    ...rest,
    id: `letter.work.1.${serial}`,
    letter: 'letter',
    clause: '1',
    obligation: 'work',
    centre: `t${rest.areaCode}`,
    fiscalYear: 2568,
    opensOn: '2024-12-06' as const,
    dueOn,
    districtDueOn: dueOn,
    dateBasis: 'letter' as const,
    returnDueOn: null,
    returnNote: null,
    extension: null,
    waiver: null,
    submission: null,
    revision: 0,
    submittedBy: null,
    submittedAt: null,
    reachedProvinceAt: null,
    acceptedAt: null,
    judgedDueOn: null,
    extra: false,
    archived: false,
    version: 0,
  }));

export const view: fc.Arbitrary<DutyView> = fc
  .record({
    duty,
    standing: fc.constantFrom(...standingSchema.options),
    holder: fc.constantFrom(...assigneeSchema.options),
    daysLeft: fc.integer({ min: -400, max: 400 }),
    progress: fc.option(fc.record({ done: fc.nat(99), total: fc.nat(99) }), { nil: null }),
    submittedAt: at,
    said: hostile,
    request: fc.constantFrom('asked', 'granted', 'refused'),
    actions: fc.subarray(['fill', 'submit', 'forward', 'accept', 'askExtension'] as const),
  })
  .map(({ duty, actions, said, request, ...rest }) => ({
    ...rest,
    id: duty.id,
    title: 'ทะเบียนกรรมการ',
    letter: duty.letter,
    fiscalYear: duty.fiscalYear,
    archived: duty.archived,
    clause: duty.clause,
    obligation: duty.obligation,
    form: duty.form,
    round: duty.round,
    rounds: duty.rounds,
    extra: duty.extra,
    centre: {
      id: duty.centre,
      name: duty.centreName,
      label: fullCentreName({ ...duty, name: duty.centreName }),
      level: duty.level,
      areaCode: duty.areaCode,
      districtName: duty.districtName,
    },
    state: duty.state,
    reviewAt: duty.reviewAt,
    version: duty.version,
    undoUntil: atBangkok('2024-12-16', '10:00'),
    timeliness: 'open' as const,
    dueOn: duty.dueOn,
    provinceDueOn: duty.dueOn,
    districtDueOn: duty.dueOn,
    opensOn: duty.opensOn,
    dateBasis: 'letter' as const,
    returned: null,
    returnDueOn: null,
    extension: {
      state: request,
      dueOn: duty.dueOn,
      reason: said,
      given: false,
      askedBy: said,
      askedAt: atBangkok('2024-12-16', '10:00'),
      decidedBy: said,
      decisionReason: said,
    },
    waiver: null,
    reachedProvinceAt: null,
    acceptedAt: null,
    revision: 0,
    actions: [...actions],
  }));

export const actor: fc.Arbitrary<Actor> = fc
  .record({
    role: fc.constantFrom('member', 'officer', 'districtHead', 'province', 'admin'),
    areaCode,
  })
  .map((held) => ({ person: 'p', grants: [{ ...held, centre: null, seat: null }] }));

/** Every kind of notice about the given duties, some of which may no longer exist. */
export function noticeAbout(duties: readonly Duty[]): fc.Arbitrary<Notice> {
  const id = fc.constantFrom(...duties.map((duty) => duty.id), 'gone');
  const entry = fc.record({
    duty: id,
    wave: fc.integer({ min: -14, max: 28 }),
    dueOn: day,
    escalatedFrom: fc.constantFrom(null, 'someone'),
  });
  return fc.oneof(
    fc.record({
      kind: fc.constant('digest' as const),
      day,
      entries: fc.array(entry, { maxLength: 60 }),
    }),
    fc.record({
      kind: fc.constant('returned' as const),
      duty: id,
      revision: fc.nat(9),
      comments: fc.array(hostile, { maxLength: 30 }),
      returnDueOn: day,
    }),
    fc.record({ kind: fc.constant('draftGiven' as const), duty: id, by: hostile }),
    fc.record({ kind: fc.constant('unsent' as const), duty: id }),
    fc.record({ kind: fc.constant('draftTaken' as const), duty: id, by: hostile }),
    fc.record({
      kind: fc.constant('replied' as const),
      duty: id,
      replies: fc.array(fc.record({ by: hostile, text: hostile }), { maxLength: 30 }),
    }),
    fc.record({
      kind: fc.constant('terms' as const),
      termTo: day,
      entries: fc.array(fc.record({ centre: fc.constant('t570401'), centreName: hostile }), {
        maxLength: 30,
      }),
    }),
    fc.record({
      kind: fc.constant('criteriaChanged' as const),
      duties: fc.array(id, { minLength: 1, maxLength: 30 }),
    }),
    fc.record({ kind: fc.constant('waived' as const), duty: id, reason: hostile }),
    fc.record({ kind: fc.constant('accepted' as const), duty: id, revision: fc.nat(9) }),
    fc.record({
      kind: fc.constant('extensionAsked' as const),
      duty: id,
      dueOn: day,
      reason: hostile,
      by: hostile,
    }),
    fc.record({
      kind: fc.constant('extensionDecided' as const),
      duty: id,
      granted: fc.boolean(),
      dueOn: day,
      by: hostile,
      reason: fc.option(hostile, { nil: null }),
    }),
    fc.record({
      kind: fc.constant('extended' as const),
      duties: fc.array(id, { minLength: 1, maxLength: 30 }),
      dueOn: day,
      desk: fc.constantFrom('district' as const, 'province' as const),
      by: hostile,
      reason: hostile,
    }),
    fc.record({
      kind: fc.constant('chased' as const),
      batch: fc.uuid(),
      duties: fc.array(id, { minLength: 1, maxLength: 30 }),
      by: hostile,
      byPerson: id,
    }),
    fc.record({
      kind: fc.constant('reopened' as const),
      duty: id,
      what: fc.constantFrom('report' as const, 'waiver' as const, 'extension' as const),
      by: hostile,
      reason: hostile,
    }),
    noticeOfPeople(id),
    noticesOfMeetings(day),
  );
}

/** Notices about roles and requests to join. */
function noticeOfPeople(duty: fc.Arbitrary<string>): fc.Arbitrary<Notice> {
  const role = fc.record({
    role: fc.constantFrom(...roleSchema.options),
    seat: fc.constantFrom(null, ...seatSchema.options),
    place: hostile,
  });
  const roles = fc.array(role, { maxLength: 30 });
  const request = fc.uuid();
  return fc.oneof(
    fc.record({ kind: fc.constant('joinAsked' as const), request, name: hostile, role }),
    fc.record({
      kind: fc.constant('erasureAsked' as const),
      request,
      name: hostile,
      dueOn: day,
      isReminder: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('erasureDecided' as const),
      request,
      isGranted: fc.boolean(),
      reply: hostile,
    }),
    fc.record({
      kind: fc.constant('joinDecided' as const),
      request,
      role,
      isAccepted: fc.boolean(),
      reason: fc.option(hostile, { nil: null }),
      by: hostile,
    }),
    fc.record({
      kind: fc.constant('handedOver' as const),
      from: hostile,
      by: hostile,
      roles,
      duties: fc.array(duty, { maxLength: 100 }),
      drafts: fc.nat(60),
    }),
    fc.record({
      kind: fc.constant('roleEnded' as const),
      by: hostile,
      roles,
      to: fc.array(hostile, { maxLength: 30 }),
      reason: hostile,
    }),
    fc.record({
      kind: fc.constant('headChanged' as const),
      name: hostile,
      by: hostile,
      roles,
      reason: hostile,
      isUndone: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('leavingFailed' as const), name: hostile, on: day, roles }),
    fc.record({
      kind: fc.constant('dataAsked' as const),
      request,
      about: fc.constantFrom('copy' as const, 'correction' as const),
      name: hostile,
      dueOn: day,
      isReminder: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('dataAnswered' as const),
      request,
      about: fc.constantFrom('copy' as const, 'correction' as const),
      reply: hostile,
    }),
    ...noticesOfQuestions(duty, hostile),
    fc.record({ kind: fc.constant('unlinked' as const), roles }),
    fc.record({ kind: fc.constant('roleGiven' as const), by: hostile, roles }),
    fc.record({ kind: fc.constant('joined' as const), code: fc.constant('ABCD2345'), role }),
  );
}
