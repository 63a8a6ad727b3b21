import { usualPolicy } from '#domain/policy/reminder-policy.ts';
import { describe, expect, it } from 'vitest';
import { addDays, atBangkok } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { isMuted, lastMuteDay, topicsOf, withMute } from '#domain/people/mute.ts';
import type { Mute } from '#domain/people/mute.ts';
import { planDigests } from '#domain/reminders.ts';
import type { PlannedEntries } from '#domain/policy/ladder.ts';
import type { Digest } from '#domain/reminders.ts';
import { dutyOf, grantsOf, holidays } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const today: Day = '2025-01-10';
const grading = dutyOf({ obligation: 'grading' });
const until = (day: Day): Mute[] => [{ topic: 'others', until: day }];

interface Plan {
  people: readonly Name[];
  muted: readonly Name[];
  ends?: Day;
  unanswered?: PlannedEntries[];
}

/** The digests of a day on which officers and heads have a wave for the grading. */
function plan({ people, muted, ends = lastMuteDay(today), unanswered = [] }: Plan): Digest[] {
  const on = grading.districtDueOn;
  return planDigests({
    policy: usualPolicy,
    duties: [grading],
    people: people.map((id) => ({
      id,
      grants: grantsOf[id],
      ...(muted.includes(id) ? { mutes: until(ends) } : {}),
    })),
    holidays,
    now: atBangkok(on, '08:30'),
    since: addDays(on, -14),
    publications: new Map([['chiang-rai-2568', '2024-12-06']]),
    unanswered,
  });
}
const told = (digests: readonly Digest[]) => digests.map(({ person }) => person).toSorted();
const farDay: Day = '2026-01-01';

describe('a muted topic of reminders', () => {
  it('ends after its day', () => {
    expect(isMuted({ mutes: until(today) }, 'others', today)).toBe(true);
    expect(isMuted({ mutes: until(today) }, 'others', addDays(today, 1))).toBe(false);
    expect(isMuted({}, 'others', today)).toBe(false);
  });

  it('can be replaced and switched on again; past ones are dropped', () => {
    const past: Mute = { topic: 'terms', until: addDays(today, -1) };
    const muted = withMute([past], { topic: 'others', until: today, today });
    expect(muted).toEqual(until(today));
    expect(withMute(muted, { topic: 'others', until: null, today })).toEqual([]);
  });

  it.each<[Name, string[]]>([
    ['chair', ['meetings']],
    ['officer', ['terms']],
    ['head', ['others', 'terms', 'summary']],
    ['province', ['others', 'terms', 'summary']],
    ['stranger', []],
  ])('can be chosen by a %s among %j', (name, topics) => {
    expect(topicsOf(grantsOf[name])).toEqual(topics);
  });
});

describe('a plan of reminders when the head has muted the duties of others', () => {
  it('leaves the head out and still reminds the officer', () => {
    const people: Name[] = ['officer', 'head'];
    expect(told(plan({ people, muted: [], ends: farDay }))).toEqual(['head', 'officer']);
    expect(told(plan({ people, muted: ['head'], ends: farDay }))).toEqual(['officer']);
  });

  it('reminds the officer of their own duty though they muted the topic', () => {
    expect(told(plan({ people: ['officer'], muted: ['officer'], ends: farDay }))).toEqual([
      'officer',
    ]);
  });

  it('reminds the head who does the work, because no officer is there', () => {
    expect(told(plan({ people: ['head'], muted: ['head'], ends: farDay }))).toEqual(['head']);
  });

  const entry = { duty: grading.id, wave: 0, dueOn: grading.districtDueOn };
  const unanswered: PlannedEntries[] = [
    { person: 'officer', day: addDays(grading.districtDueOn, -1), entries: [entry] },
  ];
  const climbed = (digests: readonly Digest[]) =>
    digests
      .filter(({ entries }) => entries.some(({ escalatedFrom }) => escalatedFrom !== null))
      .map(({ person }) => person);

  it('escalates an unanswered duty past the head who muted it', () => {
    const people: Name[] = ['officer', 'head', 'province'];
    const digests = plan({ people, muted: ['head'], ends: farDay, unanswered });
    expect(climbed(digests)).toEqual(['province']);
  });

  it('still reminds a head who muted it when no other person would be reminded', () => {
    const digests = plan({
      people: ['officer', 'head'],
      muted: ['head'],
      ends: farDay,
      unanswered,
    });
    expect(climbed(digests)).toEqual(['head']);
  });
});
