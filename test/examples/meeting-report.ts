import { attached, without } from './example.ts';
import type { Examples } from './example.ts';

const full = {
  heldOn: '2025-03-11',
  meetingNo: '1/2568',
  startAt: '09:30',
  endAt: '12:00',
  place: 'ห้องประชุมองค์การบริหารส่วนตำบลงิ้ว',
  chairedBy: ['m1'],
  present: ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'],
  others: 4,
  photos: [attached(1), attached(2)],
  agenda: [
    {
      id: 'r1',
      topic: 'ทบทวนแผนปฏิบัติการ ศอช.ต.',
      summary: 'เลขานุการรายงานผลตามแผนรอบแรก',
      resolution: 'เห็นชอบให้ปรับแผนกองทุน',
      responsible: 'เหรัญญิก',
      dueOn: '2025-04-30',
    },
    { id: 'r2', topic: 'เรื่องอื่น ๆ', resolution: 'รับทราบ' },
  ],
  problems: 'กรรมการบางคนติดเกี่ยวข้าว',
  nextMeetingOn: '2025-09-10',
  minutes: [attached(9, 'รายงานการประชุม.pdf')],
};

export const examples: Examples = {
  accepted: [
    { name: 'everything filled in', answers: full },
    {
      name: 'only what must be there',
      answers: without(full, 'others', 'problems', 'nextMeetingOn', 'minutes'),
    },
    {
      name: 'Thai digits, dots in times, a written date',
      answers: { ...full, heldOn: '๑๑ มี.ค. ๖๘', startAt: '๙.๓๐', others: '๔' },
    },
    {
      name: 'no quorum, with a reason',
      answers: { ...full, present: ['m1', 'm2'] },
      reasons: { quorum: 'น้ำท่วมทางเข้าหมู่บ้าน' },
    },
    {
      name: 'no register yet',
      answers: without(full, 'present', 'chairedBy'),
      ctx: { members: [] },
    },
  ],
  rejected: [
    { name: 'no date', answers: without(full, 'heldOn'), path: 'heldOn' },
    {
      name: 'a date to come',
      answers: { ...without(full, 'agenda'), heldOn: '2025-06-11', agenda: [full.agenda[1]] },
      path: 'heldOn',
    },
    {
      name: 'a date more than a year ago',
      answers: { ...full, heldOn: '2024-06-01' },
      path: 'heldOn',
    },
    { name: 'end before start', answers: { ...full, endAt: '09:30' }, path: 'endAt' },
    { name: 'no photo', answers: { ...full, photos: [] }, path: 'photos' },
    {
      name: 'seven photos',
      answers: { ...full, photos: [1, 2, 3, 4, 5, 6, 7].map((number) => attached(number)) },
      path: 'photos',
    },
    {
      name: 'no quorum and no reason',
      answers: { ...full, present: ['m1', 'm2', 'm3', 'm4'] },
      path: 'present',
    },
    {
      name: 'a chair who was not there',
      answers: { ...full, chairedBy: ['m9'] },
      path: 'chairedBy',
    },
    { name: 'two chairs', answers: { ...full, chairedBy: ['m1', 'm2'] }, path: 'chairedBy' },
    {
      name: 'a stranger ticked',
      answers: { ...full, present: [...full.present, 'zz'] },
      path: 'present',
    },
    { name: 'no agenda', answers: { ...full, agenda: [] }, path: 'agenda' },
    {
      name: 'an item without resolution',
      answers: { ...full, agenda: [{ id: 'r1', topic: 'แผน' }] },
      path: 'agenda.r1.resolution',
    },
    {
      name: 'two rows of one id',
      answers: { ...full, agenda: [full.agenda[0], full.agenda[0]] },
      path: 'agenda',
    },
    {
      name: 'a task due before the meeting',
      answers: { ...full, agenda: [{ ...full.agenda[0], dueOn: '2025-03-10' }] },
      path: 'agenda.r1.dueOn',
    },
    {
      name: 'next meeting on the same day',
      answers: { ...full, nextMeetingOn: '2025-03-11' },
      path: 'nextMeetingOn',
    },
    {
      name: 'a national id',
      answers: { ...full, problems: 'นางแก้ว 1-2345-67890-12-1' },
      path: 'problems',
    },
    { name: 'a field of no form', answers: { ...full, extra: 1 }, path: 'extra' },
    {
      name: 'a field of no row',
      answers: { ...full, agenda: [{ ...full.agenda[0], extra: 1 }] },
      path: 'agenda.r1.extra',
    },
  ],
};
