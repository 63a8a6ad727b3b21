/** What a person is told who announces, changes or cancels a meeting. */
export const meetingProblems = {
  'meeting-past': { status: 422, message: 'เวลานัดผ่านไปแล้ว กรุณาเลือกวันและเวลาที่ยังมาไม่ถึง' },
  'meeting-far': { status: 422, message: 'นัดล่วงหน้าได้ไม่เกินหนึ่งปี กรุณาตรวจปี พ.ศ. อีกครั้ง' },
  'meeting-taken': {
    status: 409,
    message: 'วันนี้มีนัดประชุมของ ศอช. นี้อยู่แล้ว กรุณาแก้ไขนัดเดิม หรือเลือกวันอื่น',
  },
  'meeting-changed': {
    status: 409,
    message: 'มีผู้แก้ไขหรือยกเลิกนัดนี้ก่อนท่าน กรุณาเปิดดูล่าสุดแล้วลองใหม่',
  },
} as const;
