import type { IconName } from '#web/parts/icon.tsx';

const eventLabels: Record<string, { word: string; icon: IconName }> = {
  'draft.begun': { word: 'เริ่มกรอก', icon: 'draft' },
  'draft.take': { word: 'รับช่วงกรอกต่อ', icon: 'forward' },
  'draft.give': { word: 'ส่งร่างให้ผู้อื่นกรอกต่อ', icon: 'forward' },
  'duty.submit': { word: 'ส่งรายงาน', icon: 'send' },
  'duty.forward': { word: 'ส่งต่อจังหวัด', icon: 'forward' },
  'duty.return': { word: 'ส่งคืนแก้ไข', icon: 'returned' },
  'duty.accept': { word: 'รับรองรายงาน', icon: 'done' },
  'duty.undo': { word: 'เลิกทำ', icon: 'returned' },
  'duty.reopen': { word: 'เปิดเรื่องใหม่', icon: 'refresh' },
  'draft.discard': { word: 'ทิ้งร่าง', icon: 'closed' },
  'report.discard': { word: 'ทิ้งรายงาน', icon: 'closed' },
  'duty.waive': { word: 'ยกเว้น', icon: 'waived' },
  'duty.restored': { word: 'กลับมาต้องส่ง เพราะเปิด ศอช. อีกครั้ง', icon: 'refresh' },
  'comment.reply': { word: 'ตอบความเห็น', icon: 'comment' },
  'extension.ask': { word: 'ขอขยายเวลา', icon: 'clock' },
  'extension.withdraw': { word: 'ถอนคำขอขยายเวลา', icon: 'returned' },
  'extension.reopen': { word: 'พิจารณาขยายเวลาใหม่', icon: 'refresh' },
  'extension.give': { word: 'ขยายเวลาให้เอง', icon: 'calendar' },
  'extension.decide': { word: 'พิจารณาขยายเวลา', icon: 'calendar' },
  'letter.published': { word: 'ประกาศหนังสือสั่งการ', icon: 'quote' },
  'dates.moved': { word: 'จังหวัดเลื่อนกำหนดส่ง', icon: 'calendar' },
  'meeting.planned': { word: 'นัดประชุม', icon: 'meeting' },
  'attachment.added': { word: 'แนบไฟล์', icon: 'photo' },
};

export function eventLabel(action: string): { word: string; icon: IconName } {
  return eventLabels[action] ?? { word: 'ปรับปรุงข้อมูล', icon: 'info' };
}
