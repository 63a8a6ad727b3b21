import type { Failure } from './api/api.ts';

/** Texts used by several screens. */
export const messages = {
  product: 'ศอช. ประสาน',
  loading: 'กำลังเปิด',
  slow: 'สัญญาณอ่อน กำลังโหลด',
  retry: 'ลองใหม่',
  goHome: 'กลับไปงานของฉัน',
  back: 'กลับ',
  close: 'ปิด',
  cancel: 'ยกเลิก',
  undo: 'เลิกทำ',
  latest: 'เปิดดูล่าสุด',
  offline: 'ไม่มีสัญญาณ ที่พิมพ์ไว้ยังอยู่ในเครื่อง',
  stale: 'ข้อมูลล่าสุดยังโหลดไม่ได้ ที่เห็นเป็นข้อมูลก่อนหน้านี้',
  expired: {
    title: 'หน้านี้หมดเวลาแล้ว',
    text: 'ที่พิมพ์ไว้ยังอยู่ในเครื่อง เข้าใช้งานใหม่แล้วทำต่อได้',
    act: 'เข้าใช้งานใหม่',
  },
  tabs: {
    tasks: 'งานของฉัน',
    overview: 'ภาพรวม',
    calendar: 'กำหนดส่ง',
    centres: 'ศอช.',
    me: 'ข้อมูลของฉัน',
    queue: 'รอตรวจ',
    people: 'คน',
    messages: 'ข้อความ',
    papers: 'เอกสาร',
    settings: 'ตั้งค่า',
    menu: 'เมนู',
  },
  holder: { centre: 'พัฒนากร', district: 'อำเภอ', province: 'จังหวัด', nobody: 'เสร็จแล้ว' },
  dateBasis: { letter: '', province: 'กำหนดโดยจังหวัด' },
} as const;

const setClock = 'ตั้งวันที่และเวลาในเครื่องเป็นแบบอัตโนมัติ แล้วกดลองใหม่';
const signInTexts: ReadonlyMap<string, { title: string; text: string }> = new Map([
  ['clock-ahead', { title: 'นาฬิกาในเครื่องเร็วเกินไป', text: setClock }],
  ['clock-behind', { title: 'นาฬิกาในเครื่องช้าเกินไป', text: setClock }],
  [
    'sign-in-cancelled',
    { title: 'ยังไม่ได้อนุญาตให้เข้าใช้งาน', text: 'กดลองใหม่ แล้วกดอนุญาตในหน้าของ LINE' },
  ],
  [
    'sign-in-refused',
    {
      title: 'เข้าใช้งานด้วย LINE ไม่สำเร็จ',
      text: 'ปิดหน้านี้แล้วเปิดจากแชต LINE อีกครั้ง หรือกดลองใหม่',
    },
  ],
]);

/** Says what happened, then what to do. */
export function failureText(failure: Failure): { title: string; text: string } {
  if (failure.kind === 'offline')
    return { title: 'ไม่มีสัญญาณอินเทอร์เน็ต', text: 'ตรวจสัญญาณแล้วกดลองใหม่' };
  if (failure.kind === 'timeout') return { title: 'สัญญาณช้าเกินไป', text: 'รอสักครู่แล้วกดลองใหม่' };
  const { status, title } = failure.problem;
  if (status === 404) return { title: 'ไม่พบข้อมูลนี้', text: 'อาจถูกย้ายหรือลบแล้ว' };
  if (status === 403) return { title: 'เปิดเรื่องนี้ไม่ได้', text: title };
  const signIn = signInTexts.get(failure.problem.code);
  if (signIn) return signIn;
  if (status === 401)
    return { title: 'หน้านี้หมดเวลาแล้ว', text: 'ปิดหน้านี้แล้วเปิดจาก LINE อีกครั้ง ที่พิมพ์ไว้ยังอยู่' };
  if (status < 500 && title !== '') return { title: 'ยังทำเรื่องนี้ไม่ได้', text: title };
  return { title: 'ระบบขัดข้อง', text: title || 'ข้อมูลของท่านยังอยู่ กรุณาลองอีกครั้ง' };
}

/** The case in which to call the office about a failure. Null when calling does not help. */
export function callWhen(failure: Failure): string | null {
  if (failure.kind !== 'problem') return 'ถ้ายังไม่ได้';
  const { status, askWhen } = failure.problem;
  if (askWhen) return askWhen;
  if (status === 404) return 'ถ้ายังหาไม่พบ';
  if (status === 401) return 'ถ้ายังเข้าไม่ได้';
  return status >= 500 ? 'ถ้ายังไม่ได้' : null;
}
