import { attached, context, sampleCriteria, without } from './example.ts';
import type { Examples } from './example.ts';

const scores = Object.fromEntries(
  sampleCriteria.categories.flatMap((category) =>
    category.indicators.map((indicator) => [`i${indicator.id.replace('.', '-')}`, { score: 2 }]),
  ),
);

const full = {
  ...scores,
  'i1-1': { score: 3, note: 'กรรมการ 17 จาก 19 คน', photos: [attached(1)] },
  strengths: 'กองทุนเข้มแข็งและมีบัญชีเป็นปัจจุบัน',
  improve: 'ฐานข้อมูลองค์การสมาชิกยังไม่ครบ',
  plan: 'สำรวจข้อมูลให้ครบภายในเดือนกันยายน 2568',
  assessors: [
    { id: 'r1', name: { prefix: 'นาง', first: 'จันทร์ดี', last: 'สมมุติ' }, position: 'ประธาน ศอช.ต.' },
    { id: 'r2', name: { prefix: 'นาย', first: 'เมฆ', last: 'ทดลอง' }, position: 'พัฒนากร' },
  ],
  assessedOn: '2025-06-09',
};

const previous = { ...full, 'i1-2': { score: 1 } };

export const examples: Examples = {
  accepted: [
    { name: 'every indicator answered', answers: full },
    { name: 'the same scores as in round 1', answers: full, ctx: { previous: full } },
    {
      name: 'a changed score with its reason',
      answers: { ...full, 'i1-2': { score: 2, reason: 'กลุ่มอาชีพสมัครเพิ่ม 4 กลุ่ม' } },
      ctx: { previous },
    },
    {
      name: 'no photo, with a reason',
      answers: { ...full, 'i1-1': { score: 3 } },
      reasons: { 'some-evidence': 'ส่งหลักฐานเป็นแฟ้มที่อำเภอแล้ว' },
    },
  ],
  rejected: [
    { name: 'an indicator unanswered', answers: without(full, 'i3-2'), path: 'i3-2' },
    {
      name: 'a score that is not among the choices',
      answers: { ...full, 'i2-1': { score: 9 } },
      path: 'i2-1',
    },
    { name: 'a score in words', answers: { ...full, 'i2-1': { score: '2' } }, path: 'i2-1' },
    {
      name: 'a changed score without a reason',
      answers: full,
      ctx: { ...context, previous },
      path: 'i1-2',
    },
    {
      name: 'a blank reason',
      answers: { ...full, 'i1-2': { score: 2, reason: '  ' } },
      ctx: { previous },
      path: 'i1-2',
    },
    { name: 'no photo anywhere', answers: { ...full, 'i1-1': { score: 3 } }, path: 'i1-1' },
    { name: 'no assessor', answers: { ...full, assessors: [] }, path: 'assessors' },
    {
      name: 'an assessor without position',
      answers: { ...full, assessors: [without(full.assessors[0] ?? {}, 'position')] },
      path: 'assessors.r1.position',
    },
    {
      name: 'assessed tomorrow',
      answers: { ...full, assessedOn: '2025-06-11' },
      path: 'assessedOn',
    },
    {
      name: 'a national id in a note',
      answers: { ...full, 'i1-3': { score: 2, note: '1234567890121' } },
      path: 'i1-3',
    },
    {
      name: 'an unknown part of an answer',
      answers: { ...full, 'i1-3': { score: 2, extra: true } },
      path: 'i1-3',
    },
  ],
};
