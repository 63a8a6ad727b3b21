import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { everyone, governors, members, provinceOffice } from './groups.ts';
import type { Rows, Sample, Stage } from './stage.ts';

/** Asks for the erasure of the stranger, and makes a request about it. */
function erasureAsked(json?: unknown) {
  return async ({ as }: Stage): Promise<Sample> => {
    const asked = await as('stranger', { path: '/api/privacy/erasure', json: { words: '' } });
    const params = { id: String(asked.json['id']) };
    return json === undefined ? { params } : { params, json };
  };
}

/** Asks for a copy of the stranger’s data, and makes a request about it. */
function dataAsked(json: unknown) {
  return async ({ as }: Stage): Promise<Sample> => {
    const wish = { kind: 'copy', words: 'ทั้งหมด' };
    const asked = await as('stranger', { path: '/api/me/data-requests', json: wish });
    return { params: { id: String(asked.json['id']) }, json };
  };
}

async function erasureGranted(stage: Stage): Promise<Sample> {
  const { params = {} } = await erasureAsked()(stage);
  const path = `/api/privacy/requests/${params['id'] ?? ''}/grant`;
  await stage.as('province', { path, json: reply });
  return { params, json: {} };
}

const reply = { reply: 'ลบข้อมูลของท่านแล้ว' };
const days = { drafts: 60 };

/** Endpoints for one’s own data, requests for erasure, and how long data is kept. */
export const privacyPermissions = {
  'me.data': { send: {}, may: everyone },
  'me.mutes': { send: {}, may: everyone },
  'me.mute': {
    send: { json: { topic: 'meetings', until: '2025-01-10' } },
    may: [...members, 'otherChair'],
  },
  'me.cards': { send: { json: { big: true } }, may: everyone },
  'me.correct': { send: { json: { name: 'นางแก้ว ใจดี', phone: null } }, may: everyone },
  'notice.accept': { send: { json: { version: noticeVersion } }, may: everyone },
  'erasure.mine': { send: {}, may: everyone },
  'erasure.ask': { send: { json: { words: '' } }, may: everyone },
  'erasure.withdraw': {
    send: async (stage) => {
      await erasureAsked()(stage);
      return { json: {} };
    },
    may: ['stranger', ...everyone],
  },
  'dataRequests.mine': { send: {}, may: everyone },
  'dataRequest.ask': { send: { json: { kind: 'copy', words: 'ทั้งหมด' } }, may: everyone },
  'dataRequest.withdraw': { send: dataAsked({}), isHidden: true, may: ['stranger'] },
  'dataRequests.list': { send: {}, may: governors },
  'dataRequest.answer': { send: dataAsked({ reply: 'ส่งแล้ว' }), may: governors },
  'erasures.list': { send: {}, may: provinceOffice },
  'erasure.read': { send: erasureAsked(), may: provinceOffice },
  'erasure.grant': { send: erasureAsked(reply), may: provinceOffice },
  'erasure.refuse': { send: erasureAsked(reply), may: provinceOffice },
  'erasure.undo': { send: erasureGranted, may: ['province'] },
  'privacy.accesses': { send: {}, may: provinceOffice },
  'retention.read': { send: {}, may: provinceOffice },
  'retention.edit': { send: { json: { days } }, may: provinceOffice },
} satisfies Rows;
