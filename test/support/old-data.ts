import { chiangRai2568 } from '#domain/letters/chiang-rai-2568.ts';
import { sampleCriteria, without } from '../examples/example.ts';

type Old = Record<string, unknown> & { _id: string };

const reachedAt = new Date('2025-03-12T06:31:00.000Z');

/** Documents from before the first migration, by collection; copied from real ones. */
export const oldData: Readonly<Record<string, readonly Old[]>> = {
  holidays: [{ _id: '2025-01-01', name: 'วันขึ้นปีใหม่', basis: 'fixed' }],
  letters: [
    {
      _id: chiangRai2568.id,
      ...without(chiangRai2568, 'id', 'archivedOn', 'version'),
      publishedOn: '2024-12-06',
    },
  ],
  criteria: [
    { ...oldCriteria(1), _id: 'sort-2568-sample' },
    { ...oldCriteria(2), _id: 'sort-2568-v2' },
  ],
  duties: [
    dutyOf('committee-register', { dueOn: '2024-12-25', state: 'todo', version: 0 }),
    dutyOf('committee-meeting', {
      dueOn: '2025-03-31',
      state: 'accepted',
      submission: '667281bd-f7de-46ab-8ca7-8f9521518037',
      revision: 1,
      submittedBy: 'officer',
      submittedAt: new Date('2025-03-11T02:51:00.000Z'),
      reachedProvinceAt: reachedAt,
      acceptedAt: new Date('2025-03-13T04:45:00.000Z'),
      version: 4,
    }),
  ],
  comments: [
    {
      _id: '54266c0f-4e1f-4370-8afd-991c750be96a',
      areaCode: '570402',
      at: new Date('2024-12-17T06:31:00.000Z'),
      by: 'head',
      desk: 'district',
      duty: 'chiang-rai-2568.committee-register.1.t570402',
      path: 'orderNo',
      resolvedIn: null,
      revision: 1,
      text: 'เลขที่คำสั่งไม่ตรงกับรูปคำสั่ง',
    },
  ],
  members: [
    memberOf('t570401-1', { order: 0, since: '2024-02-15', until: null }),
    memberOf('t570401-2', { order: 1, since: '2024-02-15', until: '2025-01-10' }),
    memberOf('t570401-3', { order: 2, since: '2025-05-01', until: null }),
    memberOf('9f1e4fd2-2b1a-4a53-9a0e-0c62a1f0b9d4', { order: 3, since: null, until: null }),
  ],
  submissions: [
    submissionOf('667281bd-f7de-46ab-8ca7-8f9521518037', {
      form: 'meeting-report',
      duty: 'chiang-rai-2568.committee-meeting.1.t570401',
      answers: { present: ['t570401-1'] },
    }),
    submissionOf('6d8b8c7e-0f0e-4d6f-8c39-3f1a2f3b4c5d', {
      form: 'plan-mission',
      duty: 'chiang-rai-2568.plan-mission.1.t570401',
      answers: { assigned: false },
    }),
  ],
  drafts: [
    {
      _id: 'chiang-rai-2568.grading.1.t570103',
      answers: { 'i1-1': { score: 1 } },
      areaCode: '570103',
      holder: 'officer',
      progress: { done: 1, total: 28 },
      reasons: {},
      savedAt: { 'i1-1': reachedAt },
      updatedAt: reachedAt,
      version: 1,
    },
  ],
};

function oldCriteria(version: number) {
  return { ...without(sampleCriteria, 'id', 'areaCode', 'state', 'edition'), version };
}

function dutyOf(obligation: string, change: Record<string, unknown>): Old {
  return {
    _id: `chiang-rai-2568.${obligation}.1.t570401`,
    letter: 'chiang-rai-2568',
    clause: '1',
    obligation,
    form: obligation === 'committee-meeting' ? 'meeting-report' : 'committee-register',
    round: 1,
    rounds: 1,
    centre: 't570401',
    centreName: 'ศอช.ต.เวียง',
    districtName: 'เทิง',
    level: 'tambon',
    areaCode: '570401',
    fiscalYear: 2568,
    opensOn: '2024-12-06',
    districtDueOn: '2024-12-18',
    dateBasis: 'letter',
    returnDueOn: null,
    returnNote: null,
    extension: null,
    waiver: null,
    reviewAt: null,
    submission: null,
    revision: 0,
    submittedBy: null,
    submittedAt: null,
    reachedProvinceAt: null,
    acceptedAt: null,
    ...change,
  };
}

function memberOf(_id: string, change: Record<string, unknown>): Old {
  return {
    _id,
    areaCode: '570401',
    centre: 't570401',
    first: 'สายธาร',
    group: 'กลุ่มออมทรัพย์',
    last: 'จำลอง',
    person: null,
    phone: null,
    position: 'member',
    prefix: 'นางสาว',
    sex: 'female',
    village: 10,
    ...change,
  };
}

function submissionOf(_id: string, change: Record<string, unknown>): Old {
  return {
    _id,
    areaCode: '570401',
    at: new Date('2025-03-11T02:51:00.000Z'),
    by: 'officer',
    centre: 't570401',
    criteria: null,
    formVersion: 1,
    reasons: {},
    revision: 1,
    ...change,
  };
}
