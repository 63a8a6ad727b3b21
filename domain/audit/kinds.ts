import type { AuditGroup } from './groups.ts';

/** What kind of thing an audit row is about. The reader of the rows looks up the name of the thing. */
export type AuditSubject =
  | 'duty'
  | 'person'
  | 'letter'
  | 'centre'
  | 'area'
  | 'joinRequest'
  | 'holiday'
  | 'criteria'
  | 'column'
  /** The thing has no name of its own; the sentence of the audit kind is enough. */
  | 'none';

/** Chooses how the stored values before and after are written in words. */
export type AuditChange =
  | 'dueOn'
  | 'holder'
  | 'roles'
  | 'fields'
  | 'rounds'
  | 'holidayName'
  | 'reminders';

/** What the row's note holds: a reason (the default), a fact that belongs to the sentence, or a role. */
export type AuditNote = 'reason' | 'fact' | 'role';

interface AuditKind {
  /** The verb of the sentence, such as ส่งคืนแก้ไข. */
  verb: string;
  group: AuditGroup;
  about: AuditSubject;
  change?: AuditChange;
  note?: AuditNote;
}

const report = (verb: string, note: AuditNote = 'reason'): AuditKind => ({
  verb,
  group: 'reports',
  about: 'duty',
  note,
});
const date = (verb: string, note: AuditNote = 'reason'): AuditKind => ({
  verb,
  group: 'dates',
  about: 'duty',
  change: 'dueOn',
  note,
});
const file = (verb: string, about: AuditSubject = 'duty'): AuditKind => ({
  verb,
  group: 'files',
  about,
  note: 'fact',
});
const role = (verb: string, about: AuditSubject = 'person'): AuditKind => ({
  verb,
  group: 'roles',
  about,
  change: 'roles',
});
const asked = (verb: string): AuditKind => ({
  verb,
  group: 'messages',
  about: 'person',
  note: 'fact',
});
const announced = (verb: string): AuditKind => ({
  verb,
  group: 'messages',
  about: 'none',
  note: 'fact',
});
const invited = (verb: string, about: AuditSubject): AuditKind => ({
  verb,
  group: 'roles',
  about,
  note: 'role',
});
const privacy = (verb: string, note: AuditNote = 'reason'): AuditKind => ({
  verb,
  group: 'privacy',
  about: 'person',
  note,
});
const message = (verb: string, about: AuditSubject = 'none'): AuditKind => ({
  verb,
  group: 'messages',
  about,
  note: 'fact',
});
const setting = (verb: string, about: AuditSubject, note: AuditNote = 'reason'): AuditKind => ({
  verb,
  group: 'settings',
  about,
  change: 'fields',
  note,
});
const exported = (verb: string, about: AuditSubject): AuditKind => ({
  verb,
  group: 'exports',
  about,
  note: 'fact',
});

/** Every kind of audit row and its sentence. A new command needs a line here; a test says which is missing. */
export const auditKinds: Readonly<Record<string, AuditKind>> = {
  'duty.submit': report('ส่งรายงาน', 'fact'),
  'duty.forward': report('ส่งต่อจังหวัด'),
  'duty.accept': report('รับรองรายงาน'),
  'duty.return': report('ส่งคืนแก้ไข'),
  'duty.undo': report('เลิกทำ', 'fact'),
  'duty.reopen': report('เปิดเรื่องใหม่'),
  'comment.reply': report('ตอบความเห็น', 'fact'),
  'report.begin': report('เริ่มรายงานเพิ่ม'),
  'report.discard': report('ทิ้งรายงานที่เริ่มไว้', 'fact'),
  'draft.begun': report('เริ่มกรอก'),
  'draft.save': report('บันทึกร่าง'),
  'draft.take': { ...report('รับช่วงกรอก'), change: 'holder' },
  'draft.give': { ...report('ส่งร่างให้เพื่อนร่วมงาน'), change: 'holder' },
  'draft.discard': report('ทิ้งร่าง', 'fact'),
  'meeting.answered': report('กรอกรายงานประชุมในแชต', 'fact'),
  'meeting.typed': report('กรอกรายงานประชุมในแชต', 'fact'),
  'meeting.sent': report('ส่งรายงานประชุมจากแชต', 'fact'),
  'meeting.plan': message('นัดประชุม', 'centre'),
  'meeting.change': message('เปลี่ยนนัดประชุม', 'centre'),
  'meeting.cancel': message('ยกเลิกนัดประชุม', 'centre'),
  'meeting.restore': message('กลับมานัดประชุมตามเดิม', 'centre'),
  'meeting.planAsked': message('ถามข้อต่อไปของนัดประชุม', 'centre'),
  'meeting.asked': report('ถามข้อต่อไปของรายงานประชุม', 'fact'),

  'delivery.disown': asked('แจ้งว่าไม่ใช่เรื่องของตน'),
  'question.hear': asked('พิมพ์ข้อความที่ระบบอ่านไม่ออก'),
  'question.ask': asked('ถามเจ้าหน้าที่'),
  'question.continue': asked('ถามเจ้าหน้าที่ต่อ'),
  'question.end': asked('ปิดคำถามของตน'),
  'question.begin': asked('เริ่มตอบคำถาม'),
  'question.answer': asked('ตอบคำถาม'),
  'question.forward': asked('ส่งต่อคำถาม'),
  'question.close': asked('ปิดหรือเปิดคำถาม'),

  'announcement.create': announced('ประกาศ'),
  'announcement.cancel': announced('ยกเลิกประกาศ'),
  'announcement.begin': announced('เริ่มส่งประกาศ'),
  'announcement.remind': announced('เตือนผู้ยังไม่รับทราบประกาศ'),
  'announcement.acknowledge': announced('รับทราบประกาศ'),

  'delivery.resend': asked('ส่งข้อความอีกครั้ง'),
  'deliveries.hold': setting('พักการส่งข้อความทั้งหมด', 'area'),
  'deliveries.release': setting('ให้ส่งข้อความต่อ', 'area'),

  'chase.send': report('ทวงถาม', 'fact'),
  'chase.undo': message('เลิกทวงถาม'),

  'extension.ask': date('ขอขยายเวลา'),
  'extension.withdraw': date('ถอนคำขอขยายเวลา'),
  'extension.decide': date('ตอบคำขอขยายเวลา', 'fact'),
  'extension.reopen': date('พิจารณาคำขอขยายเวลาใหม่'),
  'extension.give': date('ขยายเวลา'),
  'dates.moved': { ...date('เลื่อนกำหนดส่ง'), change: 'rounds' },
  'duty.waive': date('ยกเว้น'),
  'duty.restored': date('นำกลับมาให้ส่ง'),

  'invite.create': invited('ออกรหัสเข้าร่วม', 'area'),
  'invites.create': invited('ออกรหัสเข้าร่วมหลายพื้นที่', 'area'),
  'invite.revoke': invited('ยกเลิกรหัสเข้าร่วม', 'area'),
  join: { ...role('เข้าร่วมด้วยรหัส', 'none'), note: 'role' },
  'join.undo': { ...role('ยกเลิกการเข้าร่วมของตน', 'none'), note: 'role' },
  'joinRequest.ask': invited('ขอเข้าร่วม', 'joinRequest'),
  'joinRequest.withdraw': invited('ถอนคำขอเข้าร่วม', 'joinRequest'),
  'joinRequest.accept': role('รับเข้าร่วม', 'joinRequest'),
  'joinRequest.refuse': role('ไม่รับเข้าร่วม', 'joinRequest'),
  'joinRequest.undo': role('ย้อนคำตอบคำขอเข้าร่วม', 'joinRequest'),
  'person.giveRole': role('ให้หน้าที่'),
  'person.handOver': role('เปลี่ยนหรือนำหน้าที่ออก'),
  'leaving.plan': role('กำหนดวันพ้นหน้าที่'),
  'leaving.cancel': role('ยกเลิกกำหนดวันพ้นหน้าที่'),
  'leaving.fail': role('เปลี่ยนหน้าที่ตามกำหนดไม่ได้'),
  'person.receive': role('รับช่วงหน้าที่'),
  'person.undoHandOver': role('ย้อนการเปลี่ยนหน้าที่'),
  'person.seated': role('ปรับตำแหน่งตามทะเบียน'),
  'person.rename': { ...role('แก้ชื่อ'), change: 'fields' },
  'member.link': role('ผูกบัญชีกับทะเบียน'),
  'member.unlink': role('เลิกผูกบัญชีกับทะเบียน'),
  'inviteList.create': invited('ออกรหัสเข้าร่วมจากรายชื่อ', 'area'),

  'notice.accept': privacy('รับทราบประกาศความเป็นส่วนตัว', 'fact'),
  'me.correct': privacy('แก้ข้อมูลของตน', 'fact'),
  'me.copy': privacy('รับสำเนาข้อมูลของตน'),
  'me.mute': privacy('ปิดหรือเปิดเรื่องที่เตือน'),
  'me.cards': privacy('เปลี่ยนขนาดตัวหนังสือของการ์ด'),
  'dataRequest.ask': privacy('ขอสำเนาหรือแก้ไขข้อมูล'),
  'dataRequest.withdraw': privacy('ถอนคำขอสำเนาหรือแก้ไขข้อมูล'),
  'dataRequest.answer': privacy('ตอบคำขอสำเนาหรือแก้ไขข้อมูล', 'fact'),
  'erasure.ask': privacy('ขอลบข้อมูล'),
  'erasure.withdraw': privacy('ถอนคำขอลบข้อมูล'),
  'erasure.read': privacy('เปิดคำขอลบข้อมูล'),
  'erasure.grant': privacy('อนุมัติให้ลบข้อมูล', 'fact'),
  'erasure.refuse': privacy('ไม่อนุมัติให้ลบข้อมูล'),
  'erasure.undo': privacy('ย้อนคำตอบคำขอลบข้อมูล'),
  'erasure.reopen': privacy('พิจารณาคำขอลบข้อมูลใหม่'),
  'person.erase': privacy('ลบข้อมูลส่วนบุคคล'),
  'person.expire': privacy('ลบข้อมูลผู้ที่ไม่มีหน้าที่แล้ว'),

  'person.phone': { verb: 'ดูเบอร์โทร', group: 'phones', about: 'person' },
  'person.read': { verb: 'เปิดข้อมูล', group: 'phones', about: 'person' },

  'report.exported': exported('ส่งออกรายงาน', 'duty'),
  'duties.exported': exported('ส่งออกรายการเรื่อง', 'area'),
  'column.exported': exported('ส่งออกรายงานทั้งพื้นที่', 'column'),
  'paper.exported': exported('จัดทำเอกสาร', 'area'),
  'bundle.exported': exported('จัดทำชุดเอกสาร', 'area'),
  'fileJob.start': exported('ขอไฟล์', 'area'),
  'fileJob.cancel': exported('ยกเลิกการจัดทำไฟล์', 'area'),
  'year.exported': exported('ส่งออกรายงานทั้งปี', 'area'),
  'year.countryExported': exported('ส่งออกรายงานทั้งปีทุกจังหวัด', 'none'),
  'openKey.create': exported('ออกกุญแจข้อมูลเปิด', 'area'),
  'openKey.revoke': exported('ยกเลิกกุญแจข้อมูลเปิด', 'area'),
  'openData.read': exported('อ่านข้อมูลเปิดที่มีข้อมูลส่วนบุคคล', 'area'),
  'inviteSheets.exported': exported('จัดทำใบเชิญ', 'area'),
  'paper.previewed': exported('เปิดดูเอกสาร', 'area'),
  'paper.printed': exported('จัดทำเอกสารของรายงาน', 'duty'),
  'inviteList.codes': exported('ส่งออกรายชื่อและรหัสเข้าร่วม', 'area'),
  'audit.exported': exported('ส่งออกประวัติการใช้งาน', 'area'),

  'letter.start': setting('เริ่มทำหนังสือ', 'letter'),
  'letter.save': setting('แก้ร่างหนังสือ', 'letter'),
  'letter.discard': setting('ทิ้งร่างหนังสือ', 'letter'),
  'letter.published': setting('ประกาศใช้หนังสือ', 'letter', 'fact'),
  'letter.corrected': setting('แก้ถ้อยคำหนังสือ', 'letter'),
  'letter.archived': setting('เลิกใช้หนังสือ', 'letter'),
  'letter.restored': setting('นำหนังสือกลับมาใช้', 'letter'),
  'criteria.begun': setting('เริ่มทำเกณฑ์ฉบับใหม่', 'criteria'),
  'criteria.saved': setting('แก้เกณฑ์', 'criteria', 'fact'),
  'criteria.imported': setting('นำเข้าเกณฑ์จาก Excel', 'criteria', 'fact'),
  'criteria.published': setting('ประกาศใช้เกณฑ์', 'criteria'),
  'criteria.discarded': setting('ทิ้งร่างเกณฑ์', 'criteria'),
  'centre.opened': setting('เปิด', 'centre'),
  'centre.renamed': setting('เปลี่ยนชื่อ', 'centre', 'fact'),
  'centre.closed': setting('ยุบเลิก', 'centre'),
  'centre.reopened': setting('เปิดอีกครั้ง', 'centre'),
  'holiday.added': { ...setting('เพิ่มวันหยุด', 'holiday', 'fact'), change: 'holidayName' },
  'holiday.removed': setting('ลบวันหยุด', 'holiday', 'fact'),
  'retention.edit': setting('แก้ระยะเวลาเก็บข้อมูล', 'area'),
  'office.edit': setting('แก้ข้อมูลสำนักงาน', 'area'),
  'province.edit': setting('แก้ค่าของจังหวัด', 'area'),
  'reminders.edit': { ...setting('แก้นโยบายการเตือน', 'area'), change: 'reminders' },

  'delivery.acknowledged': message('รับทราบข้อความ'),
  'delivery.seen': message('ตอบข้อความ'),
  'group.code': message('ออกรหัสผูกกลุ่ม', 'area'),
  'group.bound': message('ผูกกลุ่มไลน์', 'area'),
  'group.released': message('เลิกผูกกลุ่มไลน์', 'area'),
  'person.follow': message('เพิ่มบัญชีเป็นเพื่อน'),
  'person.unfollow': message('บล็อกบัญชี'),

  'attachment.added': file('แนบไฟล์'),
  'list.report': file('ขอไฟล์สิ่งที่ต้องแก้ในรายชื่อ'),
  'photo.kept': file('ส่งรูปในแชต', 'none'),
  'photo.filed': file('นำรูปเข้ารายงาน'),
  'photo.taken-back': file('นำรูปออก'),
};

const unknownKind: AuditKind = { verb: 'ทำรายการ', group: 'settings', about: 'none', note: 'fact' };

/** Rows written by an older version may have a kind that no longer exists. */
export function auditKindOf(action: string): AuditKind {
  return auditKinds[action] ?? unknownKind;
}

/** The actions of one group, for a query. */
export function actionsOf(group: AuditGroup): string[] {
  return Object.entries(auditKinds).flatMap(([action, kind]) =>
    kind.group === group ? [action] : [],
  );
}
