/** A duty of which something lies on this phone only. */
export interface UnsyncedDuty {
  duty: string;
  /** The person pressed ส่งรายงาน, and the server has not said yes. */
  report: boolean;
  /** Goes by itself, or only after the person has looked. */
  waitsFor: 'signal' | 'person';
}

/** What the frame and งานของฉัน say of it; the keeper writes it. */
export interface Unsynced {
  duties: readonly UnsyncedDuty[];
  /** Grows whenever something went. */
  went: number;
}

export const nothingUnsynced: Unsynced = { duties: [], went: 0 };

/** One line for all of it: the gravest first. */
export function unsyncedLabel(
  duties: readonly UnsyncedDuty[],
  online: boolean,
): { text: string; open: string | null } | null {
  const asked = duties.filter((duty) => duty.waitsFor === 'person');
  const reports = duties.filter((duty) => duty.waitsFor === 'signal' && duty.report);
  const after = online ? 'กำลังส่ง' : 'รอสัญญาณ';
  const [first] = [...asked, ...reports];
  const open = first?.duty ?? null;
  if (asked.length > 0) return { text: `มีคำตอบที่ยังส่งไม่ได้ ${asked.length} เรื่อง`, open };
  if (reports.length > 0) return { text: `มีรายงานที่ยังไม่ได้ส่ง ${reports.length} ฉบับ ${after}`, open };
  if (duties.length === 0) return null;
  return { text: `มีคำตอบที่ยังอยู่ในเครื่อง ${duties.length} เรื่อง ${after}`, open };
}

/** On the card of the duty itself. */
export function localLabel({ report, waitsFor }: UnsyncedDuty, online: boolean): string {
  if (waitsFor === 'person') return 'ยังส่งไม่ได้ กรุณาเปิดแบบ';
  const after = online ? 'กำลังส่ง' : 'รอสัญญาณ';
  return report ? `รายงานยังไม่ได้ส่ง ${after}` : `ยังอยู่ในเครื่อง ${after}`;
}
