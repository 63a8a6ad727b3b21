import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discardedDrafts } from '#jobs/discarded-drafts.ts';
import { startReport } from '#use-cases/drafts/begin-report.ts';
import { discardDutyDraft, discardReport } from '#use-cases/drafts/discard-report.ts';
import { takeOverDraft } from '#use-cases/drafts/hand-over-draft.ts';
import { saveDraft } from '#use-cases/drafts/save-draft.ts';
import { undoDecision } from '#use-cases/duties/undo-decision.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from '../jobs/job-fixture.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, now, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';
import { after, code } from './route.ts';

const db = await testDatabase();
const { stores } = db;
const { id } = dutyOf();

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const as = (who: Name, ms = 0) => ({ situation: situation(db, { as: who, at: after(ms) }) });
const write = (of: string = id, who: Name = 'officer', field = 'whyNot') => {
  const changes = [{ field, value: 'รอคำสั่ง', seen: null }];
  return execute(saveDraft, { ...as(who), input: { id: of, changes } });
};
const discard = (who: Name = 'officer') => execute(discardDutyDraft, { ...as(who), input: { id } });
const undo = (ms: number, of: string = id, who: Name = 'officer') =>
  execute(undoDecision, { ...as(who, ms), input: { id: of } });

describe('a draft begun by mistake', () => {
  it('is discarded by its author, and the duty is owed as before', async () => {
    await write();
    await discard();
    expect(await stores.drafts.get(id)).toBeNull();
    expect(await stores.duties.get(id)).toMatchObject({ state: 'todo' });
  });

  it('is restored once with its answers when undo is tapped twice', async () => {
    await write();
    const before = await stores.drafts.get(id);
    await discard();
    await undo(9_000);
    await undo(9_500);
    expect(await stores.drafts.get(id)).toEqual(before);
    expect(await stores.duties.get(id)).toMatchObject({ state: 'draft' });
  });

  it('cannot be discarded when a colleague holds it, without permission, or after it was sent', async () => {
    await write();
    expect(await code(discard('head'))).toBe('not-allowed');
    await execute(takeOverDraft, { ...as('wideOfficer'), input: { id } });
    expect(await code(discard())).toBe('draft-held');
    await stores.duties.update({ id }, { $set: { state: 'returned', revision: 1 } });
    expect(await code(discard('wideOfficer'))).toBe('wrong-state');
    expect(await stores.drafts.get(id)).not.toBeNull();
  });

  it('is not restored over a newer draft, nor after the time limit', async () => {
    await write();
    await discard();
    expect(await code(undo(16_000))).toBe('undo-late');
    await write();
    expect(await code(undo(9_000))).toBe('undo-late');
  });
});

describe('an extra report begun by mistake', () => {
  const begin = async () => {
    for (const round of [1, 2])
      await stores.duties.update(
        { id: dutyOf({ obligation: 'committee-meeting', round }).id },
        { $set: { state: 'accepted', revision: 1 } },
      );
    const input = { centre: 't570401', form: 'meeting-report' };
    return (await execute(startReport, { ...as('officer'), input })).duty.id;
  };
  const throwAway = (of: string) => execute(discardReport, { ...as('officer'), input: { id: of } });

  it('is restored completely by undo, tapped once or twice', async () => {
    const extra = await begin();
    await write(extra, 'officer', 'place');
    const before = [await stores.drafts.get(extra), (await stores.duties.get(extra))?.state];
    await throwAway(extra);
    await throwAway(extra);
    expect(await stores.duties.get(extra)).toBeNull();
    await undo(9_000, extra);
    await undo(9_500, extra);
    expect([await stores.drafts.get(extra), (await stores.duties.get(extra))?.state]).toEqual(
      before,
    );
  });

  it('is restored by its author only, and within the time limit', async () => {
    const extra = await begin();
    await throwAway(extra);
    expect(await code(undo(5_000, extra, 'wideOfficer'))).toBe('not-allowed');
    expect(await code(undo(16_000, extra))).toBe('undo-late');
  });

  it('does not pass its number or its files on to the next extra report', async () => {
    const first = await begin();
    await throwAway(first);
    expect(await begin()).not.toBe(first);
  });

  it('loses its contents after two nights but keeps its number', async () => {
    const extra = await begin();
    await write(extra, 'officer', 'place');
    await throwAway(extra);
    const office = createOffice(db);
    office.setClock(new Date(now.getTime() + 2 * 86_400_000));
    await discardedDrafts.run(office.tools);
    expect(await stores.discarded.get(extra)).toMatchObject({ duty: null, draft: null });
    expect(await begin()).not.toBe(extra);
  });
});
