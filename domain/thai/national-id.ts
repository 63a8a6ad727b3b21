/** The refusal of a text that contains a national id. Forms, the API and chat use the same text. */
export const nationalIdFound =
  'ระบบไม่เก็บเลขประจำตัวประชาชน เพื่อคุ้มครองข้อมูลส่วนบุคคล กรุณาลบเลข 13 หลักออก';
