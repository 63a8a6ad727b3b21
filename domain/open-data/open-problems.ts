import { limits } from '../limits.ts';

/** Refusals of the open data. They are part of the catalogue in problem.ts. */
export const openDataProblems = {
  'open-key-invalid': {
    status: 401,
    message: 'กุญแจข้อมูลเปิดนี้ใช้ไม่ได้ อาจหมดอายุหรือถูกยกเลิกแล้ว กรุณาขอกุญแจใหม่จากสำนักงานพัฒนาชุมชนจังหวัด',
  },
  'too-many-pages': {
    status: 429,
    message: `อ่านข้อมูลเปิดได้ไม่เกิน ${limits.openData.pagesPerMinute} หน้าใน 1 นาที กรุณารอสักครู่แล้วลองใหม่`,
  },
} as const;
