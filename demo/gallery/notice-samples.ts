import { messagesOfNotice } from '#bot/messages/notice.ts';
import { noticeSchema } from '#models/notice-schema.ts';
import type { Notice } from '#models/notice-schema.ts';
import { uuidOf } from '../seed/invent.ts';
import type { CardSample, NoticeSample } from './card-sample.ts';
import { noticesOfPeople } from './people-notices.ts';
import { sampleActors } from './sample-world.ts';
import type { SampleWorld } from './sample-world.ts';

type NoticeSamples<K extends Notice['kind'] = Notice['kind']> = {
  [Kind in K]: NoticeSample<Kind>[];
};

/** Cards that the account sends without being asked. Each kind of notice occurs at least once. */
export function noticeCards(world: SampleWorld): CardSample[] {
  const all: NoticeSamples = {
    ...remindersOf(world),
    ...reportsOf(world),
    ...extensionsOf(world),
    ...noticesOfPeople(world),
    ...noticesOfOffices(world),
  };
  const duties = new Map(Object.values(world.duties).map((duty) => [duty.id, duty]));
  return Object.entries(all).flatMap(([kind, samples]) =>
    samples.map(([title, notice, actor = sampleActors.officer]): CardSample => ({
      group: 'ระบบส่งให้เอง',
      title,
      messages: messagesOfNotice({
        notice: noticeSchema.parse({ kind, ...notice }),
        actor,
        duties,
        links: world.links,
        now: world.now,
        delivery: world.delivery,
      }),
    })),
  );
}

function remindersOf({ names, duties, today }: SampleWorld) {
  const entryOf = (duty: keyof typeof duties, wave: number) => ({
    duty: duties[duty].id,
    wave,
    dueOn: duties[duty].districtDueOn,
    escalatedFrom: null,
  });
  const entries = [
    entryOf('late', 7),
    entryOf('register', -1),
    entryOf('grading', -1),
    entryOf('meeting', -14),
  ];
  const meetingNews = {
    what: 'announced',
    meeting: uuidOf('gallery:meeting'),
    sequence: 0,
    centreName: `ศอช.ต.${names.centre}`,
    on: '2024-12-26',
    startAt: '13:30',
    place: names.place,
    was: null,
    by: names.person,
    reason: '',
  } as const;
  const escalates = { officer: '2024-12-27', districtHead: '2025-01-03' } as const;
  return {
    digest: [
      [
        'งานเช้านี้',
        { day: today, entries, escalates, others: { title: 'ทะเบียนกรรมการ', sent: 12, total: 16 } },
      ],
      ['งานเช้านี้ งานเดียว', { day: today, entries: [entryOf('register', -1)] }, sampleActors.member],
      [
        'งานเช้านี้ของพัฒนาการอำเภอ',
        {
          day: today,
          entries: entries.map((entry) => ({
            ...entry,
            escalatedFrom: sampleActors.officer.person,
          })),
        },
        sampleActors.head,
      ],
    ],
    unsent: [['กรอกครบแต่ยังไม่ส่ง', { duty: duties.grading.id }]],
    meeting: [
      [
        'ใกล้วันประชุม',
        {
          meeting: uuidOf('gallery:meeting'),
          centreName: `ศอช.ต.${names.centre}`,
          on: '2024-12-24',
          startAt: '09:00',
          place: names.place,
        },
        sampleActors.member,
      ],
    ],
    meetingNotice: [
      ['นัดประชุม', meetingNews, sampleActors.member],
      [
        'เปลี่ยนนัดประชุม',
        {
          ...meetingNews,
          what: 'changed',
          sequence: 1,
          was: { on: '2024-12-24', startAt: '09:00', place: names.place },
        },
        sampleActors.member,
      ],
      [
        'ยกเลิกนัดประชุม',
        { ...meetingNews, what: 'cancelled', sequence: 2, reason: 'ประธานติดราชการที่จังหวัด' },
        sampleActors.member,
      ],
    ],
    terms: [
      [
        'กรรมการใกล้ครบวาระ',
        {
          termTo: '2025-02-15',
          entries: [
            { centre: duties.register.centre, centreName: `ศอช.ต.${names.centre}` },
            { centre: duties.late.centre, centreName: `ศอช.ต.${names.secondCentre}` },
          ],
        },
      ],
    ],
    chased: [
      [
        'ทวงถาม',
        {
          batch: uuidOf('gallery:batch'),
          duties: [duties.late.id, duties.register.id],
          by: names.head,
          byPerson: sampleActors.head.person,
        },
      ],
    ],
  } satisfies NoticeSamples<'digest' | 'unsent' | 'meeting' | 'meetingNotice' | 'terms' | 'chased'>;
}

function reportsOf({ names, duties }: SampleWorld) {
  const comments = [names.comment, 'แนบคำสั่งแต่งตั้งให้ครบทุกหน้า'];
  return {
    returned: [
      ['ส่งคืนแก้ไข', { duty: duties.returned.id, revision: 1, comments, returnDueOn: '2024-12-27' }],
      [
        'จังหวัดส่งคืน บอกพัฒนาการอำเภอ',
        { duty: duties.returned.id, revision: 1, comments, returnDueOn: '2024-12-27' },
        sampleActors.head,
      ],
    ],
    replied: [
      [
        'มีผู้ตอบความเห็น',
        { duty: duties.returned.id, replies: [{ by: names.officer, text: names.comment }] },
        sampleActors.head,
      ],
    ],
    accepted: [['จังหวัดรับรองแล้ว', { duty: duties.accepted.id, revision: 1 }]],
    draftGiven: [['ได้รับร่างให้กรอกต่อ', { duty: duties.grading.id, by: names.officer }]],
    draftTaken: [['มีผู้รับช่วงร่าง', { duty: duties.grading.id, by: names.officer }]],
    criteriaChanged: [['เกณฑ์ประเมินเปลี่ยน', { duties: [duties.grading.id, duties.late.id] }]],
    waived: [['ยกเว้นรายงาน', { duty: duties.register.id, reason: names.comment }]],
    reopened: (['report', 'waiver', 'extension'] as const).map((what): NoticeSample<'reopened'> => [
      `เปิดพิจารณาใหม่ (${what === 'report' ? 'รายงาน' : what === 'waiver' ? 'การยกเว้น' : 'การขยายเวลา'})`,
      { duty: duties.asked.id, what, by: names.head, reason: names.comment },
    ]),
  } satisfies NoticeSamples<
    | 'returned'
    | 'replied'
    | 'accepted'
    | 'draftGiven'
    | 'draftTaken'
    | 'criteriaChanged'
    | 'waived'
    | 'reopened'
  >;
}

function extensionsOf({ names, duties }: SampleWorld) {
  const dueOn = '2025-01-08';
  return {
    extensionAsked: [
      [
        'มีผู้ขอขยายเวลา',
        { duty: duties.asked.id, dueOn, reason: 'น้ำท่วมหรือภัยพิบัติในพื้นที่', by: names.officer },
        sampleActors.province,
      ],
    ],
    extensionDecided: [
      ['อนุมัติขยายเวลา', { duty: duties.granted.id, granted: true, dueOn, by: names.head }],
      [
        'ไม่อนุมัติขยายเวลา',
        { duty: duties.refused.id, granted: false, dueOn, by: names.head, reason: names.comment },
      ],
    ],
    extended: [
      [
        'ขยายเวลาให้',
        {
          duties: [duties.register.id, duties.grading.id],
          dueOn,
          desk: 'province',
          by: names.head,
          reason: names.comment,
        },
      ],
    ],
  } satisfies NoticeSamples<'extensionAsked' | 'extensionDecided' | 'extended'>;
}

function noticesOfOffices({ names, duties, now }: SampleWorld) {
  return {
    summary: [
      [
        'สรุปสัปดาห์',
        {
          place: `จ.${names.province}`,
          areaCode: '57',
          from: '2024-12-16',
          to: '2024-12-22',
          came: 182,
          accepted: 121,
          late: 14,
          dueSoon: 96,
          silent: [`ต.${names.centre}`, `ต.${names.secondCentre}`],
          likelyLate: { centres: 7, first: [`ต.${names.centre}`, `ต.${names.secondCentre}`] },
          quota: { used: 312, limit: 500 },
          webhook: { isActive: true, slowest: 3, parked: 2 },
        },
        sampleActors.province,
      ],
    ],
    disowned: [
      [
        'ไม่ใช่ฉัน',
        {
          duties: [duties.register.id],
          person: sampleActors.member.person,
          by: names.person,
          whose: names.officer,
        },
        sampleActors.head,
      ],
    ],
    questionAnswered: [
      [
        'สำนักงานตอบคำถาม',
        {
          question: uuidOf('gallery:question'),
          asked: 'กรรมการลาออกกลางปี ต้องส่งทะเบียนใหม่ไหม',
          text: names.comment,
          by: names.office,
        },
        sampleActors.member,
      ],
    ],
    announcement: [false, true].map((isReminder): NoticeSample<'announcement'> => [
      isReminder ? 'ประกาศ เตือนผู้ที่ยังไม่รับทราบ' : 'ประกาศของจังหวัด',
      {
        announcement: uuidOf('gallery:announcement'),
        title: 'เชิญประชุมเครือข่าย ศอช. ระดับจังหวัด',
        text: `ขอเชิญประธาน ศอช. ทุกตำบล วันที่ 15 มกราคม 2568 เวลา 09.00 น. ณ ${names.place}`,
        asksAcknowledgement: true,
        isReminder,
      },
    ]),
    backAgain: [['ระบบกลับมาใช้ได้', { at: now }]],
  } satisfies NoticeSamples<
    'summary' | 'disowned' | 'questionAnswered' | 'announcement' | 'backAgain'
  >;
}
