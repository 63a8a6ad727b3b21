import type { IconName } from '#web/parts/icon.tsx';

const eventLabels: Record<string, { label: string; icon: IconName }> = {
  'draft.begun': { label: 'เริ่มกรอก', icon: 'draft' },
  'draft.take': { label: 'รับช่วงกรอกต่อ', icon: 'forward' },
  'draft.give': { label: 'ส่งร่างให้ผู้อื่นกรอกต่อ', icon: 'forward' },
  'duty.submit': { label: 'ส่งรายงาน', icon: 'send' },
  'duty.forward': { label: 'ส่งต่อจังหวัด', icon: 'forward' },
  'duty.return': { label: 'ส่งคืนแก้ไข', icon: 'returned' },
  'duty.accept': { label: 'รับรองรายงาน', icon: 'done' },
  'duty.undo': { label: 'เลิกทำ', icon: 'returned' },
  'duty.reopen': { label: 'เปิดเรื่องใหม่', icon: 'refresh' },
  'draft.discard': { label: 'ทิ้งร่าง', icon: 'closed' },
  'report.discard': { label: 'ทิ้งรายงาน', icon: 'closed' },
  'duty.waive': { label: 'ยกเว้น', icon: 'waived' },
  'duty.restored': { label: 'กลับมาต้องส่ง เพราะเปิด ศอช. อีกครั้ง', icon: 'refresh' },
  'comment.reply': { label: 'ตอบความเห็น', icon: 'comment' },
  'extension.ask': { label: 'ขอขยายเวลา', icon: 'clock' },
  'extension.withdraw': { label: 'ถอนคำขอขยายเวลา', icon: 'returned' },
  'extension.reopen': { label: 'พิจารณาขยายเวลาใหม่', icon: 'refresh' },
  'extension.give': { label: 'ขยายเวลาให้เอง', icon: 'calendar' },
  'extension.decide': { label: 'พิจารณาขยายเวลา', icon: 'calendar' },
  'letter.published': { label: 'ประกาศหนังสือสั่งการ', icon: 'quote' },
  'dates.moved': { label: 'จังหวัดเลื่อนกำหนดส่ง', icon: 'calendar' },
  'meeting.planned': { label: 'นัดประชุม', icon: 'meeting' },
  'attachment.added': { label: 'แนบไฟล์', icon: 'photo' },
};

export function eventLabel(action: string): { label: string; icon: IconName } {
  return eventLabels[action] ?? { label: 'ปรับปรุงข้อมูล', icon: 'info' };
}
