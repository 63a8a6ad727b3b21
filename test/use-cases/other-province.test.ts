import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { archiveLetter, restoreLetter } from '#use-cases/letters/archive-letter.ts';
import { closeCentre } from '#use-cases/centres/close-centre.ts';
import { discardLetter, saveLetter, startLetter } from '#use-cases/letters/edit-letter.ts';
import { decideOnExtension } from '#use-cases/duties/extend-duty.ts';
import { moveDates } from '#use-cases/letters/move-dates.ts';
import { openCentre } from '#use-cases/centres/open-centre.ts';
import { publishLetter } from '#use-cases/letters/publish-letter.ts';
import { readDuty } from '#use-cases/duties/read-duty.ts';
import { listLetters } from '#use-cases/letters/read-letters.ts';
import { renameCentre } from '#use-cases/centres/rename-centre.ts';
import { reopenCentre } from '#use-cases/centres/reopen-centre.ts';
import { acceptReport } from '#use-cases/reports/review-report.ts';
import { execute } from '#use-cases/use-case.ts';
import type { UseCase } from '#use-cases/use-case.ts';
import { waiveDuty } from '#use-cases/duties/waive-duty.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, letter, situation } from '../support/world.ts';

const db = await testDatabase();
const { id } = dutyOf();
const neighbour = {
  ...situation(db, { as: 'province' }),
  actor: {
    person: 'neighbour',
    name: 'เพื่อนบ้าน สมมุติ',
    grants: [{ role: 'province' as const, areaCode: '56' as const, centre: null, seat: null }],
  },
};

beforeAll(() => fill(db));

interface Try {
  what: string;
  ask: () => Promise<unknown>;
}

function tried<S extends z.ZodMiniType, O>(useCase: UseCase<S, O>, input: unknown): Try {
  return { what: useCase.name, ask: () => execute(useCase, { situation: neighbour, input }) };
}

const { number, date, subject, clauses } = letter;
const ending = { into: null, on: '2024-12-18', ending: 10, moveMembers: false };
const opening = { areaCode: '570401', name: 'ศอช.ต.ใหม่', openedOn: '2024-12-18' };
const reason = 'คำสั่ง';
const move = {
  obligation: 'plan-mission',
  round: 1,
  opensOn: '2024-12-06',
  dueOn: '2025-10-10',
};

describe('the office of another province', () => {
  it.each([
    tried(readDuty, { id }),
    tried(acceptReport, { id, revision: 1 }),
    tried(waiveDuty, { id, reason }),
    tried(decideOnExtension, { id, grant: true, dueOn: '2025-10-15' }),
    tried(startLetter, { from: letter.id, kind: 'nextYear' }),
    tried(saveLetter, { id: letter.id, version: 0, number, date, subject, clauses }),
    tried(discardLetter, { id: letter.id }),
    tried(publishLetter, { id: letter.id }),
    tried(moveDates, { id: letter.id, version: 0, moves: [move], reason }),
    tried(archiveLetter, { id: letter.id, unfinished: 1, reason: 'สิ้นปีงบประมาณ' }),
    tried(restoreLetter, { id: letter.id }),
    tried(openCentre, { ...opening, reason }),
    tried(closeCentre, { id: 't570401', reason, ...ending }),
    tried(reopenCentre, { id: 't570401', reason, owing: 1 }),
    tried(renameCentre, { id: 't570401', name: 'ศอช.ต.ใหม่', reason }),
  ])('is refused $what', async ({ ask }) => {
    await expect(ask()).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('sees no letter of this province', async () => {
    const { letters } = await execute(listLetters, { situation: neighbour, input: {} });
    expect(letters).toEqual([]);
  });
});
