import { randomUUID } from 'node:crypto';
import type { Member } from '#domain/register/register.ts';
import { nameKeyOf } from '#domain/register/register.ts';
import type { Delivery } from '#models/deliveries.ts';
import type { Notice } from '#models/notice-schema.ts';
import type { Database } from '#models/mongo/connect.ts';
import { plannedDelivery } from '#use-cases/notices/notices.ts';
import { storeQuestions } from './stored-questions.ts';
import { arrivedFile, dutyOf, now, personOf, plainAnswers } from '#test/support/world.ts';

/** The invented person whose traces the tests look for. */
export const traces = {
  name: 'นายแสงเดือน ทดลองยิ่ง',
  bare: 'แสงเดือน ทดลองยิ่ง',
  lineName: 'เดือนเพ็ญ ใจเย็น 🌙',
  phone: '0891112210',
  lineUserId: personOf('chair').lineUserId,
};

export const files = {
  evidence: '00000000-0000-4000-8000-000000000101',
  unsent: '00000000-0000-4000-8000-000000000102',
  loose: '00000000-0000-4000-8000-000000000103',
} as const;

export const sentDuty = dutyOf(
  {},
  {
    state: 'accepted',
    returnNote: { text: 'แก้', count: 1, by: traces.name, at: now },
    extension: {
      state: 'asked',
      dueOn: '2024-12-30',
      originalDueOn: '2024-12-25',
      reason: `${traces.bare} ป่วย`,
      askedBy: 'chair',
      askedAt: now,
      decidedBy: null,
      decidedAt: null,
      askedByName: traces.name,
    },
  },
);
const draftDuty = dutyOf({ centre: 't570402' });

export function rowOf(id: string, change: Partial<Member> = {}): Member {
  return {
    id,
    centre: 't570401',
    areaCode: '570401',
    seatNo: 0,
    prefix: 'นาย',
    first: 'แสงเดือน',
    last: 'ทดลองยิ่ง',
    nameKey: nameKeyOf(traces.name),
    position: 'chair',
    group: 'ผู้นำ',
    village: 4,
    tambon: 'เวียง',
    phone: traces.phone,
    sex: 'male',
    person: 'chair',
    linkedBy: 'officer',
    since: '2023-01-01',
    until: null,
    sittings: [{ position: 'chair', under: null, from: '2023-01-01', until: null }],
    ...change,
  };
}

function delivered(person: string, notice: Notice, change: Partial<Delivery> = {}): Delivery {
  const plan = { key: randomUUID(), person, areaCode: '570401' as const, notice };
  return { ...plannedDelivery({ ...plan, notBefore: now, now }), ...change };
}

const registerAnswers = {
  members: [
    {
      id: 't570401-1',
      name: { prefix: 'นาย', first: 'แสงเดือน', last: 'ทดลองยิ่ง' },
      phone: traces.phone,
      position: 'chair',
    },
  ],
};

/** Stores the person with traces in every collection. */
export async function storePerson(db: Database): Promise<void> {
  const { stores } = db;
  await stores.persons.put({
    ...personOf('chair'),
    name: traces.name,
    phone: traces.phone,
    formerNames: [traces.lineName, 'เวียง'],
  });
  await stores.members.put(rowOf('t570401-1'));
  await stores.duties.remove({ id: sentDuty.id });
  await stores.duties.insert(sentDuty);
  await storeReports(db);
  await storeMessages(db);
  await storeQuestions(db, traces);
  await storePeople(db);
  await storeFiles(db);
}

async function storeReports({ stores }: Database): Promise<void> {
  const photos = [{ id: files.evidence, name: `${traces.bare}.jpg` }];
  await stores.submissions.insert({
    id: randomUUID(),
    duty: sentDuty.id,
    centre: sentDuty.centre,
    areaCode: sentDuty.areaCode,
    form: sentDuty.form,
    formVersion: 1,
    criteria: null,
    revision: 1,
    answers: { ...plainAnswers, ...registerAnswers, photos },
    reasons: { late: `รอ${traces.name} โทร 089-111-2210` },
    by: 'chair',
    at: now,
  });
  const draft = {
    id: draftDuty.id,
    areaCode: draftDuty.areaCode,
    holder: 'chair',
    answers: { whyNot: traces.lineName, photos: [{ id: files.unsent, name: 'รูป.jpg' }] },
    reasons: {},
    savedAt: {},
    progress: { done: 1, total: 3 },
    updatedAt: now,
    version: 1,
  };
  await stores.drafts.insert(draft);
  await stores.discarded.put({
    id: 'discarded-duty',
    areaCode: '570401',
    centre: 't570401',
    by: 'chair',
    at: now,
    duty: null,
    draft: { ...draft, answers: { whyNot: traces.name } },
  });
  await stores.comments.insert({
    id: randomUUID(),
    duty: sentDuty.id,
    areaCode: '570401',
    revision: 1,
    path: null,
    text: `ให้ ${traces.bare} ลงชื่อ`,
    by: 'head',
    desk: 'district',
    at: now,
    resolvedIn: null,
    replies: [{ id: randomUUID(), by: 'chair', role: 'member', text: traces.phone, at: now }],
  });
  const member = rowOf('t570401-1');
  await stores.registerChanges.insert({
    id: 'change.1',
    duty: sentDuty.id,
    areaCode: '570401',
    orders: [],
    members: [{ id: member.id, before: null, after: member }],
    grants: [],
  });
  await stores.orders.insert({
    id: 'order.1',
    centre: 't570401',
    areaCode: '570401',
    number: '1/2566',
    date: '2023-01-01',
    signer: traces.name,
    termFrom: '2023-01-01',
    termTo: '2026-12-31',
    files: [],
    duty: sentDuty.id,
    endedOn: null,
  });
  await stores.meetings.insert({
    id: 'meeting.1',
    centre: 't570401',
    areaCode: '570401',
    on: '2025-01-10',
    place: `บ้าน${traces.name}`,
    duty: sentDuty.id,
  });
}

async function storeMessages({ stores }: Database): Promise<void> {
  const given: Notice = { kind: 'draftGiven', duty: draftDuty.id, by: traces.name };
  const card = JSON.stringify({ messages: [{ text: `แสงเดือน\u00a0ทดลองยิ่ง ส่งร่างให้ท่าน` }] });
  const ownCard = JSON.stringify({ to: traces.lineUserId, messages: [] });
  const accepted: Notice = { kind: 'accepted', duty: sentDuty.id, revision: 1 };
  await stores.deliveries.plan([
    delivered('officer', given, { state: 'sent', sentAt: now, body: card }),
    delivered('officer', given),
    delivered('chair', accepted, { state: 'sent', sentAt: now, body: ownCard }),
    delivered('chair', accepted),
  ]);
  const event = (id: string, source: string) => ({
    id,
    source,
    json: JSON.stringify({ source: { userId: traces.lineUserId }, text: 'ลูกผมชื่อสมหมาย' }),
    receivedAt: now,
    happenedAt: now,
    place: 0,
    attempts: 0,
  });
  await stores.inbox.keep([event('event-1', traces.lineUserId), event('event-2', 'group-1')]);
  await stores.inbox.claim([traces.lineUserId], { owner: 'p', now, until: now });
}

async function storePeople({ stores }: Database): Promise<void> {
  const grant = { role: 'member', areaCode: '570401', centre: 't570401', seat: 'chair' } as const;
  await stores.joinRequests.insert({
    id: randomUUID(),
    person: 'chair',
    name: traces.name,
    phone: traces.phone,
    role: 'officer',
    areaCode: '570402',
    centre: null,
    seat: null,
    askedAt: now,
    state: 'asked',
    decidedBy: null,
    decidedAt: null,
    reason: null,
    given: null,
  });
  await stores.invites.insert({
    id: 'ABCDEFGH',
    grant,
    member: 't570401-1',
    memberName: nameKeyOf(traces.name),
    note: `ให้${traces.bare}`,
    by: 'head',
    createdAt: now,
    expiresAt: now,
    uses: 2,
    usesLeft: 1,
    revokedAt: null,
    takenBy: [{ person: 'chair', at: now }],
  });
  await stores.handOvers.insert({
    id: randomUUID(),
    areaCode: '570401',
    person: 'chair',
    by: 'head',
    at: now,
    reason: `${traces.name} ย้าย`,
    before: [grant],
    kept: [],
    received: [],
    drafts: [],
    messages: [],
    rows: ['t570401-1'],
    undoneAt: null,
  });
  // MongoDB deletes ended sessions by the real clock.
  const expiresAt = new Date('2100-01-01T00:00:00Z');
  await stores.sessions.insert({ id: 'session', person: 'chair', expiresAt });
  await stores.settings.put({
    id: '5704',
    officeName: 'สพอ.เทิง',
    officePhone: '053-000104',
    officeContact: traces.name,
    quorumPercent: 50,
  });
  await stores.audit.insert({
    id: randomUUID(),
    at: now,
    by: 'chair',
    role: 'member',
    action: 'test.note',
    subject: 'chair',
    areaCode: '570401',
    channel: 'app',
    note: `${traces.name} 089 1112210`,
    before: { name: traces.lineName },
    after: [traces.lineUserId],
  });
  await stores.runs.put({ id: 'run', slot: now, finishedAt: now, note: traces.name });
}

async function storeFiles({ stores }: Database): Promise<void> {
  const by = 'chair';
  const at = now;
  await stores.attachments.insertMissing([
    { ...arrivedFile(files.evidence, { duty: sentDuty, by, at }), name: `${traces.bare}.jpg` },
    arrivedFile(files.unsent, { duty: draftDuty, by, at }),
  ]);
  await stores.photos.insert({
    id: files.loose,
    person: 'chair',
    batch: files.loose,
    imageSet: null,
    sentAt: now,
    type: 'image/jpeg',
    bytes: 1,
    width: 1,
    height: 1,
    hash: 'h',
    filedIn: null,
    at: now,
  });
  for (const id of Object.values(files))
    await stores.attachments.writeBytes(id, { size: 'full', bytes: new Uint8Array([1]) });
}
