import { randomUUID } from 'node:crypto';
import { at } from '../client.ts';
import { dutyOf } from '#test/support/world.ts';
import { give, path, report } from '../api-fixture.ts';
import { everyone, officers, provinceOffice, readers } from './groups.ts';
import { accepted, draftStarted, duty, forwarded, id, moreTimeAsked, submitted } from './stage.ts';
import type { Rows, Sample, Stage } from './stage.ts';

const params = id;
const laterDate = '2025-10-15';
const moreTime = { dueOn: laterDate, reason: 'น้ำท่วม' };
const many = {
  letter: 'chiang-rai-2568',
  obligation: 'plan-mission',
  areaCode: '5704',
  dueOn: laterDate,
};
const draft = { changes: [{ field: 'whyNot', value: 'รอคำสั่ง', seen: null }] };
const adHoc = { params: { id: 't570401' }, json: { form: 'meeting-report' } };

const registerWorkbook = {
  params: { id: dutyOf({ obligation: 'committee-register' }).id, list: 'members' },
  json: { lines: [['ชื่อ'], ['นางแก้ว ใจดี']], known: [] },
};

/** Prepares the duty, and makes this request. */
function after(prepare: (stage: Stage) => Promise<unknown>, json?: unknown) {
  return async (stage: Stage): Promise<Sample> => {
    await prepare(stage);
    return json === undefined ? { params } : { params, json };
  };
}

/** Endpoints for reading duties and writing reports. */
export const reportPermissions = {
  search: { send: { query: { text: 'เวียง' } }, may: everyone },
  'duties.mine': { send: {}, may: everyone },
  'duties.list': {
    send: { query: { area: '570401' } },
    may: [...officers, 'head', ...provinceOffice],
  },
  'duties.select': {
    send: { query: { area: '570401' } },
    may: [...officers, 'head', ...provinceOffice],
  },
  'calendar.read': { send: {}, may: everyone },
  'overview.read': {
    send: { query: { area: '5704' } },
    may: ['wideOfficer', 'head', ...provinceOffice],
  },
  'overview.progress': {
    send: { query: { area: '5704' } },
    may: ['wideOfficer', 'head', ...provinceOffice],
  },
  'overview.grades': {
    send: { query: { area: '5704' } },
    may: ['wideOfficer', 'head', ...provinceOffice],
  },
  'overview.clauses': {
    send: { query: { area: '5704' } },
    may: ['wideOfficer', 'head', ...provinceOffice],
  },
  'overview.likelyLate': {
    send: { query: { area: '5704' } },
    may: ['wideOfficer', 'head', ...provinceOffice],
  },
  'duty.read': { send: { params }, may: readers },
  'form.open': { send: { params }, may: officers },
  'draft.save': { send: { params, json: draft }, may: officers },
  'draft.take': { send: after(draftStarted, {}), may: officers },
  'draft.colleagues': { send: { params }, may: officers },
  'draft.give': { send: after(draftStarted, { to: 'wideOfficer' }), may: officers },
  'draft.discard': { send: after(draftStarted, {}), may: officers },
  'duty.submit': { send: { params, json: report().json }, may: officers },
  'list.read': { send: registerWorkbook, may: officers },
  'list.report': { send: registerWorkbook, may: officers },
  'report.begin': { send: adHoc, may: [...officers, 'chair', 'secretary', 'member'] },
  'report.discard': {
    send: async ({ as, db }) => {
      for (const round of [1, 2])
        await db.stores.duties.update(
          { id: dutyOf({ obligation: 'committee-meeting', round }).id },
          { $set: { state: 'accepted', revision: 1 } },
        );
      const path = '/api/centres/t570401/reports';
      const { json } = await as('officer', { path, json: adHoc.json });
      return { params: { id: String(at(json, 'duty', 'id')) } };
    },
    may: [...officers, 'chair', 'secretary', 'member'],
  },
} satisfies Rows;

/** Endpoints for decisions about a report or its date. */
export const decisionPermissions = {
  'duty.return': {
    send: after(submitted, give(1, { path: null, text: 'แก้' }).json),
    may: ['head'],
  },
  'duty.forward': { send: after(submitted, { revision: 1 }), may: ['head'] },
  'duty.accept': { send: after(forwarded, { revision: 1 }), may: provinceOffice },
  'duty.waive': { send: { params, json: { reason: 'ยุบ' } }, may: provinceOffice },
  'duty.undo': { send: after(accepted, {}), may: provinceOffice },
  'duty.reopen': { send: after(accepted, { reason: 'ผิดฉบับ' }), may: provinceOffice },
  'comment.reply': {
    send: async (stage) => {
      await submitted(stage);
      await stage.as('head', give(1, { path: null, text: 'แก้' }));
      const [comment] = await stage.db.stores.comments.find({ duty: duty.id });
      return {
        params: { ...params, comment: comment?.id ?? '' },
        json: { reply: randomUUID(), text: 'แก้แล้ว' },
      };
    },
    may: [...officers, 'head', ...provinceOffice],
  },
  'extension.ask': { send: { params, json: moreTime }, may: [...officers, 'head'] },
  'extension.decide': {
    send: after(moreTimeAsked, { grant: true, dueOn: moreTime.dueOn }),
    may: provinceOffice,
  },
  'extension.withdraw': { send: after(moreTimeAsked, {}), may: [...officers, 'head'] },
  'extension.reopen': {
    send: async (stage) => {
      await moreTimeAsked(stage);
      const json = { grant: false, dueOn: moreTime.dueOn, reason: 'ยังมีเวลา' };
      await stage.as('province', { path: `${path}/extension/decision`, json });
      return { params, json: { reason: 'ตรวจแล้ว' } };
    },
    may: provinceOffice,
  },
  'extension.give': {
    send: { params, json: moreTime },
    may: [...provinceOffice, 'head'],
  },
  'extension.givePreview': {
    send: { query: { ...many, round: '1' } },
    may: [...provinceOffice, 'head'],
  },
  'extension.giveMany': {
    send: { json: { ...many, round: 1, reason: 'น้ำท่วม' } },
    may: [...provinceOffice, 'head'],
  },
  'extension.chosenPreview': {
    send: { json: { ids: [duty.id], dueOn: laterDate } },
    may: [...provinceOffice, 'head'],
  },
  'extension.giveChosen': {
    send: { json: { ids: [duty.id], ...moreTime } },
    may: [...provinceOffice, 'head'],
  },
  'chase.preview': {
    send: { json: { ids: [duty.id] } },
    may: [...provinceOffice, 'head'],
  },
  'chase.send': {
    send: { json: { id: randomUUID(), ids: [duty.id], expected: 2 } },
    may: [...provinceOffice, 'head'],
  },
  'chase.undo': {
    send: async ({ as }) => {
      const json = { id: randomUUID(), ids: [duty.id], expected: 2 };
      await as('head', { path: '/api/chases', json });
      return { params: { id: json.id } };
    },
    may: ['head'],
  },
  'sheet.read': {
    send: { params: { column: 'chiang-rai-2568.plan-mission.1' }, query: { area: '5704' } },
    may: ['wideOfficer', 'head', ...provinceOffice],
  },
  'review.read': {
    send: { params: { column: 'chiang-rai-2568.plan-mission.1' }, query: { area: '5704' } },
    may: ['wideOfficer', 'head', ...provinceOffice],
  },
  'reports.forward': {
    send: async (stage) => {
      await submitted(stage);
      return { json: { items: [{ id: duty.id, revision: 1 }] } };
    },
    isBulk: true,
    may: ['head'],
  },
  'reports.accept': {
    send: async (stage) => {
      await forwarded(stage);
      return { json: { items: [{ id: duty.id, revision: 1 }] } };
    },
    isBulk: true,
    may: provinceOffice,
  },
  'duty.undoMany': {
    send: async (stage) => {
      await accepted(stage);
      return { json: { ids: [duty.id] } };
    },
    isBulk: true,
    may: provinceOffice,
  },
} satisfies Rows;
