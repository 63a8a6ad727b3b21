/** The refusal of a text in which a person typed a national id; the same in forms, the API and chat. */
export const nationalIdFound =
  'ระบบไม่เก็บเลขประจำตัวประชาชน เพื่อคุ้มครองข้อมูลส่วนบุคคล กรุณาลบเลข 13 หลักออก';
