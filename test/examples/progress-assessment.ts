import { attached, without } from './example.ts';
import type { Examples } from './example.ts';

const aspects = ['structure', 'meetings', 'plan', 'coordination', 'funds', 'results'];
const full = {
  ...Object.fromEntries(aspects.map((aspect) => [`${aspect}Level`, '4'])),
  ...Object.fromEntries(aspects.map((aspect) => [`${aspect}Evidence`, 'ตามรายงานและรูปที่แนบ'])),
  meetingsHeld: 2,
  overallLevel: '4',
  suggestions: 'ควรมีการศึกษาดูงานร่วมกัน',
  photos: [attached(1)],
  assessedOn: '2025-06-09',
};

export const examples: Examples = {
  accepted: [
    { name: 'level 4 throughout', answers: full },
    {
      name: 'a low level with problem and remedy',
      answers: {
        ...full,
        fundsLevel: '2',
        fundsProblems: 'ไม่มีเหรัญญิก',
        fundsRemedies: 'เลือกเหรัญญิกในการประชุมครั้งหน้า',
      },
    },
    {
      name: 'a level that more meetings would earn, with a reason',
      answers: { ...full, meetingsHeld: 1 },
      reasons: { 'meetings-fit': 'ประชุมครั้งที่ 2 แล้ว กำลังจัดทำรายงาน' },
    },
    {
      name: 'an overall level far from the mean, with a reason',
      answers: { ...full, overallLevel: '2' },
      reasons: { 'overall-fits': 'ให้น้ำหนักกองทุนมากกว่าด้านอื่น' },
    },
  ],
  rejected: [
    {
      name: 'a low level without a remedy',
      answers: { ...full, fundsLevel: '1', fundsProblems: 'ไม่มีเหรัญญิก' },
      path: 'fundsRemedies',
    },
    {
      name: 'an overall level far from the mean',
      answers: { ...full, overallLevel: '2' },
      path: 'overallLevel',
    },
    {
      name: 'a middling level without a problem',
      answers: { ...full, planLevel: '3', planRemedies: 'ติดตามทุกเดือน' },
      path: 'planProblems',
    },
    {
      name: 'two meetings by the level, one by the number',
      answers: { ...full, meetingsHeld: 1 },
      path: 'meetingsLevel',
    },
    { name: 'no number of meetings', answers: without(full, 'meetingsHeld'), path: 'meetingsHeld' },
    { name: 'no evidence', answers: without(full, 'resultsEvidence'), path: 'resultsEvidence' },
    {
      name: 'an assessment in the future',
      answers: { ...full, assessedOn: '2025-06-11' },
      path: 'assessedOn',
    },
    { name: 'an aspect left out', answers: without(full, 'planLevel'), path: 'planLevel' },
    { name: 'level 6', answers: { ...full, planLevel: '6' }, path: 'planLevel' },
  ],
};
