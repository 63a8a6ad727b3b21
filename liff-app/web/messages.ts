import type { Failure } from './api/api.ts';

/** Texts used by several screens. */
export const messages = {
  product: 'ศอช. ประสาน',
  loading: 'กำลังเปิด',
  slow: 'สัญญาณอ่อน กำลังโหลด',
  retry: 'ลองใหม่',
  back: 'กลับ',
  close: 'ปิด',
  cancel: 'ยกเลิก',
  undo: 'เลิกทำ',
  latest: 'เปิดฉบับล่าสุด',
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
    settings: 'ตั้งค่า',
  },
  holder: { centre: 'พัฒนากร', district: 'อำเภอ', province: 'จังหวัด', nobody: 'เสร็จแล้ว' },
  dateBasis: { letter: '', province: 'กำหนดโดยจังหวัด' },
} as const;

/** What happened, then what to do. */
export function failureText(failure: Failure): { title: string; text: string } {
  if (failure.kind === 'offline')
    return { title: 'ไม่มีสัญญาณอินเทอร์เน็ต', text: 'ตรวจสัญญาณแล้วกดลองใหม่' };
  if (failure.kind === 'timeout') return { title: 'สัญญาณช้าเกินไป', text: 'รอสักครู่แล้วกดลองใหม่' };
  const { status, title } = failure.problem;
  if (status === 404) return { title: 'ไม่พบรายการนี้', text: 'รายการอาจถูกย้ายหรือลบแล้ว' };
  if (status === 403) return { title: 'เปิดรายการนี้ไม่ได้', text: title };
  if (status === 401)
    return { title: 'หน้านี้หมดเวลาแล้ว', text: 'ปิดหน้านี้แล้วเปิดจาก LINE อีกครั้ง ที่พิมพ์ไว้ยังอยู่' };
  if (status < 500 && title !== '') return { title: 'ยังทำรายการนี้ไม่ได้', text: title };
  return { title: 'ระบบขัดข้อง', text: title || 'ข้อมูลของท่านยังอยู่ กรุณาลองอีกครั้ง' };
}
