import { dayIn, rowsOf, textIn, textsIn } from '../form/answers.ts';
import { addDays } from '../calendar.ts';
import type { FormContext } from '../fields/field.ts';
import type { Check, Section } from '../form/definition.ts';
import { meetingLimits } from '../meeting/meeting-limits.ts';
import { meetingOffers } from './meeting-offers.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';

/** Members needed for a quorum; half of 19 is 10. */
export function quorumOf({
  members,
  quorumPercent,
}: Pick<FormContext, 'members' | 'quorumPercent'>): number {
  return membersNeeded(members.length, quorumPercent);
}

export function membersNeeded(members: number, quorumPercent: number): number {
  return Math.ceil((members * quorumPercent) / 100);
}

const checks: readonly Check[] = [
  {
    id: 'end-after-start',
    label: 'เวลาเลิกประชุมหลังเวลาเริ่ม',
    severity: 'hard',
    test: (answers) => {
      const [start, end] = [textIn(answers, 'startAt'), textIn(answers, 'endAt')];
      if (start === '' || end === '' || end > start) return null;
      return { path: 'endAt', message: 'เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม' };
    },
  },
  {
    id: 'next-after-this',
    label: 'ประชุมครั้งต่อไปหลังวันประชุมนี้',
    severity: 'hard',
    test: (answers) => {
      const [heldOn, next] = [dayIn(answers, 'heldOn'), dayIn(answers, 'nextMeetingOn')];
      if (!heldOn || !next || next > heldOn) return null;
      return { path: 'nextMeetingOn', message: 'วันประชุมครั้งต่อไปต้องหลังวันประชุมครั้งนี้' };
    },
  },
  {
    id: 'quorum',
    label: 'องค์ประชุม',
    severity: 'soft',
    test: (answers, ctx) => {
      const [came, needed] = [textsIn(answers, 'present').length, quorumOf(ctx)];
      if (ctx.members.length === 0 || came === 0 || came >= needed) return null;
      return {
        path: 'present',
        message: `มาประชุม ${came} คน ไม่ครบองค์ประชุม (${needed} คน) กรุณาระบุเหตุผล`,
      };
    },
  },
  {
    id: 'chair-was-there',
    label: 'ประธานในที่ประชุมมาประชุม',
    severity: 'soft',
    test: (answers) => {
      const [chair, present] = [textsIn(answers, 'chairedBy'), textsIn(answers, 'present')];
      if (present.length === 0 || chair.every((id) => present.includes(id))) return null;
      return {
        path: 'chairedBy',
        message: 'ประธานในที่ประชุมไม่อยู่ในรายชื่อผู้มาประชุม กรุณาตรวจหรือระบุเหตุผล',
      };
    },
  },
  {
    id: 'due-after-meeting',
    label: 'กำหนดเสร็จหลังวันประชุม',
    severity: 'hard',
    test: (answers) => {
      const heldOn = dayIn(answers, 'heldOn');
      const early =
        heldOn && rowsOf(answers, 'agenda').find((row) => (dayIn(row, 'dueOn') ?? heldOn) < heldOn);
      if (!early) return null;
      return { path: `agenda.${early.id}.dueOn`, message: 'กำหนดเสร็จต้องไม่ก่อนวันประชุม' };
    },
  },
  {
    id: 'recent',
    label: 'วันประชุมไม่เกินหนึ่งปี',
    severity: 'soft',
    test: (answers, { today }) => {
      const heldOn = dayIn(answers, 'heldOn');
      if (!heldOn || heldOn >= addDays(today, -365)) return null;
      return { path: 'heldOn', message: 'วันประชุมผ่านมาเกินหนึ่งปี กรุณาตรวจปี พ.ศ. หรือระบุเหตุผล' };
    },
  },
];

const meetingSection: Section = {
  id: 'meeting',
  title: 'วันประชุมและผู้มาประชุม',
  short: 'วันและผู้มา',
  fields: [
    {
      id: 'heldOn',
      kind: 'date',
      label: 'วันที่ประชุม',
      required: true,
      fresh: true,
      notAfter: 'today',
    },
    {
      id: 'meetingNo',
      kind: 'text',
      label: 'ประชุมครั้งที่',
      hint: 'เช่น 1/2568',
      required: true,
      fresh: true,
      max: 20,
    },
    { id: 'startAt', kind: 'time', label: 'เวลาเริ่มประชุม', required: true },
    { id: 'endAt', kind: 'time', label: 'เวลาเลิกประชุม', required: true },
    {
      id: 'place',
      kind: 'text',
      label: 'สถานที่ประชุม',
      required: true,
      max: meetingLimits.place,
    },
    { id: 'chairedBy', kind: 'memberPick', label: 'ประธานในที่ประชุม', required: true, max: 1 },
    {
      id: 'present',
      kind: 'memberPick',
      label: 'กรรมการที่มาประชุม',
      short: 'ผู้มาประชุม',
      required: true,
      fresh: true,
    },
    {
      id: 'others',
      kind: 'integer',
      label: 'ผู้เข้าร่วมอื่น',
      hint: 'ไม่นับกรรมการ',
      max: 2000,
      unit: 'คน',
    },
    {
      id: 'photos',
      kind: 'photos',
      label: 'รูปการประชุม',
      hint: '1 ถึง 6 รูป',
      required: true,
      max: 6,
    },
  ],
};

/** The five items of a meeting by the regulation on correspondence (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ). */
const usualAgenda = {
  label: 'ใส่วาระมาตรฐาน 5 วาระ',
  rows: [
    { topic: 'เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ' },
    { topic: 'เรื่องรับรองรายงานการประชุม' },
    { topic: 'เรื่องเสนอให้ที่ประชุมทราบ' },
    { topic: 'เรื่องเสนอให้ที่ประชุมพิจารณา' },
    { topic: 'เรื่องอื่น ๆ' },
  ],
};

const agendaSection: Section = {
  id: 'agenda',
  title: 'ระเบียบวาระและมติ',
  short: 'วาระและมติ',
  fields: [
    {
      id: 'agenda',
      kind: 'repeat',
      label: 'ระเบียบวาระ',
      itemLabel: 'วาระ',
      required: true,
      fresh: true,
      min: 1,
      max: meetingLimits.agenda,
      usual: usualAgenda,
      fields: [
        { id: 'topic', kind: 'text', label: 'เรื่อง', required: true, max: meetingLimits.topic },
        { id: 'summary', kind: 'longText', label: 'สรุปสาระสำคัญ', max: 1500 },
        {
          id: 'resolution',
          kind: 'longText',
          label: 'มติที่ประชุม',
          required: true,
          max: meetingLimits.resolution,
          ready: ['รับทราบ', 'เห็นชอบ', 'อนุมัติ', 'รับรองรายงานการประชุม'],
        },
        { id: 'responsible', kind: 'text', label: 'ผู้รับผิดชอบ', max: 100, suggest: 'person' },
        { id: 'dueOn', kind: 'date', label: 'กำหนดเสร็จ' },
      ],
    },
    {
      id: 'problems',
      kind: 'longText',
      label: 'ปัญหาและอุปสรรค',
      hint: 'ถ้าไม่มี เว้นว่างได้',
      fresh: true,
      max: 1500,
    },
  ],
};

const nextSection: Section = {
  id: 'next',
  title: 'นัดครั้งต่อไปและเอกสาร',
  short: 'นัดและเอกสาร',
  fields: [
    {
      id: 'nextMeetingOn',
      kind: 'date',
      label: 'วันประชุมครั้งต่อไป',
      fresh: true,
      hint: 'ระบบจะแจ้งกรรมการก่อนถึงวัน',
    },
    {
      id: 'minutes',
      kind: 'files',
      label: 'ไฟล์รายงานการประชุม',
      hint: 'รูปถ่ายเอกสารหรือไฟล์ PDF',
      max: 6,
    },
  ],
};

export const meetingReport: FormDefinition = {
  title: {
    long: 'รายงานการประชุมคณะกรรมการ ศอช.',
    short: 'รายงานการประชุม',
    word: 'ประชุม',
    extra: 'รายงานการประชุม เพิ่มเติม',
  },
  levels: ['tambon', 'district', 'province'],
  versions: [firstVersion],
};

function firstVersion(): FormVersion {
  return {
    version: 1,
    purpose: 'รายงานผลการประชุมคณะกรรมการ ศอช. อย่างน้อยปีละ 2 ครั้ง',
    sections: [meetingSection, agendaSection, nextSection],
    checks,
    offers: meetingOffers,
    prefill: ({ meetings, fiscalYear, seats }) => [
      {
        field: 'meetingNo',
        value: `${meetings.length + 1}/${fiscalYear}`,
        source: 'นับต่อจากรายงานที่ส่งแล้ว',
      },
      {
        field: 'chairedBy',
        value: seats.filter((seat) => seat.position === 'chair').map((seat) => seat.id),
        source: 'จากทะเบียนกรรมการ',
      },
    ],
  };
}
