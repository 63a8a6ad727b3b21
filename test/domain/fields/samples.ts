import type { Field, Form, Kind } from '#domain/form/form.ts';

export const options = [
  { value: 'a', label: 'ข้อหนึ่ง' },
  { value: 'b', label: 'ข้อสอง' },
];
export const choices = [
  { score: 0, text: 'ไม่มี' },
  { score: 1, text: 'มี' },
];

/** One plain field of every kind. It does not compile when a kind is missing. */
export const fieldOf: { [K in Kind]: Extract<Field, { kind: K }> } = {
  text: { id: 'f', kind: 'text', label: 'เรื่อง', max: 10 },
  longText: { id: 'f', kind: 'longText', label: 'สรุป', max: 10 },
  integer: { id: 'f', kind: 'integer', label: 'จำนวนคน', min: 1, max: 500, unit: 'คน' },
  money: { id: 'f', kind: 'money', label: 'งบประมาณ', max: 1000 },
  phone: { id: 'f', kind: 'phone', label: 'เบอร์โทร' },
  date: { id: 'f', kind: 'date', label: 'วันที่', notAfter: 'today' },
  time: { id: 'f', kind: 'time', label: 'เวลา' },
  choice: { id: 'f', kind: 'choice', label: 'ผล', options },
  choices: { id: 'f', kind: 'choices', label: 'บทบาท', options },
  yesNo: { id: 'f', kind: 'yesNo', label: 'การเข้าร่วม', yes: 'เข้าร่วม', no: 'ไม่เข้าร่วม' },
  personName: { id: 'f', kind: 'personName', label: 'ชื่อ' },
  memberPick: { id: 'f', kind: 'memberPick', label: 'ผู้มาประชุม', max: 2 },
  photos: { id: 'f', kind: 'photos', label: 'รูป', max: 2 },
  files: { id: 'f', kind: 'files', label: 'ไฟล์', max: 2 },
  place: { id: 'f', kind: 'place', label: 'สถานที่' },
  repeat: {
    id: 'f',
    kind: 'repeat',
    label: 'กิจกรรม',
    itemLabel: 'กิจกรรม',
    max: 2,
    fields: [{ id: 'name', kind: 'text', label: 'ชื่อ' }],
  },
  indicator: {
    id: 'f',
    kind: 'indicator',
    label: '1.1 กรรมการ',
    indicatorId: '1.1',
    guidance: 'นับ',
    choices,
    evidence: [],
  },
};

/** A form with one question. */
export function formWith(field: Field): Form {
  return {
    id: 'plan-mission',
    version: 1,
    title: { long: 'แบบทดลอง', short: 'ทดลอง', word: 'ทดลอง' },
    purpose: 'ทดลอง',
    sections: [{ id: 's1', title: 'ส่วนแรก', fields: [field] }],
    checks: [],
  };
}
