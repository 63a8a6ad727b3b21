import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf } from '#test/support/world.ts';
import { at } from './client.ts';
import { duty, openDesk, outcome, path, report, statuses } from './api-fixture.ts';

const db = await testDatabase();
const { stores } = db;
const { api, audited, clients } = await openDesk(db);

describe('a decision on a report', () => {
  it.each(['forward', 'accept', 'return'])(
    'is refused when its revision is not the newest: %s',
    async (act) => {
      const { officer, head, province } = await clients('officer', 'head', 'province');
      await officer(report());
      if (act === 'accept') await head({ path: `${path}/forward`, json: { revision: 1 } });
      const decide = act === 'accept' ? province : head;
      const rest =
        act === 'return'
          ? { returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้' }] }
          : {};
      for (const revision of [0, 2])
        expect(outcome(await decide({ path: `${path}/${act}`, json: { revision, ...rest } }))).toBe(
          '409 conflict',
        );
    },
  );

  it('is stored once when two people decide concurrently; the second gets a conflict', async () => {
    const { officer, head, province, secondProvince } = await clients(
      'officer',
      'head',
      'province',
      'secondProvince',
    );
    await officer(report());
    await head({ path: `${path}/forward`, json: { revision: 1 } });
    const accept = { path: `${path}/accept`, json: { revision: 1 } };
    const returning = {
      path: `${path}/return`,
      json: { revision: 1, returnDueOn: '2024-12-24', comments: [{ path: null, text: 'แก้' }] },
    };
    const answers = await Promise.all([province(accept), secondProvince(returning)]);
    expect(statuses(answers)).toEqual(['200', '409']);
    expect((await audited()).slice(2)).toHaveLength(1);
    expect(await stores.comments.count({ duty: duty.id })).toBe(answers[1]?.status === 200 ? 1 : 0);
  });

  it('is marked in the audit when people accept their own report', async () => {
    const province = await api.as('province');
    const own = dutyOf({ centre: 'p57' });
    const ownPath = `/api/duties/${own.id}`;
    await province({ ...report(), path: `${ownPath}/submissions` });
    expect(outcome(await province({ path: `${ownPath}/accept`, json: { revision: 1 } }))).toBe(
      '200 accepted',
    );
    const rows = await stores.audit.ofSubject(own.id);
    expect(rows.at(-1)?.note).toBe('รับรองรายงานที่ตนเองส่ง');
  });

  it('to grant an extension moves both dates and notifies the person who asked', async () => {
    const { officer, province } = await clients('officer', 'province');
    const asked = await officer({
      path: `${path}/extension`,
      json: { dueOn: '2025-10-15', reason: 'น้ำท่วม' },
    });
    const granted = await province({
      path: `${path}/extension/decision`,
      json: { grant: true, dueOn: '2025-10-15' },
    });
    expect([
      outcome(asked),
      at(granted.json, 'duty', 'provinceDueOn'),
      at(granted.json, 'duty', 'districtDueOn'),
    ]).toEqual(['200 todo', '2025-10-15', '2025-10-07']);
    const notified = (await stores.deliveries.find({})).map(
      (delivery) => `${delivery.notice.kind} ${delivery.person}`,
    );
    expect(notified.toSorted()).toEqual([
      'extensionAsked province',
      'extensionAsked secondProvince',
      'extensionDecided officer',
    ]);
    expect(await audited()).toEqual(['extension.ask officer', 'extension.decide province']);
  });

  it('to waive a duty needs a reason, and no report can be sent afterwards', async () => {
    const { officer, province } = await clients('officer', 'province');
    expect((await province({ path: `${path}/waive`, json: { reason: '' } })).status).toBe(400);
    expect(outcome(await province({ path: `${path}/waive`, json: { reason: 'ยุบศูนย์' } }))).toBe(
      '200 waived',
    );
    expect(outcome(await officer(report()))).toBe('409 wrong-state');
  });

  it('to waive notifies the sender of a report, or the holders of a duty without one', async () => {
    const { officer, head, province } = await clients('officer', 'head', 'province');
    await officer(report());
    await head({ path: `${path}/forward`, json: { revision: 1 } });
    await province({ path: `${path}/waive`, json: { reason: 'ยุบศูนย์' } });
    const other = dutyOf({ obligation: 'strong-tambon' });
    await province({ path: `/api/duties/${other.id}/waive`, json: { reason: 'น้ำท่วม' } });
    const notified = (await stores.deliveries.find({ 'notice.kind': 'waived' })).map((delivery) => [
      'duty' in delivery.notice ? delivery.notice.duty : '',
      delivery.person,
    ]);
    expect(notified.filter(([id]) => id === duty.id)).toEqual([[duty.id, 'officer']]);
    const holders = notified.filter(([id]) => id === other.id).map(([, person]) => person);
    expect(new Set(holders)).toEqual(new Set(['head', 'officer', 'wideOfficer']));
  });
});
