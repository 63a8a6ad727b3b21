import type { Notice } from '#models/notice-schema.ts';
import { uuidOf } from '../seed/invent.ts';
import { sampleActors } from './sample-world.ts';
import type { SampleWorld } from './sample-world.ts';
import type { NoticeSample } from './card-sample.ts';

type Kinds = Extract<
  Notice['kind'],
  | 'joinAsked'
  | 'joinDecided'
  | 'joined'
  | 'handedOver'
  | 'roleEnded'
  | 'headChanged'
  | 'leavingFailed'
  | 'unlinked'
  | 'roleGiven'
  | 'erasureAsked'
  | 'erasureDecided'
  | 'dataAsked'
  | 'dataAnswered'
>;
type Samples<K extends Kinds> = { [Kind in K]: NoticeSample<Kind>[] };

const request = uuidOf('gallery:request');

/** Notices about roles, requests to join and personal data. */
export function noticesOfPeople(world: SampleWorld): Samples<Kinds> {
  return { ...noticesOfRoles(world), ...noticesOfData(world) };
}

function noticesOfRoles({ names, duties }: SampleWorld) {
  const member = { role: 'member', seat: 'chair', place: `ศอช.ต.${names.centre}` } as const;
  const officer = { role: 'officer', seat: null, place: `ต.${names.centre}` } as const;
  const head = { role: 'districtHead', seat: null, place: `อ.${names.district}` } as const;
  return {
    joinAsked: [['มีผู้ขอเข้าร่วม', { request, name: names.person, role: member }]],
    joinDecided: [
      ['รับเข้าร่วมแล้ว', { request, role: member, isAccepted: true, reason: null, by: names.officer }],
      [
        'ไม่รับเข้าร่วม',
        { request, role: member, isAccepted: false, reason: names.comment, by: names.officer },
      ],
    ],
    joined: [['เข้าร่วมจากแอป', { code: 'TH4K9QZW', role: member }]],
    handedOver: [
      [
        'รับช่วงงานจากเพื่อนร่วมงาน',
        {
          from: names.officer,
          by: names.head,
          roles: [officer, { ...officer, place: `ต.${names.secondCentre}` }],
          duties: [duties.register.id, duties.late.id],
          drafts: 1,
        },
      ],
    ],
    roleEnded: [
      ['พ้นหน้าที่', { by: names.head, roles: [officer], to: [names.officer], reason: names.comment }],
    ],
    headChanged: [false, true].map((isUndone): NoticeSample<'headChanged'> => [
      isUndone ? 'คืนหน้าที่พัฒนาการอำเภอ' : 'เปลี่ยนพัฒนาการอำเภอ',
      { name: names.head, by: names.officer, roles: [head], reason: names.comment, isUndone },
      sampleActors.province,
    ]),
    leavingFailed: [
      [
        'โอนงานตามวันที่ตั้งไว้ไม่ได้',
        { name: names.officer, on: '2025-01-02', roles: [officer] },
        sampleActors.head,
      ],
    ],
    unlinked: [['ทะเบียนเป็นชื่อผู้อื่นแล้ว', { roles: [member] }, sampleActors.member]],
    roleGiven: [['ได้รับหน้าที่', { by: names.head, roles: [officer] }]],
  } satisfies Samples<
    Exclude<Kinds, 'erasureAsked' | 'erasureDecided' | 'dataAsked' | 'dataAnswered'>
  >;
}

function noticesOfData({ names }: SampleWorld) {
  const dueOn = '2025-01-22';
  const reply = names.comment;
  return {
    erasureAsked: [['มีผู้ขอลบข้อมูล', { request, name: names.person, dueOn }, sampleActors.province]],
    erasureDecided: [
      ['ลบข้อมูลแล้ว', { request, isGranted: true, reply }, sampleActors.member],
      ['ลบข้อมูลไม่ได้', { request, isGranted: false, reply }, sampleActors.member],
    ],
    dataAsked: (['copy', 'correction'] as const).map((about): NoticeSample<'dataAsked'> => [
      about === 'copy' ? 'มีผู้ขอสำเนาข้อมูล' : 'มีผู้ขอแก้ข้อมูล',
      { request, about, name: names.person, dueOn },
      sampleActors.province,
    ]),
    dataAnswered: (['copy', 'correction'] as const).map((about): NoticeSample<'dataAnswered'> => [
      about === 'copy' ? 'ตอบคำขอสำเนาข้อมูล' : 'ตอบคำขอแก้ข้อมูล',
      { request, about, reply },
      sampleActors.member,
    ]),
  } satisfies Samples<'erasureAsked' | 'erasureDecided' | 'dataAsked' | 'dataAnswered'>;
}
