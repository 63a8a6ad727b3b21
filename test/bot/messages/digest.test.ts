import { expect, it } from 'vitest';
import { createLinks } from '#bot/links.ts';
import { digestCard } from '#bot/messages/digest.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { actorOf } from '#use-cases/people/join.ts';
import { dutyOf, now, personOf } from '#test/support/world.ts';

interface Reminder {
  state: Duty['state'];
  dueOn: Day;
}

function cardOf(reminders: readonly Reminder[]): string {
  const duties = reminders.map(({ state }, index) => ({
    ...dutyOf(),
    id: `duty-${index}`,
    state,
    round: index + 1,
    rounds: reminders.length,
  }));
  const entries = reminders.map(({ dueOn }, index) => ({
    duty: `duty-${index}`,
    wave: 0,
    dueOn,
    escalatedFrom: null,
  }));
  return JSON.stringify(
    digestCard({
      notice: { kind: 'digest', day: '2024-12-18', entries },
      duties: new Map(duties.map((duty) => [duty.id, duty])),
      actor: actorOf(personOf('officer')),
      links: createLinks({ liffId: 'test-liff', publicUrl: 'https://prasan.example' }),
      now,
      delivery: 'delivery-1',
    }),
  );
}

/** Round numbers of the rows of a digest, from top to bottom. */
function roundsInOrder(reminders: readonly Reminder[]): number[] {
  const rounds = cardOf(reminders).matchAll(/ครั้งที่ (\d)/g);
  return [...new Set([...rounds].map(([, round]) => Number(round)))];
}

it('a digest lists overdue duties first, then duties due soon, then reports waiting for review', () => {
  const reminders: Reminder[] = [
    { state: 'inReview', dueOn: '2024-12-18' },
    { state: 'draft', dueOn: '2024-12-20' },
    { state: 'returned', dueOn: '2024-12-25' },
    { state: 'inReview', dueOn: '2024-12-16' },
    { state: 'todo', dueOn: '2024-12-17' },
  ];
  expect(roundsInOrder(reminders)).toEqual([5, 4, 3, 2, 1]);
});

it('the button of a digest opens the form of a single duty, or the list of several', () => {
  const due = (day: Day): Reminder => ({ state: 'todo', dueOn: day });
  const list = '/duties?reminder=delivery-1&from=delivery-1';
  expect(cardOf([due('2024-12-18')])).toContain('/duty/duty-0/form?from=delivery-1');
  expect(cardOf([due('2024-12-18'), due('2024-12-20')])).toContain(list);
});
