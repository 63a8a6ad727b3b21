import * as fc from 'fast-check';
import { addDays, atBangkok, bangkokDay, isWorkingDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Outcome } from '#domain/duty/outcome.ts';
import { giveExtension, moveDueDate } from '#domain/duty/extension.ts';
import { accept, forward, returnToAuthor, submit, waive } from '#domain/duty/review.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { muteTopicSchema } from '#domain/people/mute.ts';
import { digestTimes, topicRuleSchema } from '#domain/policy/reminder-policy.ts';
import { waves } from '#domain/reminder-waves.ts';
import { duties as allDuties, grantsOf, holidays } from '../world.ts';
import { createOffice, plan } from './office.ts';
import type { Luck, Office } from './office.ts';
import { createPlainModel } from './plain-model.ts';
import { send } from './sender.ts';

const firstDay: Day = '2024-12-06';
export const yearDays = 365;
/** Times before, in and after the send window. */
const times = ['08:00', '08:30', '09:00', '10:00', '12:00', '16:00', '18:00'];

/** An event in the life of a duty. */
const dutyKinds = ['submit', 'forward', 'return', 'accept', 'extend', 'waive', 'moveDate'] as const;
type DutyKind = (typeof dutyKinds)[number];

const kinds = [
  ...dutyKinds,
  'holiday',
  'workday',
  'mute',
  'acknowledge',
  'waves',
  'window',
  'topic',
  'ladder',
  'handOver',
  'join',
  'block',
  'unblock',
] as const;

const eventOf = fc.record({
  at: fc.nat(yearDays - 1),
  time: fc.nat(times.length - 1),
  kind: fc.constantFrom(...kinds),
  which: fc.nat(40),
  amount: fc.nat(40),
});
const outageOf = fc.record({
  at: fc.nat(yearDays - 1),
  days: fc.integer({ min: 1, max: 5 }),
  kind: fc.constantFrom('line', 'quota', 'hold', 'down', 'twins', 'dies'),
});
const luckOf = fc.constantFrom<Luck>(
  'good',
  'good',
  'good',
  'good',
  'lostBefore',
  'lostAfter',
  'notSent',
  'unauthorized',
  'rateLimit',
  'diesClaimed',
  'diesFrozen',
  'diesSent',
);
/** Days with failures: from a time on, the results of the attempts one after the other. */
const troubleOf = fc.record({
  at: fc.nat(yearDays - 1),
  time: fc.nat(times.length - 1),
  luck: fc.array(luckOf, { minLength: 1, maxLength: 12 }),
});

export const yearScript = fc.record({
  events: fc.array(eventOf, { maxLength: 120, size: 'max' }),
  outages: fc.array(outageOf, { maxLength: 12, size: 'max' }),
  troubles: fc.array(troubleOf, { maxLength: 20, size: 'max' }),
});
type Script = typeof yearScript extends fc.Arbitrary<infer T> ? T : never;
type Event = Script['events'][number];

const obligations = ['grading', 'committee-meeting', 'plan-mission'];
const centres = ['t570401', 't570402', 'd5704', 'p57'];
const owed = allDuties.filter(
  ({ obligation, centre }) => obligations.includes(obligation) && centres.includes(centre),
);

function newOffice(): Office {
  const names = ['officer', 'otherOfficer', 'head', 'province', 'secondProvince'] as const;
  return createOffice({
    duties: owed,
    people: names.map((id) => ({ id, grants: grantsOf[id], following: true })),
    holidays,
    publications: new Map([['chiang-rai-2568', firstDay]]),
  });
}

/** Simulates one year. Returns the differences from the plain model, and the number of steps. */
export function liveYear(script: Script): { faults: string[]; steps: number } {
  const office = newOffice();
  const model = createPlainModel(office);
  const events = Map.groupBy(script.events, ({ at, time }) => `${at} ${time}`);
  let steps = 0;
  for (let at = 0; at < yearDays; at += 1) {
    const day = addDays(firstDay, at);
    const kindsNow = new Set(
      script.outages
        .filter((one) => at >= one.at && at < one.at + one.days)
        .map(({ kind }) => kind),
    );
    const trouble = script.troubles.find((one) => one.at === at);
    const luck = [...(trouble?.luck ?? [])];
    applyOutages(office, { kinds: kindsNow, day });
    for (const [index, time] of times.entries()) {
      const now = atBangkok(day, time);
      for (const event of events.get(`${at} ${index}`) ?? []) {
        happen(office, { event, now });
        model.settle();
        steps += 1;
      }
      if (!isWorkingDay(day, office.holidays) || kindsNow.has('down')) continue;
      const dies = kindsNow.has('dies') && index < times.length - 2 ? at % 3 : null;
      plan(office, { now, dies, twins: kindsNow.has('twins'), watch: model.watch });
      const isBad = trouble !== undefined && index >= trouble.time;
      const next = () => (isBad ? luck.shift() : undefined) ?? 'good';
      // A process that is killed leaves the other rows to the second process.
      for (let process = 0; process < 2; process += 1) {
        send(office, { now, luck: next, watch: model.watch });
        model.settle();
        steps += 2;
      }
    }
    const wasGood = kindsNow.size === 0 && trouble === undefined;
    if (wasGood && office.completeTo === day && office.left > 50) model.closeGoodDay(day);
    if (model.faults.length > 0) break;
  }
  return { faults: model.faults, steps };
}

function applyOutages(office: Office, of: { kinds: ReadonlySet<string>; day: Day }): void {
  office.isLineAway = of.kinds.has('line');
  office.isHeld = of.kinds.has('hold');
  office.left = of.kinds.has('quota') ? 0 : Number.POSITIVE_INFINITY;
}

function nth<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

function happen(office: Office, { event, now }: { event: Event; now: Date }): void {
  const { kind, which, amount } = event;
  const today = bangkokDay(now);
  const duty = nth([...office.duties.values()], which);
  const person = nth([...office.people.values()], which);
  const { policy } = office;
  const change = (part: Partial<Office['policy']>) => (office.policy = { ...policy, ...part });
  if (kind === 'holiday' || kind === 'workday') office.holidaysChangedOn = today;
  if (kind === 'holiday') office.holidays.add(addDays(today, 2 + (amount % 30)));
  else if (kind === 'workday') office.holidays.delete(addDays(today, 2 + (amount % 30)));
  else if (kind === 'waves')
    change({ waves: waves.filter((wave) => wave === 0 || (wave + amount) % 3 !== 0) });
  else if (kind === 'window') change(nth(windows, amount));
  else if (kind === 'topic')
    change({ topics: { ...policy.topics, others: nth(topicRuleSchema.options, amount) } });
  else if (kind === 'ladder')
    change({
      escalateAfter: { officer: nth([1, 2, 3], which), districtHead: nth([1, 2, 5], amount) },
    });
  else if (kind === 'mute')
    office.people.set(person.id, {
      ...person,
      mutes: [{ topic: nth(muteTopicSchema.options, 0), until: addDays(today, amount) }],
    });
  else if (kind === 'block') office.people.set(person.id, { ...person, following: false });
  else if (kind === 'unblock') office.people.set(person.id, { ...person, following: true });
  else if (kind === 'handOver')
    handOver(office, { from: person.id, to: nth([...office.people.keys()], amount) });
  else if (kind === 'join')
    office.people.set(`new-${which}`, {
      id: `new-${which}`,
      grants: grantsOf.wideOfficer,
      following: true,
    });
  else if (kind === 'acknowledge') {
    for (const row of office.rows.values())
      if (row.person === person.id && row.state === 'sent') row.isAcknowledged = true;
  } else office.duties.set(duty.id, changed(duty, { event, now, daysOff: office.holidays }));
}

const windows = [
  { digestAt: '08:30', from: '08:30', to: '16:30' },
  { digestAt: '08:00', from: '08:00', to: '18:00' },
  { digestAt: digestTimes[4], from: '09:00', to: '17:00' },
] as const;

/** Gives the roles of one person to another. */
function handOver(office: Office, { from, to }: { from: string; to: string }): void {
  const [giver, taker] = [office.people.get(from), office.people.get(to)];
  if (!giver || !taker || from === to) return;
  office.people.set(from, { ...giver, grants: [] });
  office.people.set(to, { ...taker, grants: [...taker.grants, ...giver.grants] });
}

function isDutyKind(kind: string): kind is DutyKind {
  return dutyKinds.some((one) => one === kind);
}

function changed(
  duty: Duty,
  { event, now, daysOff }: { event: Event; now: Date; daysOff: ReadonlySet<Day> },
): Duty {
  const { kind, amount } = event;
  const by = 'officer';
  const today = bangkokDay(now);
  const act = { by, byName: 'ผู้ตรวจ', now };
  const dueOn = addDays(today, 1 + amount);
  const stage = duty.level === 'tambon' ? 'district' : 'province';
  const outcomes: Record<DutyKind, () => Outcome> = {
    submit: () => submit(duty, { by, now, submission: 's', revision: duty.revision + 1, stage }),
    forward: () => forward(duty, { by, now }),
    accept: () => accept(duty, { by, now }),
    waive: () => waive(duty, { by, now, reason: 'ยกเว้น' }),
    return: () =>
      duty.reviewAt
        ? returnToAuthor(duty, {
            ...act,
            comments: ['แก้'],
            stage: duty.reviewAt,
            returnDueOn: dueOn,
          })
        : { refused: 'wrong-state' as const },
    extend: () =>
      giveExtension(duty, { ...act, dueOn, reason: 'น้ำท่วม', stage: 'province', holidays: daysOff }),
    moveDate: () => ({ duty: moveDueDate(duty, { dueOn, now, holidays: daysOff }) }),
  };
  const outcome = isDutyKind(kind) ? outcomes[kind]() : { duty };
  return 'duty' in outcome ? outcome.duty : duty;
}
