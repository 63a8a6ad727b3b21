import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { addDays, atBangkok, bangkokDay, isWorkingDay } from '#domain/calendar.ts';
import { trusted } from '#models/mongo/collection.ts';
import { Problem } from '#domain/problem.ts';
import { isInSendWindow, sendWindow } from '#domain/send-window.ts';
import { deliver } from '#jobs/deliver.ts';
import { meetingReminders } from '#jobs/meeting-reminders.ts';
import {
  cancelMeeting,
  changeMeeting,
  planMeeting,
  restoreMeeting,
} from '#use-cases/meetings/plan-meeting.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from '#test/jobs/job-fixture.ts';
import { testDatabase } from '#test/support/database.ts';
import { cardsIn } from './cards.ts';
import { fill, holidays, now, refill, situation } from '#test/support/world.ts';

const db = await testDatabase();
const { stores } = db;
beforeAll(() => fill(db));

const people = ['chair', 'officer', 'secretary'] as const;
const step = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), days: fc.integer({ min: 1, max: 9 }) }),
  fc.constant({ kind: 'cancel' as const }),
  fc.constant({ kind: 'restore' as const }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 5, 14, 24) }),
  fc.constant({ kind: 'deliver' as const }),
  // The reminders are planned, and the sender runs later.
  fc.constant({ kind: 'remind' as const }),
  fc.constant({ kind: 'outage' as const }),
);
const steps = fc.array(fc.record({ by: fc.constantFrom(...people), what: step }), {
  minLength: 1,
  maxLength: 14,
});

it('tells each reader the newest state of a meeting once, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      await refill(db);
      await stores.runs.remove({});
      const office = createOffice(db);
      const id = randomUUID();
      let at = now;
      const as = (by: (typeof people)[number]) => situation(db, { as: by, at });
      const plan = { on: addDays(bangkokDay(now), 9), startAt: '13:30', place: 'ศาลา 0' };
      await execute(planMeeting, {
        situation: as('chair'),
        input: { id, centre: 't570401', plan },
      });
      const faults: string[] = [];
      const told = new Set<string>();
      const run = async (): Promise<void> => {
        office.setClock(at);
        await meetingReminders.run(office.tools);
        const before = office.arrived().length;
        const fixed = new Set(office.calls.map(({ body }) => body));
        await deliver.run(office.tools);
        const arrived = office.arrived().slice(before);
        const fresh = arrived
          .map(cardsIn)
          .flatMap(({ to, texts }) => texts.map((text) => ({ to, text })));
        // A message whose outcome was unknown is sent again as it was.
        const isRetried = arrived.some((body) => fixed.has(body));
        const meeting = await stores.meetings.get(id);
        if (fresh.length > 0 && !isInSendWindow(at, { holidays, window: sendWindow }))
          faults.push(`sent at ${at.toISOString()}`);
        for (const { to, text } of isRetried ? [] : fresh) {
          const news = `${to} ${meeting?.sequence} ${bangkokDay(at)} ${text}`;
          if (told.has(news)) faults.push(`told twice: ${news}`);
          told.add(news);
          if (!meeting?.cancelled && !text.includes(`${meeting?.place}`))
            faults.push(`not the newest place: ${text}`);
          if (meeting?.cancelled && !text.startsWith('ยกเลิก'))
            faults.push(`cancelled, but: ${text}`);
        }
      };
      for (const [index, { by, what }] of list.entries()) {
        if (what.kind === 'wait') at = new Date(at.getTime() + what.hours * 3_600_000);
        if (what.kind === 'deliver') await run();
        if (what.kind === 'remind') {
          office.setClock(at);
          await meetingReminders.run(office.tools);
        }
        if (what.kind === 'outage') office.script.push('lost before', 'lost before');
        const { sequence = 0 } = (await stores.meetings.get(id)) ?? {};
        try {
          if (what.kind === 'move')
            await execute(changeMeeting, {
              situation: as(by),
              input: {
                id,
                sequence,
                plan: {
                  on: addDays(bangkokDay(at), what.days),
                  startAt: '09:00',
                  place: `ศาลา ${index + 1}`,
                },
              },
            });
          if (what.kind === 'cancel')
            await execute(cancelMeeting, {
              situation: as(by),
              input: { id, sequence, reason: 'น้ำท่วม' },
            });
          if (what.kind === 'restore')
            await execute(restoreMeeting, { situation: as(by), input: { id } });
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
        }
      }
      // A quiet working morning, with LINE there again and every retry due.
      office.script.length = 0;
      for (let day = addDays(bangkokDay(at), 1), quiet = 0; quiet < 2; day = addDays(day, 1)) {
        if (!isWorkingDay(day, holidays)) continue;
        quiet += 1;
        at = atBangkok(day, '08:30');
        await run();
        at = atBangkok(day, '10:00');
        await run();
      }
      const waiting = await stores.deliveries.find({
        state: trusted({ $in: ['planned', 'held', 'sending'] }),
      });
      expect({ faults, waiting: waiting.map(({ key }) => key) }).toEqual({
        faults: [],
        waiting: [],
      });
    }),
    { numRuns: 60 },
  );
});
