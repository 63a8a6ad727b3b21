import { attached, without } from './example.ts';
import type { Examples } from './example.ts';

const activity = {
  id: 'r1',
  name: 'เวทีแลกเปลี่ยนเรียนรู้กลุ่มออมทรัพย์',
  type: 'fund',
  heldOn: '2025-02-20',
  place: 'ศาลาอเนกประสงค์หมู่ 3',
  participants: 45,
  source: 'centre',
  budget: 3500.5,
  result: 'กลุ่มออมทรัพย์ 5 กลุ่มตกลงใช้แบบบัญชีเดียวกัน',
  photos: [attached(1)],
};
const full = {
  periodFrom: '2024-10-01',
  periodTo: '2025-06-30',
  activities: [
    activity,
    {
      ...without(activity, 'budget', 'photos'),
      id: 'r2',
      name: 'ประชาคมแผนตำบล',
      type: 'plan',
      source: 'none',
    },
  ],
  meetings: [{ id: 'g1', heldOn: '2025-03-14', meetingNo: '1/2568', present: 8 }],
  planState: 'done',
  proposed: 6,
  included: 4,
  projects: [
    { id: 'p1', name: 'ธนาคารเมล็ดพันธุ์ผักพื้นบ้าน', stage: 'running', budget: 25_000 },
    { id: 'p2', name: 'บัญชีครัวเรือนทั้งตำบล', stage: 'tambonPlan' },
  ],
  memberGroups: 22,
  groupPeople: 1480,
  networks: 3,
  problems: 'งบประมาณไม่พอ',
  proposals: 'ขอให้อำเภอช่วยอบรมการทำบัญชี',
};

export const examples: Examples = {
  accepted: [
    { name: 'two activities', answers: full },
    {
      name: 'money written with commas and บาท',
      answers: { ...full, activities: [{ ...activity, budget: '๓,๕๐๐.๕๐ บาท' }] },
    },
    {
      name: 'no meeting, plan or project to tell of yet',
      answers: without(full, 'meetings', 'planState', 'proposed', 'included', 'projects'),
    },
    {
      name: 'an activity outside the period, with a reason',
      answers: { ...full, activities: [{ ...activity, heldOn: '2024-09-20' }] },
      reasons: { 'within-period': 'เริ่มงานก่อนปีงบประมาณ' },
    },
  ],
  rejected: [
    { name: 'no activity', answers: { ...full, activities: [] }, path: 'activities' },
    {
      name: 'a period that ends before it begins',
      answers: { ...full, periodTo: '2024-09-30' },
      path: 'periodTo',
    },
    {
      name: 'an activity outside the period',
      answers: { ...full, activities: [{ ...activity, heldOn: '2024-09-20' }] },
      path: 'activities.r1.heldOn',
    },
    {
      name: 'money spent, but not how much',
      answers: { ...full, activities: [without(activity, 'budget')] },
      path: 'activities.r1.budget',
    },
    {
      name: 'a negative sum',
      answers: { ...full, activities: [{ ...activity, budget: -1 }] },
      path: 'activities.r1.budget',
    },
    {
      name: 'half a participant',
      answers: { ...full, activities: [{ ...activity, participants: 1.5 }] },
      path: 'activities.r1.participants',
    },
    {
      name: 'a meeting outside the period',
      answers: { ...full, meetings: [{ id: 'g1', heldOn: '2024-09-20' }] },
      path: 'meetings.g1.heldOn',
    },
    {
      name: 'a meeting without its day',
      answers: { ...full, meetings: [{ id: 'g1', meetingNo: '1/2568' }] },
      path: 'meetings.g1.heldOn',
    },
    {
      name: 'more projects in the plan than were proposed',
      answers: { ...full, included: 7 },
      path: 'included',
    },
    {
      name: 'a project at no known stage',
      answers: { ...full, projects: [{ id: 'p1', name: 'ธนาคารเมล็ดพันธุ์', stage: 'dreamt' }] },
      path: 'projects.p1.stage',
    },
    { name: 'no number of networks', answers: without(full, 'networks'), path: 'networks' },
    { name: 'no number of groups', answers: without(full, 'memberGroups'), path: 'memberGroups' },
  ],
};
