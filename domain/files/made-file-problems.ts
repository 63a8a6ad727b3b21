import { limits, thaiBytes } from '../limits.ts';

/** Refusals about files that take long to make. They are part of the catalogue in problem.ts. */
export const madeFileProblems = {
  'file-not-made': {
    status: 500,
    message: 'จัดทำไฟล์นี้ไม่สำเร็จ ข้อมูลในระบบยังอยู่ครบ กรุณาลองอีกครั้ง',
    ask: { when: 'หากยังไม่สำเร็จ', office: 'ผู้ดูแลระบบของจังหวัด' },
  },
  'too-many-file-jobs': {
    status: 429,
    message: `กำลังจัดทำไฟล์ให้ท่านอยู่ ${limits.fileJob.openPerPerson} ไฟล์แล้ว กรุณารอให้เสร็จ หรือยกเลิกบางไฟล์ก่อน`,
  },
  'bundle-too-large': {
    status: 413,
    message: `หลักฐานของชุดนี้มากเกินไป (เกิน ${limits.bundle.files.toLocaleString('en')} ไฟล์ หรือ ${thaiBytes(limits.bundle.bytes)}) กรุณาดาวน์โหลดทีละเอกสาร`,
  },
  'invites-none': {
    status: 404,
    message: 'ไม่มีรหัสที่ใช้ได้ในพื้นที่นี้ กรุณาออกรหัสก่อน แล้วพิมพ์ใบเชิญได้ทันที',
  },
} as const;
