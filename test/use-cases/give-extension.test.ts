import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import { requestExtension } from '#use-cases/duties/extend-duty.ts';
import {
  giveChosenExtensions,
  giveExtensions,
  previewChosenExtensions,
  previewExtensions,
} from '#use-cases/duties/extend-many.ts';
import { giveDutyExtension } from '#use-cases/duties/give-extension.ts';
import { undoDecisions } from '#use-cases/duties/undo-decisions.ts';
import { execute } from '#use-cases/use-case.ts';
import { createOffice } from '../jobs/job-fixture.ts';
import { testDatabase } from '../support/database.ts';
import { dutyOf, fill, refill, situation } from '../support/world.ts';
import type { Name } from '../support/world.ts';
import { after, code } from './route.ts';

const db = await testDatabase();
const { stores } = db;
const duty = dutyOf({ obligation: 'grading' });
const { id } = duty;
const column = { letter: duty.letter, obligation: 'grading', round: 1 };
const reason = 'น้ำท่วมหลายอำเภอ';

beforeAll(() => fill(db));
beforeEach(() => refill(db));

const give = (as: Name, dueOn: string) =>
  execute(giveDutyExtension, { situation: situation(db, { as }), input: { id, dueOn, reason } });
const giveMany = (as: Name, input: object) =>
  execute(giveExtensions, {
    situation: situation(db, { as }),
    input: { ...column, areaCode: '57', dueOn: '2025-01-08', reason, ...input },
  });
const preview = (as: Name, input: object = {}) =>
  execute(previewExtensions, {
    situation: situation(db, { as }),
    input: { ...column, areaCode: '57', dueOn: '2025-01-08', ...input },
  });
const told = () => stores.deliveries.find({ 'notice.kind': 'extended' });

describe('an extension given without a request', () => {
  it('moves the province’s date for one duty, and notifies its holders', async () => {
    await give('province', '2025-01-08');
    expect(await stores.duties.get(id)).toMatchObject({
      dueOn: '2025-01-08',
      extension: { state: 'granted', given: true, originalDueOn: '2024-12-25' },
    });
    expect((await told()).map((delivery) => delivery.person).toSorted()).toEqual([
      'head',
      'officer',
      'wideOfficer',
    ]);
  });

  it('moves the district’s date when the head gives it, at most to the province’s date', async () => {
    expect(await code(give('head', '2024-12-26'))).toBe('date-past-province');
    await give('head', '2024-12-24');
    expect(await stores.duties.get(id)).toMatchObject({
      dueOn: '2024-12-25',
      districtDueOn: '2024-12-24',
      extension: null,
    });
  });

  it('grants an open request, and notifies the person who asked', async () => {
    await execute(requestExtension, {
      situation: situation(db, { as: 'officer' }),
      input: { id, dueOn: '2025-01-06', reason: 'รอคำสั่ง' },
    });
    await give('province', '2025-01-08');
    expect((await stores.duties.get(id))?.extension).toMatchObject({
      state: 'granted',
      dueOn: '2025-01-08',
      reason: 'รอคำสั่ง',
      askedBy: 'officer',
      given: false,
    });
  });

  it.each<[Name, string, string]>([
    ['officer', '2025-01-08', 'not-allowed'],
    ['otherHead', '2025-01-08', 'not-allowed'],
    ['province', '2024-12-25', 'date-not-later'],
    ['province', '2025-01-11', 'date-day-off'],
    ['province', '2024-12-17', 'date-in-past'],
  ])('is refused from the %s to %s: %s', async (as, dueOn, expected) => {
    expect(await code(give(as, dueOn))).toBe(expected);
    expect(await told()).toEqual([]);
  });
});

describe('an extension for duties chosen in a list', () => {
  const ids = [id, dutyOf({ obligation: 'plan-mission' }).id];
  const chosen = (as: Name, input: object = {}) =>
    execute(giveChosenExtensions, {
      situation: situation(db, { as }),
      input: { ids, dueOn: '2025-01-08', reason, ...input },
    });

  it('is previewed, given with one reason and date, and notifies each person once', async () => {
    const seen = await execute(previewChosenExtensions, {
      situation: situation(db, { as: 'province' }),
      input: { ids, dueOn: '2025-01-08' },
    });
    expect(seen).toMatchObject({ total: 2, given: 1, later: 1, over: 0, until: null });
    const first = await chosen('province', { expected: 1 });
    expect(first).toEqual({ given: 1, ids: [id] });
    expect(await chosen('province', { expected: 1 })).toEqual(first);
    const people = (await told()).map(({ person }) => person);
    expect(people.toSorted()).toEqual(['head', 'officer', 'wideOfficer']);
  });

  it('is refused completely when one duty is of another district, and changes nothing', async () => {
    const foreign = dutyOf({ obligation: 'grading', centre: 't570101' }).id;
    expect(await code(chosen('head', { ids: [id, foreign], dueOn: '2024-12-24' }))).toBe(
      'not-allowed',
    );
    expect(await code(chosen('province', { ids: [id, 'unknown'] }))).toBe('not-found');
    expect(await stores.duties.get(id)).toMatchObject({ districtDueOn: '2024-12-18' });
  });
});

describe('an extension for many duties', () => {
  it('is previewed with who gets it, who already has more time and which duties are finished', async () => {
    await give('province', '2025-01-10');
    await stores.duties.replace({
      ...dutyOf({ obligation: 'grading', centre: 't570402' }),
      state: 'accepted',
    });
    expect(await preview('province')).toEqual({ total: 3, given: 1, later: 1, over: 1, people: 1 });
    expect(await preview('head', { dueOn: '2024-12-24' })).toMatchObject({ total: 2 });
  });

  it('is given in one step: each person is notified once, and a second tap gives nothing more', async () => {
    const first = await giveMany('province', { expected: 3 });
    expect(first.given).toBe(3);
    expect(await giveMany('province', { expected: 3 })).toEqual(first);
    expect(new Set((await stores.duties.many(first.ids)).map((duty) => duty.dueOn))).toEqual(
      new Set(['2025-01-08']),
    );
    const people = (await told()).map((delivery) => delivery.person);
    expect(people.length).toBe(new Set(people).size);
    const wide = (await told()).find((delivery) => delivery.person === 'wideOfficer');
    expect(wide?.notice).toMatchObject({ kind: 'extended', desk: 'province' });
    const office = createOffice(db);
    office.setClock(after(16_000));
    await deliver.run(office.tools);
    expect(office.arrived()).toHaveLength(people.length);
    expect(office.arrived().some((text) => text.includes('รวม 2 เรื่อง'))).toBe(true);
  });

  it('is limited to one district when that is requested', async () => {
    expect((await giveMany('province', { areaCode: '5704' })).given).toBe(2);
    expect(
      await stores.duties.get(dutyOf({ obligation: 'grading', centre: 't570101' }).id),
    ).toMatchObject({ dueOn: '2024-12-25' });
  });

  it('is undone completely, and no person is notified', async () => {
    const { ids } = await giveMany('province', {});
    const { results } = await undoDecisions({
      situation: situation(db, { as: 'province', at: after(9_000) }),
      ids,
    });
    expect(results.map((result) => result.outcome)).toEqual(['done', 'done', 'done']);
    expect(new Set((await stores.duties.many(ids)).map((duty) => duty.dueOn))).toEqual(
      new Set(['2024-12-25']),
    );
    const office = createOffice(db);
    office.setClock(after(16_000));
    await deliver.run(office.tools);
    expect(office.arrived()).toEqual([]);
  });

  it('is refused when the number differs from the preview, without permission, and for an unknown round', async () => {
    expect(await code(giveMany('province', { expected: 2 }))).toBe('numbers-changed');
    expect(await code(giveMany('officer', {}))).toBe('not-allowed');
    expect(await code(giveMany('head', { areaCode: '5701' }))).toBe('not-allowed');
    expect(await code(giveMany('province', { round: 9 }))).toBe('not-found');
    expect(await stores.duties.count({ dueOn: '2025-01-08' })).toBe(0);
  });
});
