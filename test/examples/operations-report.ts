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
    { name: 'no number of groups', answers: without(full, 'memberGroups'), path: 'memberGroups' },
  ],
};
