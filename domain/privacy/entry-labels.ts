/** What a message was about, by the kind of its notice. */
const messageLabels: Readonly<Record<string, string>> = {
  digest: 'แจ้งงานที่ถึงกำหนด',
  returned: 'รายงานถูกส่งคืน',
  accepted: 'รายงานได้รับการรับรอง',
  replied: 'มีผู้ตอบความเห็น',
  draftGiven: 'มีผู้ส่งร่างต่อ',
  unsent: 'กรอกครบแล้วยังไม่ได้ส่ง',
  draftTaken: 'มีผู้รับช่วงร่าง',
  extensionAsked: 'มีผู้ขอขยายเวลา',
  extensionDecided: 'ผลการขอขยายเวลา',
  extended: 'ขยายเวลาให้',
  reopened: 'เปิดเรื่องอีกครั้ง',
  waived: 'งดเว้นรายงาน',
  criteriaChanged: 'เกณฑ์ประเมินเปลี่ยน',
  terms: 'วาระกรรมการใกล้หมด',
  meeting: 'แจ้งวันประชุม',
  joinAsked: 'มีผู้ขอเข้าร่วม',
  joinDecided: 'ผลการขอเข้าร่วม',
  dataAsked: 'มีผู้ขอสำเนาหรือแก้ไขข้อมูล',
  questionAnswered: 'คำตอบจากเจ้าหน้าที่',
  dataAnswered: 'ผลการขอสำเนาหรือแก้ไขข้อมูล',
  erasureAsked: 'มีผู้ขอลบข้อมูล',
  erasureDecided: 'ผลการขอลบข้อมูล',
  handedOver: 'รับช่วงหน้าที่',
  roleEnded: 'บทบาทสิ้นสุด',
  headChanged: 'พัฒนาการอำเภอเปลี่ยน',
  leavingFailed: 'พ้นหน้าที่ตามกำหนดไม่ได้',
  unlinked: 'เลิกผูกกับทะเบียน',
  roleGiven: 'ได้รับบทบาท',
  backAgain: 'ระบบกลับมาใช้งานได้',
};

export function messageLabel(kind: string): string {
  return messageLabels[kind] ?? 'ข้อความจากระบบ';
}

/** What was recorded, by the action of the audit row. */
const actionLabels: Readonly<Record<string, string>> = {
  'person.follow': 'เพิ่มเพื่อน',
  'person.unfollow': 'เลิกเป็นเพื่อน',
  join: 'เข้าร่วมด้วยรหัส',
  'joinRequest.ask': 'ขอเข้าร่วม',
  'joinRequest.accept': 'รับเข้าร่วม',
  'joinRequest.refuse': 'ไม่รับเข้าร่วม',
  'person.handOver': 'ส่งต่อหรือสิ้นสุดบทบาท',
  'leaving.plan': 'กำหนดวันพ้นหน้าที่',
  'leaving.cancel': 'ยกเลิกกำหนดวันพ้นหน้าที่',
  'leaving.fail': 'พ้นหน้าที่ตามกำหนดไม่ได้',
  'person.receive': 'รับช่วงบทบาท',
  'person.seated': 'ทะเบียนเปลี่ยนตำแหน่ง',
  'me.correct': 'แก้ไขชื่อหรือเบอร์โทร',
  'me.copy': 'ขอสำเนาข้อมูล',
  'me.mute': 'ปิดหรือเปิดการเตือน',
  'notice.accept': 'รับทราบประกาศความเป็นส่วนตัว',
  'dataRequest.ask': 'ขอสำเนาหรือแก้ไขข้อมูล',
  'dataRequest.withdraw': 'ถอนคำขอสำเนาหรือแก้ไขข้อมูล',
  'dataRequest.answer': 'จังหวัดตอบคำขอสำเนาหรือแก้ไขข้อมูล',
  'erasure.ask': 'ขอลบข้อมูล',
  'erasure.withdraw': 'ถอนคำขอลบข้อมูล',
  'erasure.read': 'เปิดดูคำขอลบข้อมูล',
  'person.phone': 'ดูเบอร์โทร',
  'audit.exported': 'ส่งออกประวัติการใช้งาน',
  'inviteList.codes': 'ส่งออกรายชื่อและรหัสเข้าร่วม',
  'erasure.grant': 'จังหวัดรับคำขอลบข้อมูล',
  'erasure.refuse': 'จังหวัดไม่รับคำขอลบข้อมูล',
  'draft.begun': 'เริ่มร่าง',
  'draft.take': 'รับร่างมาทำต่อ',
  'draft.give': 'ส่งร่างให้ผู้อื่น',
  'draft.discard': 'ทิ้งร่าง',
  'duty.submit': 'ส่งรายงาน',
  'duty.forward': 'ส่งรายงานต่อจังหวัด',
  'duty.return': 'ส่งรายงานคืน',
  'duty.accept': 'รับรองรายงาน',
  'duty.undo': 'เลิกทำ',
  'photo.kept': 'ส่งรูปในแชต',
  'photo.taken-back': 'ยกเลิกการส่งรูป',
  'report.exported': 'ดาวน์โหลดรายงาน',
  'column.exported': 'ดาวน์โหลดรายงานรวม',
};

/** Actions that show or export personal data of others. */
export const accessActions = [
  'erasure.read',
  'person.phone',
  'report.exported',
  'column.exported',
  'audit.exported',
  'inviteList.codes',
] as const;

export function actionLabel(action: string): string {
  return actionLabels[action] ?? 'ทำรายการในระบบ';
}
