import { describe, expect, it } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { at } from './client.ts';
import { duty, give, openDesk, outcome, path, report, step } from './api-fixture.ts';

const db = await testDatabase();
const { api, clients, minutes } = await openDesk(db);

const undoPath = `${path}/undo`;
const more = { dueOn: '2025-10-15', reason: 'น้ำท่วม' };

describe('the endpoints of undo, reopening and extension', () => {
  it('offer undo to the person who decided, for ten seconds', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    const answer = await head(step('forward', 1));
    const until = new Date(String(at(answer.json, 'duty', 'undoUntil')));
    // The test's clock advances a millisecond with every request.
    expect(at(answer.json, 'duty', 'actions')).toContain('undo');
    expect(until).toEqual(new Date(minutes(0).getTime() + 10_001));
    expect(at((await officer({ path })).json, 'duty', 'undoUntil')).toBeNull();
    api.setNow(until);
    expect(at((await head({ path })).json, 'duty', 'actions')).not.toContain('undo');
    const version = at(answer.json, 'duty', 'version');
    expect(outcome(await head({ path: undoPath, json: { version } }))).toBe('200 inReview');
    expect(at((await head({ path })).json, 'duty', 'reviewAt')).toBe('district');
  });

  it('return the comments of an undone return to their author', async () => {
    const { officer, head } = await clients('officer', 'head');
    await officer(report());
    await head(give(1, { path: 'whyNot', text: 'ยังไม่ชัด' }));
    const { json } = await head({ path: undoPath, json: {} });
    expect(at(json, 'comments')).toEqual([{ path: 'whyNot', text: 'ยังไม่ชัด' }]);
  });

  it('undo many decisions and reopen finished reports', async () => {
    const { officer, head, province } = await clients('officer', 'head', 'province');
    await officer(report());
    await head(step('forward', 1));
    await province(step('accept', 1));
    const undone = await province({ path: '/api/reports/undo', json: { ids: [duty.id, 'none'] } });
    expect(at(undone.json, 'results', 0, 'outcome')).toBe('done');
    expect(at(undone.json, 'results', 1, 'code')).toBe('not-found');
    await province(step('accept', 1));
    const reopening = { path: `${path}/reopen`, json: { reason: 'รับรองผิดฉบับ' } };
    expect(outcome(await province(reopening))).toBe('200 inReview');
    expect(outcome(await province({ ...reopening, json: { reason: '' } }))).toBe(
      '400 invalid-input',
    );
  });

  it('withdraw a request, refuse it with a reason, reopen it and give more time', async () => {
    const { officer, province } = await clients('officer', 'province');
    const ask = { path: `${path}/extension`, json: more };
    const decision = (json: object) => ({ path: `${path}/extension/decision`, json });
    await officer(ask);
    const withdrawn = await officer({ path: `${path}/extension/withdraw`, json: {} });
    expect(at(withdrawn.json, 'duty', 'extension')).toBeNull();
    await officer(ask);
    const refusal = { grant: false, dueOn: more.dueOn };
    expect(outcome(await province(decision(refusal)))).toBe('422 reason-required');
    const refused = await province(decision({ ...refusal, reason: 'ใกล้กำหนดแล้ว' }));
    expect(at(refused.json, 'duty', 'extension')).toMatchObject({
      state: 'refused',
      askedBy: 'officer สมมุติ',
      decidedBy: 'province สมมุติ',
      decisionReason: 'ใกล้กำหนดแล้ว',
    });
    const again = { path: `${path}/extension/reopen`, json: { reason: 'ตรวจพื้นที่แล้ว' } };
    expect(at((await province(again)).json, 'duty', 'extension', 'state')).toBe('asked');
    const given = await province({ path: `${path}/extension/give`, json: more });
    expect(at(given.json, 'duty', 'provinceDueOn')).toBe(more.dueOn);
  });

  it('preview and give more time to a district', async () => {
    const province = await api.as('province');
    const many = {
      letter: duty.letter,
      obligation: duty.obligation,
      areaCode: '5704',
      dueOn: more.dueOn,
    };
    const query = new URLSearchParams({ ...many, round: '1' });
    const { json } = await province({ path: `/api/extensions/preview?${query.toString()}` });
    expect(json).toEqual({ total: 3, given: 3, later: 0, over: 0, people: 4 });
    const give = {
      path: '/api/extensions',
      json: { ...many, round: 1, reason: 'น้ำท่วม', expected: 3 },
    };
    expect((await province(give)).json).toMatchObject({ given: 3 });
    expect(
      outcome(
        await province({ ...give, json: { ...give.json, dueOn: '2025-10-16', expected: 2 } }),
      ),
    ).toBe('409 numbers-changed');
  });

  it('discard a draft and restore it', async () => {
    const officer = await api.as('officer');
    const changes = [{ field: 'whyNot', value: 'ก', seen: null }];
    await officer({ method: 'PUT', path: `${path}/draft`, json: { changes } });
    const discarded = await officer({ path: `${path}/draft/discard`, json: {} });
    expect(at(discarded.json, 'duty', 'state')).toBe('todo');
    expect(outcome(await officer({ path: undoPath, json: {} }))).toBe('200 draft');
  });
});
