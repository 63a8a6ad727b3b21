import { randomUUID } from 'node:crypto';
import { now } from '#test/support/world.ts';
import { everyone, givers, givesAnywhere, governors, officers, readers } from './groups.ts';
import {
  handedOver,
  inviteCode,
  joinRequest,
  leavingPlanned,
  membersSeated,
  officerRole,
} from './stage.ts';
import type { Rows, Sample, Stage } from './stage.ts';

const wish = { name: 'นายแสงเดือน ทดลอง', phone: null, ...officerRole, seat: null };
const invite = { ...officerRole, seat: null, uses: 1, days: 7 };
const { role } = officerRole;
const places = [{ areaCode: '570401', centre: null }];
const listed = [
  ['ชื่อ-สกุล', 'บทบาท', 'อำเภอ', 'ตำบล'],
  ['นางสาวดาว ทดลอง', 'พัฒนากร', 'เทิง', 'เวียง'],
];
const office = { name: 'สพอ.เทิง', phone: '053-777 123', hours: '', address: '', contact: '' };

async function requested(stage: Stage, json: unknown = {}): Promise<Sample> {
  return { params: { id: await joinRequest(stage) }, json };
}

async function refusedRequest(stage: Stage): Promise<Sample> {
  const { params = {} } = await requested(stage);
  const path = `/api/join-requests/${params['id'] ?? ''}/refuse`;
  await stage.as('head', { path, json: { reason: 'ไม่รู้จัก' } });
  return { params, json: {} };
}

/** Endpoints for signing in, invites, requests to join and changes of role. */
export const peoplePermissions = {
  'config.read': { send: {}, may: 'anybody' },
  'session.create': { send: { json: { idToken: 'x' } }, may: 'anybody', first: 'token-invalid' },
  'session.end': { send: {}, may: everyone },
  'me.read': { send: {}, may: everyone },
  join: { send: async (stage) => ({ json: { code: await inviteCode(stage) } }), may: everyone },
  'join.preview': {
    send: async (stage) => ({ json: { code: await inviteCode(stage) } }),
    may: everyone,
  },
  'join.undo': {
    send: async (stage) => {
      const code = await inviteCode(stage);
      await stage.as('stranger', { path: '/api/join', json: { code } });
      return { json: { code } };
    },
    may: ['stranger', ...everyone],
  },
  'reminder.read': { send: planned, may: ['officer'] },
  'delivery.seen': {
    send: async (stage) => ({ ...(await planned(stage)), json: {} }),
    may: ['officer'],
  },
  'invite.create': { send: { json: invite }, may: givers },
  'invites.create': { send: { json: { role, places, uses: 1, days: 7 } }, may: givers },
  'inviteList.read': { send: { json: { lines: listed } }, may: givesAnywhere },
  'inviteList.create': {
    send: { json: { batch: randomUUID(), lines: listed, days: 7 } },
    may: givesAnywhere,
  },
  'invite.places': { send: {}, may: givesAnywhere },
  'invites.list': { send: {}, may: givesAnywhere },
  'invite.revoke': {
    send: async (stage) => ({ json: { code: await inviteCode(stage) } }),
    may: givers,
  },
  'person.handOver.read': { send: { params: { person: 'officer' } }, may: givers },
  'person.handOver': {
    send: {
      params: { person: 'officer' },
      json: { id: randomUUID(), parts: [], ends: [officerRole], reason: 'ย้าย' },
    },
    may: givers,
  },
  'person.handOver.undo': {
    send: async (stage) => ({ params: { id: await handedOver(stage) }, json: {} }),
    isHidden: true,
    may: givers,
  },
  'leaving.plan': {
    send: {
      params: { person: 'officer' },
      json: {
        id: randomUUID(),
        parts: [],
        ends: [officerRole],
        reason: 'ย้าย',
        on: '2025-01-01',
      },
    },
    may: givers,
  },
  'leaving.cancel': {
    send: async (stage) => ({ params: { id: await leavingPlanned(stage) }, json: {} }),
    isHidden: true,
    may: givers,
  },
  'person.giveRole': {
    send: {
      params: { person: 'officer' },
      json: { role: { ...officerRole, areaCode: '570402' } },
    },
    may: givers,
  },
  'joinRequests.places': { send: {}, may: everyone },
  'joinRequests.mine': { send: {}, may: everyone },
  'joinRequest.ask': { send: { json: wish }, may: everyone },
  'joinRequest.withdraw': { send: requested, may: ['stranger'], isHidden: true },
  'joinRequests.list': { send: {}, may: givesAnywhere },
  'joinRequest.accept': { send: requested, may: givers },
  'joinRequest.refuse': { send: (stage) => requested(stage, { reason: 'ไม่รู้จัก' }), may: givers },
  'joinRequest.undo': { send: refusedRequest, may: ['head'] },
  'member.link': {
    send: async (stage) => {
      await membersSeated(stage);
      return { params: { member: 'm1' }, json: { person: 'chair' } };
    },
    may: [...officers, ...givers],
  },
  'member.unlink': {
    send: async (stage) => {
      await membersSeated(stage);
      const link = { path: '/api/members/m1/person', json: { person: 'chair' } };
      await stage.as('officer', link);
      return { params: { member: 'm1' }, json: { person: 'chair' } };
    },
    may: [...officers, ...givers],
  },
  'people.counts': { send: {}, may: givesAnywhere },
  'directory.read': { send: {}, may: givesAnywhere },
  'directory.notYet': { send: {}, may: givesAnywhere },
  'handOvers.undoable': { send: {}, may: givesAnywhere },
  'person.read': { send: { params: { id: 'officer' } }, isHidden: true, may: givers },
  'person.phone': {
    send: async (stage) => {
      await membersSeated(stage);
      const link = { path: '/api/members/m1/person', json: { person: 'chair' } };
      await stage.as('officer', link);
      await stage.db.stores.members.update({ id: 'm1' }, { $set: { phone: '0811234567' } });
      return { params: { id: 'chair' }, json: {} };
    },
    isHidden: true,
    may: givers,
  },
  'person.rename': {
    send: { params: { id: 'officer' }, json: { name: 'นางสาวดาว ใจดี' } },
    isHidden: true,
    may: givers,
  },
  'contacts.read': { send: {}, may: everyone },
  'offices.list': { send: {}, may: everyone },
  'office.edit': {
    send: { params: { areaCode: '5704' }, json: office },
    may: ['head', ...governors],
  },
  'province.read': { send: {}, may: governors },
  'province.edit': {
    send: async ({ db }) => {
      const row = { officeName: 'สำนักงานจังหวัด', officePhone: '', quorumPercent: 60 };
      await db.stores.settings.put({ id: '57', ...row });
      const json = { quorumPercent: 66, issuer: 'จังหวัดเชียงราย', reason: 'มติที่ประชุม' };
      return { params: { areaCode: '57' }, json };
    },
    may: governors,
  },
  'centres.list': { send: {}, may: everyone },
  'centre.read': { send: { params: { id: 't570401' } }, may: readers },
} satisfies Rows;

/** A reminder that the officer got. */
async function planned({ db }: Stage) {
  const id = randomUUID();
  await db.stores.deliveries.plan([deliveryOf(id)]);
  return { params: { id } };
}

function deliveryOf(id: string) {
  return {
    id,
    key: id,
    person: 'officer',
    areaCode: '570401' as const,
    notice: {
      kind: 'accepted' as const,
      duty: 'chiang-rai-2568.plan-mission.1.t570401',
      revision: 1,
    },
    state: 'sent' as const,
    urgent: false,
    notBefore: now,
    body: null,
    retryKey: null,
    attempts: 1,
    firstAttemptAt: now,
    leaseUntil: null,
    plannedAt: now,
    sentAt: now,
    acknowledgedAt: null,
    seenAt: null,
    reason: null,
  };
}
