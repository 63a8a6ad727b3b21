/** Usual reasons for an extension, offered as buttons in chat and app. */
export const extensionReasons = {
  disaster: 'น้ำท่วมหรือภัยพิบัติในพื้นที่',
  order: 'รอคำสั่งหรือเอกสารจากหน่วยงาน',
  meeting: 'ยังประชุมคณะกรรมการไม่ได้',
  handover: 'เปลี่ยนผู้รับผิดชอบ',
} as const;

/** Usual reasons for refusing an extension. */
export const refusalReasons = {
  deadline: 'จังหวัดต้องรายงานกรมตามกำหนด',
  enough: 'ยังมีเวลาพอตามกำหนดเดิม',
  unclear: 'เหตุผลยังไม่ชัดเจน กรุณาขอใหม่พร้อมรายละเอียด',
  call: 'กรุณาติดต่อสำนักงานพัฒนาชุมชนจังหวัดก่อน',
} as const;

export type ExtensionReason = keyof typeof extensionReasons;
export type RefusalReason = keyof typeof refusalReasons;
