import { attached, without } from './example.ts';
import type { Examples } from './example.ts';

const first = ['จันทร์ดี', 'บุญมี', 'เมฆ', 'แก้ว', 'คำปัน', 'ศรีวรรณ', 'อินถา', 'บัวไหล', 'สุข'];
const positions = [
  'chair',
  'viceChair',
  'secretary',
  'treasurer',
  'member',
  'member',
  'member',
  'member',
  'adviser',
];
const members = first.map((name, at) => ({
  id: `m${at + 1}`,
  name: { prefix: 'นาง', first: name, last: 'สมมุติ' },
  position: positions[at] ?? 'member',
  group: 'กลุ่มออมทรัพย์เพื่อการผลิต',
  village: at + 1,
  phone: '0812345678',
  sex: 'female',
  since: '2023-10-01',
}));

const full = {
  centreName: 'ศอช.ต.งิ้ว',
  office: { text: 'องค์การบริหารส่วนตำบลงิ้ว', lat: 19.6, lng: 100.1 },
  phone: '053123456',
  foundedYear: 2551,
  orderState: 'new',
  orderNo: '12/2567',
  orderDate: '2024-12-11',
  signer: 'นายอำเภอ',
  termFrom: '2024-12-11',
  termTo: '2028-12-10',
  orderFiles: [attached(1, 'คำสั่ง.pdf')],
  members,
};
const order = ['orderNo', 'orderDate', 'signer', 'termFrom', 'termTo', 'orderFiles'];
const member = (at: number, change: object) =>
  members.map((member, index) => (index === at ? { ...member, ...change } : member));

export const examples: Examples = {
  accepted: [
    { name: 'a new order and nine members', answers: full },
    {
      name: 'a new order still on its way',
      answers: {
        ...without(full, ...order),
        orderState: 'inProgress',
        orderProgress: 'เสนอนายอำเภอลงนาม',
      },
    },
    {
      name: 'phones with dashes and Thai digits',
      answers: { ...full, phone: '๐๕๓-๑๒๓-๔๕๖', members: member(0, { phone: '081-234-5678' }) },
    },
    {
      name: 'a small committee, with a reason',
      answers: { ...full, members: members.slice(0, 5) },
      reasons: { size: 'อยู่ระหว่างคัดเลือกเพิ่ม' },
    },
  ],
  rejected: [
    {
      name: 'a small committee',
      answers: { ...full, members: members.slice(0, 8) },
      path: 'members',
    },
    {
      name: 'no chair',
      answers: { ...full, members: member(0, { position: 'member' }) },
      path: 'members',
    },
    {
      name: 'two chairs',
      answers: { ...full, members: member(1, { position: 'chair' }) },
      path: 'members.m2.position',
    },
    {
      name: 'two secretaries',
      answers: { ...full, members: member(4, { position: 'secretary' }) },
      path: 'members.m5.position',
    },
    {
      name: 'one person twice',
      answers: {
        ...full,
        members: member(8, { name: { prefix: 'นางสาว', first: 'จันทร์ดี', last: 'สมมุติ' } }),
      },
      path: 'members.m9.name',
    },
    {
      name: 'an order from the future',
      answers: { ...full, orderDate: '2025-06-11' },
      path: 'orderDate',
    },
    {
      name: 'a term that ends before it begins',
      answers: { ...full, termTo: '2024-12-10' },
      path: 'termTo',
    },
    {
      name: 'a term that is over',
      answers: { ...full, termFrom: '2020-01-01', termTo: '2024-01-01' },
      path: 'termTo',
    },
    {
      name: 'a standing order without a copy',
      answers: { ...without(full, 'orderFiles'), orderState: 'stands' },
      path: 'orderFiles',
    },
    {
      name: 'a short phone number',
      answers: { ...full, members: member(2, { phone: '08123' }) },
      path: 'members.m3.phone',
    },
    {
      name: 'a national id in a name',
      answers: {
        ...full,
        members: member(2, { name: { prefix: 'นาย', first: '1234567890121', last: 'ทดลอง' } }),
      },
      path: 'members.m3.name',
    },
    {
      name: 'a position that does not exist',
      answers: { ...full, members: member(5, { position: 'king' }) },
      path: 'members.m6.position',
    },
  ],
};
