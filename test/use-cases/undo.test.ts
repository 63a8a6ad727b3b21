import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import { forwardReports } from '#use-cases/reports/bulk-review.ts';
import { replyToComment } from '#use-cases/reports/reply-comment.ts';
import { undoDecisions } from '#use-cases/duties/undo-decisions.ts';
import { createOffice } from '../jobs/job-fixture.ts';
import { testDatabase } from '../support/database.ts';
import { fill, refill, situation } from '../support/world.ts';
import { after, code, createRoute, id, returning, second } from './route.ts';

const db = await testDatabase();
const { stores } = db;
const { accept, by, decisions, reopen, routeOf, send, told, undo, waive } = createRoute(db);

beforeAll(() => fill(db));
beforeEach(() => refill(db));

describe('undoing a decision', () => {
  it.each(Object.entries(decisions))(
    'restores the duty and sends nothing (%s), however often it is tapped',
    async (_name, { who, first, decide }) => {
      await first();
      const before = await routeOf();
      const planned = await stores.deliveries.find({}, { sort: { _id: 1 } });
      await decide();
      expect(await routeOf()).not.toEqual(before);
      await undo({ who, at: after(12_000) });
      await undo({ who, at: after(13_000) });
      expect(await routeOf()).toEqual(before);
      expect(await stores.deliveries.find({}, { sort: { _id: 1 } })).toEqual(planned);
      const rows = await stores.audit.ofSubject(id);
      expect(rows.filter((row) => row.at.getTime() === after(12_000).getTime())).toHaveLength(
        Object.keys(decisions).indexOf(_name) + 1,
      );
    },
  );

  it('happens once after two concurrent taps', async () => {
    await decisions['accept']?.first();
    await accept();
    const [one, other] = await Promise.all([
      code(undo({ who: 'province' })),
      code(undo({ who: 'province' })),
    ]);
    expect([one, other]).toContain('done');
    expect(await stores.duties.get(id)).toMatchObject({ state: 'inReview', reviewAt: 'province' });
  });

  it('is refused after the time limit, to another person, without permission, and after a change', async () => {
    await waive();
    expect(await code(undo({ who: 'secondProvince' }))).toBe('undo-late');
    expect(await code(undo({ who: 'officer' }))).toBe('not-allowed');
    expect(await code(undo({ who: 'province', at: after(15_001) }))).toBe('undo-late');
    await stores.duties.update({ id }, { $inc: { version: 1 } });
    expect(await code(undo({ who: 'province' }))).toBe('undo-late');
    expect(await stores.duties.get(id)).toMatchObject({ state: 'waived' });
  });

  it('returns the comments of an undone return to the reviewer, and removes them from the report', async () => {
    await send();
    await by({ who: 'head' }, returning);
    const { comments } = await undo({ who: 'head', at: after(5_000) });
    expect(comments).toEqual(returning.input.comments);
    expect(await stores.comments.ofDuty(id)).toEqual([]);
  });

  it('is refused when a comment of the return has been answered', async () => {
    await send();
    await by({ who: 'head' }, returning);
    const [comment] = await stores.comments.ofDuty(id);
    const input = { id, comment: comment?.id, reply: randomUUID(), text: 'ได้ครับ' };
    await by({ who: 'officer', at: after(2_000) }, { useCase: replyToComment, input });
    expect(await code(undo({ who: 'head', at: after(4_000) }))).toBe('undo-late');
    expect(await stores.comments.ofDuty(id)).toHaveLength(2);
  });

  it('is possible for many decisions in one request, each with its own result', async () => {
    await send();
    await send('otherOfficer', second);
    const items = [id, second].map((duty) => ({ id: duty, revision: 1 }));
    await forwardReports('forward', { situation: situation(db, { as: 'head' }), items });
    const { results } = await undoDecisions({
      situation: situation(db, { as: 'head', at: after(9_000) }),
      ids: [id, second, 'none'],
    });
    expect(results.map((result) => result.code ?? result.outcome)).toEqual([
      'done',
      'done',
      'not-found',
    ]);
    expect((await stores.duties.many([id, second])).map((duty) => duty.reviewAt)).toEqual([
      'district',
      'district',
    ]);
  });
});

describe('the message about a decision', () => {
  it('is sent once, when the decision can no longer be undone', async () => {
    await waive();
    const office = createOffice(db);
    for (const ms of [0, 10_000, 14_999]) {
      office.setClock(after(ms));
      await deliver.run(office.tools);
      expect(office.arrived()).toEqual([]);
    }
    office.setClock(after(15_000));
    await deliver.run(office.tools);
    await deliver.run(office.tools);
    expect(office.arrived().filter((text) => text.includes('ยกเว้น'))).toHaveLength(
      (await told('waived')).length,
    );
    expect(await told('waived')).not.toEqual([]);
  });

  it('prevents an undo while it is being sent', async () => {
    await waive();
    const [delivery] = await told('waived');
    await stores.deliveries.update({ id: delivery?.id }, { $set: { state: 'sending' } });
    expect(await code(undo({ who: 'province', at: after(14_000) }))).toBe('undo-late');
    expect(await stores.duties.get(id)).toMatchObject({ state: 'waived' });
  });

  it('is sent a second time for the same revision after the report was reopened', async () => {
    await decisions['accept']?.first();
    await accept();
    await reopen({ who: 'province', at: after(60_000) });
    await accept(after(120_000));
    expect((await told('accepted')).map((delivery) => delivery.person)).toEqual([
      'officer',
      'officer',
    ]);
  });
});
