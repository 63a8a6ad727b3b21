/** A duty with changes that only this phone has. */
export interface UnsyncedDuty {
  duty: string;
  /** True when the person pressed ส่งรายงาน and the server has not confirmed it. */
  report: boolean;
  /** `network`: sent automatically. `user`: sent only after the person has looked in the form. */
  waitsFor: 'network' | 'user';
}

/** Shown at the top of every screen and in งานของฉัน. background-sync.ts writes it. */
export interface Unsynced {
  duties: readonly UnsyncedDuty[];
  /** Grows with every sync that sent something. */
  syncedCount: number;
}

export const nothingUnsynced: Unsynced = { duties: [], syncedCount: 0 };

/** One line for all duties, the most urgent first. */
export function unsyncedLabel(
  duties: readonly UnsyncedDuty[],
  online: boolean,
): { text: string; open: string | null } | null {
  const forUser = duties.filter((duty) => duty.waitsFor === 'user');
  const reports = duties.filter((duty) => duty.waitsFor === 'network' && duty.report);
  const suffix = online ? 'กำลังส่ง' : 'รอสัญญาณ';
  const [first] = [...forUser, ...reports];
  const open = first?.duty ?? null;
  if (forUser.length > 0) return { text: `มีคำตอบที่ยังส่งไม่ได้ ${forUser.length} เรื่อง`, open };
  if (reports.length > 0) return { text: `มีรายงานที่ยังไม่ได้ส่ง ${reports.length} ฉบับ ${suffix}`, open };
  if (duties.length === 0) return null;
  return { text: `มีคำตอบที่ยังอยู่ในเครื่อง ${duties.length} เรื่อง ${suffix}`, open };
}

/** The text for the card of one duty. */
export function localLabel({ report, waitsFor }: UnsyncedDuty, online: boolean): string {
  if (waitsFor === 'user') return 'ยังส่งไม่ได้ กรุณาเปิดแบบ';
  const suffix = online ? 'กำลังส่ง' : 'รอสัญญาณ';
  return report ? `รายงานยังไม่ได้ส่ง ${suffix}` : `ยังอยู่ในเครื่อง ${suffix}`;
}
