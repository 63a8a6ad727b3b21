import type { DutyView } from './view.ts';

type Asked = Pick<DutyView, 'holder' | 'archived' | 'extra' | 'state' | 'actions'> & {
  centre: Pick<DutyView['centre'], 'level'>;
};

/** Says why this person cannot ask for more time for these duties, with the same words in chat and app. */
export function extensionRefusal(duties: readonly Asked[]): string {
  const [first, ...more] = duties;
  if (!first) return 'ไม่มีเรื่องที่ต้องขอขยายเวลา';
  const reasons = new Set(duties.map((duty) => refusalOf(duty)));
  // Several duties get one reason only when they share it.
  if (more.length === 0 || reasons.size === 1) return refusalOf(first);
  return duties.some((duty) => refusalOf(duty) === refusals.notYours)
    ? refusals.notYours
    : 'ไม่มีเรื่องที่ต้องขอขยายเวลา';
}

const refusals = {
  archived: 'หนังสือของเรื่องนี้เลิกใช้แล้ว ไม่ต้องขอขยายเวลา',
  waived: 'เรื่องนี้ได้รับยกเว้น ไม่ต้องขอขยายเวลา',
  done: 'เรื่องนี้เสร็จแล้ว ไม่ต้องขอขยายเวลา',
  inReview: 'เรื่องนี้ส่งแล้ว กำลังรอตรวจ ไม่ต้องขอขยายเวลา',
  extra: 'เรื่องนี้ไม่มีกำหนดส่ง ไม่ต้องขอขยายเวลา',
  province: 'จังหวัดไม่ต้องขอขยายเวลา กดขยายเวลาให้เองได้ในหน้าของเรื่องนี้',
  notYours: 'ผู้ขอขยายเวลาได้คือพัฒนากรผู้รับผิดชอบหรือพัฒนาการอำเภอ กรุณาแจ้งสำนักงานพัฒนาชุมชนอำเภอ',
} as const;

function refusalOf({ archived, state, holder, extra, actions }: Asked): string {
  if (archived) return refusals.archived;
  if (state === 'waived') return refusals.waived;
  if (holder === 'nobody') return refusals.done;
  if (holder !== 'centre') return refusals.inReview;
  if (extra) return refusals.extra;
  return actions.includes('giveExtension') ? refusals.province : refusals.notYours;
}
