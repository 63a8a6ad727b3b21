import { attached, without } from './example.ts';
import type { Examples } from './example.ts';

const full = {
  assigned: true,
  documentType: 'order',
  documentNo: '3/2568',
  documentDate: '2025-01-15',
  roles: ['survey', 'hearing', 'proposing'],
  planState: 'done',
  proposed: 6,
  included: 4,
  photos: [attached(1)],
  evidence: [attached(2, 'แผนพัฒนาตำบล.pdf')],
  remarks: 'ควรมีเวทีก่อนฤดูทำนา',
};

export const examples: Examples = {
  accepted: [
    { name: 'assigned and done', answers: full },
    {
      name: 'without photo or paper, with a reason',
      answers: without(full, 'photos', 'evidence'),
      reasons: { evidence: 'เอกสารเก็บไว้ที่อำเภอ' },
    },
    {
      name: 'not assigned yet',
      answers: { assigned: false, whyNot: 'รอคำสั่งชุดใหม่', planState: 'none' },
    },
  ],
  rejected: [
    {
      name: 'more projects included than proposed',
      answers: { ...full, included: 7 },
      path: 'included',
    },
    {
      name: 'not assigned and no reason',
      answers: { assigned: false, planState: 'none' },
      path: 'whyNot',
    },
    {
      name: 'without photo or paper',
      answers: without(full, 'photos', 'evidence'),
      path: 'evidence',
    },
    {
      name: 'a document from the future',
      answers: { ...full, documentDate: '2025-06-11' },
      path: 'documentDate',
    },
    { name: 'no state of the plan', answers: without(full, 'planState'), path: 'planState' },
    { name: 'no role', answers: { ...full, roles: [] }, path: 'roles' },
    { name: 'an unknown role', answers: { ...full, roles: ['dancing'] }, path: 'roles' },
    { name: 'yes in words', answers: { ...full, assigned: 'yes' }, path: 'assigned' },
    { name: 'no document date', answers: without(full, 'documentDate'), path: 'documentDate' },
  ],
};
