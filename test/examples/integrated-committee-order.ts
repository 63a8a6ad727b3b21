import { attached, without } from './example.ts';
import type { Examples } from './example.ts';

const everyone = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'];
const full = {
  orderState: 'new',
  orderNo: '45/2568',
  orderDate: '2025-02-14',
  signer: 'นายอำเภอ',
  memberCount: 21,
  orderFiles: [attached(1, 'คำสั่ง กบต.pdf')],
  experts: everyone,
};

export const examples: Examples = {
  accepted: [
    { name: 'a new order with the whole committee', answers: full },
    {
      name: 'part of the committee, with a reason',
      answers: { ...full, experts: ['m1', 'm3'] },
      reasons: { 'whole-committee': 'นายอำเภอแต่งตั้งเฉพาะผู้แทน' },
    },
    {
      name: 'still being drawn up',
      answers: { orderState: 'inProgress', orderProgress: 'รวบรวมรายชื่อจากส่วนราชการ' },
    },
  ],
  rejected: [
    {
      name: 'part of the committee without a reason',
      answers: { ...full, experts: ['m1'] },
      path: 'experts',
    },
    { name: 'no expert', answers: { ...full, experts: [] }, path: 'experts' },
    {
      name: 'fewer members than experts',
      answers: { ...full, memberCount: 3 },
      path: 'memberCount',
    },
    { name: 'no copy of the order', answers: without(full, 'orderFiles'), path: 'orderFiles' },
    {
      name: 'an order from the future',
      answers: { ...full, orderDate: '2025-06-11' },
      path: 'orderDate',
    },
    {
      name: 'an expert who is on no register',
      answers: { ...full, experts: [...everyone.slice(0, 8), 'm99'] },
      path: 'experts',
    },
    {
      name: 'still being drawn up, but not how far',
      answers: { orderState: 'inProgress' },
      path: 'orderProgress',
    },
    { name: 'no signer', answers: without(full, 'signer'), path: 'signer' },
    { name: 'no state', answers: without(full, 'orderState'), path: 'orderState' },
  ],
};
