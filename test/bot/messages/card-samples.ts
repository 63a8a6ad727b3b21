import * as fc from 'fast-check';
import { requestStateSchema } from '#domain/people/request-state.ts';
import type { JoinRequest } from '#models/join-requests.ts';
import { actor, day, duty, hostile, noticeAbout, view } from './samples.ts';

export const views = fc.array(view, { maxLength: 60 });
export const delivery = '6f1c8a52-6f55-4d5e-9a3c-0a1b2c3d4e5f';
export const held = fc.record({
  role: fc.constantFrom('member', 'officer', 'districtHead', 'province', 'admin'),
  areaName: hostile,
  centreName: fc.option(hostile, { nil: null }),
  seat: fc.constantFrom('chair', 'member', null),
});
const level = fc.constantFrom('tambon', 'district', 'province');
export const areas = fc.array(
  fc.record({
    id: fc.constantFrom('57', '5704', '570401'),
    level,
    name: hostile,
    districtName: hostile,
    tile: fc.constant(null),
  }),
  { minLength: 1, maxLength: 60 },
);
export const grades = fc.array(
  fc.record({
    duty: hostile,
    centre: fc.constantFrom('t570401', 't570402', 't570403'),
    round: fc.integer({ min: 1, max: 2 }),
    level: fc.option(hostile, { nil: null }),
    percent: fc.double({ min: 0, max: 100, noNaN: true }),
    categories: fc.constant([]),
  }),
  { maxLength: 60 },
);
export const dates = fc.array(
  fc.record({
    dueOn: day,
    clause: fc.constantFrom('1', '7'),
    title: hostile,
    done: fc.nat(200),
    total: fc.nat(200),
    daysLeft: fc.integer({ min: -300, max: 300 }),
  }),
  { maxLength: 60 },
);
export const seats = fc.array(
  fc.record({ centre: fc.constant('t570401'), centreName: hostile, members: fc.nat(40) }),
  { maxLength: 60 },
);
export const meetings = fc.array(
  fc.record({
    centre: fc.constant('t570401'),
    centreName: hostile,
    last: fc.option(day, { nil: null }),
    next: fc.option(day, { nil: null }),
    held: fc.nat(3),
    plans: fc.boolean(),
  }),
  { maxLength: 60 },
);
export const notices = fc
  .array(duty, { maxLength: 60 })
  .chain((duties) =>
    fc.record({ notice: noticeAbout(duties), actor, duties: fc.constant(duties) }),
  );

export const requests: fc.Arbitrary<JoinRequest> = fc.record({
  id: fc.uuid(),
  person: fc.constant('p'),
  name: hostile,
  phone: fc.constant(null),
  role: fc.constant('member' as const),
  areaCode: fc.constant('570401' as const),
  centre: fc.constant('t570401'),
  seat: fc.constant(null),
  askedAt: fc.date({ noInvalidDate: true }),
  state: fc.constantFrom(...requestStateSchema.options),
  decidedBy: fc.constant(null),
  decidedAt: fc.constant(null),
  reason: fc.option(hostile, { nil: null }),
  given: fc.constant(null),
});
