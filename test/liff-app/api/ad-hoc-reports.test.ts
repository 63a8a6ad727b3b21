import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { examplesOf } from '#test/examples/index.ts';
import { testDatabase } from '#test/support/database.ts';
import { attachAll, dutyOf, seatMembers } from '#test/support/world.ts';
import { at } from './client.ts';
import type { Client } from './client.ts';
import { openDesk, outcome } from './api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { clients } = await openDesk(db);
const centre = 't570401';
const answers = { ...examplesOf['meeting-report'].accepted[0].answers, heldOn: '2024-12-10' };

const begin = (client: Client, form: string, of: string = centre) =>
  client({ path: `/api/centres/${of}/reports`, json: { form } });
const idOf = (answer: Awaited<ReturnType<Client>>): string => String(at(answer.json, 'duty', 'id'));

/** Accepts both meeting reports demanded of the centre. */
async function meetingsDone(): Promise<void> {
  await seatMembers(db);
  for (const round of [1, 2]) {
    const duty = dutyOf({ obligation: 'committee-meeting', round });
    await stores.duties.replace({ ...duty, state: 'accepted', revision: 1 });
  }
}

async function sendExtra(client: Client): Promise<{ id: string; said: string }> {
  const id = idOf(await begin(client, 'meeting-report'));
  const duty = await stores.duties.get(id);
  if (!duty) throw new Error('no extra was begun');
  await attachAll(db, { duty, answers });
  const json = { submission: randomUUID(), follows: 0, answers, reasons: {} };
  return { id, said: outcome(await client({ path: `/api/duties/${id}/submissions`, json })) };
}

describe('an extra report', () => {
  it('cannot be begun while an open round has no report yet; the round is offered instead', async () => {
    const { chair } = await clients('chair');
    const answer = await begin(chair, 'meeting-report');
    expect(idOf(answer)).toBe('chiang-rai-2568.committee-meeting.1.t570401');
    expect(at(answer.json, 'duty', 'extra')).toBe(false);
  });

  it('is created once when two people begin it, without due date and reminder', async () => {
    await meetingsDone();
    const { chair, secretary } = await clients('chair', 'secretary');
    const [first, second] = [
      await begin(chair, 'meeting-report'),
      await begin(secretary, 'meeting-report'),
    ];
    expect(idOf(first)).toBe('chiang-rai-2568.extra-meeting-report.1.t570401');
    expect(idOf(second)).toBe(idOf(first));
    expect(at(first.json, 'duty', 'standing')).toBe('draft');
    expect(at(first.json, 'duty', 'actions')).toEqual(['fill', 'submit', 'discard']);
    expect((await stores.duties.owedIn('57')).filter((duty) => duty.extra)).toEqual([]);
  });

  it('is the same report for several people who begin it concurrently', async () => {
    await meetingsDone();
    const { chair, secretary, officer } = await clients('chair', 'secretary', 'officer');
    const those = [chair, secretary, officer, chair, secretary, officer];
    const begun = await Promise.all(those.map((client) => begin(client, 'meeting-report')));
    expect(begun.map((answer) => answer.status)).toEqual(those.map(() => 200));
    expect(new Set(begun.map(idOf)).size).toBe(1);
    expect(await stores.duties.extrasOf(centre)).toHaveLength(1);
  });

  it('passes both reviews and changes no figure, and the next one gets the next number', async () => {
    await meetingsDone();
    const { chair, officer, head, province } = await clients(
      'chair',
      'officer',
      'head',
      'province',
    );
    const before = (await province({ path: '/api/overview' })).json['figures'];
    const { id, said } = await sendExtra(chair);
    const steps = [
      await head({ path: `/api/duties/${id}/forward`, json: { revision: 1 } }),
      await province({ path: `/api/duties/${id}/accept`, json: { revision: 1 } }),
    ];
    expect([said, ...steps.map(outcome)]).toEqual(['200 saved', '200 inReview', '200 accepted']);
    expect((await province({ path: '/api/overview' })).json['figures']).toEqual(before);
    expect(idOf(await begin(officer, 'meeting-report'))).toContain('extra-meeting-report.2.');
  });

  it('may be discarded before it is sent, and never after', async () => {
    await meetingsDone();
    const { chair } = await clients('chair');
    const begun = idOf(await begin(chair, 'meeting-report'));
    const gone = await chair({ method: 'DELETE', path: `/api/duties/${begun}` });
    expect([gone.status, await stores.duties.get(begun)]).toEqual([200, null]);
    const { id } = await sendExtra(chair);
    const kept = await chair({ method: 'DELETE', path: `/api/duties/${id}` });
    expect(outcome(kept)).toBe('409 wrong-state');
    const duty = await chair({
      method: 'DELETE',
      path: '/api/duties/chiang-rai-2568.plan-mission.1.t570401',
    });
    expect(duty.status).toBe(403);
  });

  it('is refused to people without permission to write it', async () => {
    const { member, chair, otherChair, head } = await clients(
      'member',
      'chair',
      'otherChair',
      'head',
    );
    const asked = [
      await begin(otherChair, 'meeting-report'),
      await begin(chair, 'committee-register'),
      await begin(head, 'meeting-report'),
      await begin(chair, 'grading'),
      await begin(chair, 'meeting-report', 'nowhere'),
      await begin(member, 'meeting-report'),
    ];
    expect(asked.map((answer) => answer.status)).toEqual([403, 403, 403, 400, 404, 200]);
  });
});
