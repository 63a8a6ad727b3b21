import * as z from 'zod/mini';

/** The groups offered by the filter ทำอะไร, in the order of the screen. */
export const auditGroupSchema = z.enum([
  'reports',
  'dates',
  'roles',
  'phones',
  'exports',
  'privacy',
  'settings',
  'messages',
  'files',
]);
export type AuditGroup = z.infer<typeof auditGroupSchema>;

export const auditGroups: Readonly<Record<AuditGroup, string>> = {
  reports: 'ส่งและตรวจรายงาน',
  dates: 'ขยายเวลาและยกเว้น',
  roles: 'แก้สิทธิ์และคน',
  phones: 'ดูเบอร์โทร',
  exports: 'ส่งออกไฟล์',
  privacy: 'ข้อมูลส่วนบุคคล',
  settings: 'ตั้งค่าและหนังสือ',
  messages: 'ข้อความและกลุ่ม',
  files: 'รูปและไฟล์แนบ',
};
