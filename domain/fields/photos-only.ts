/** Shown to the sender of the file, and to the person who submits a report that names it. */
export const photosOnly =
  'ข้อนี้รับเฉพาะรูป กรุณานำไฟล์ PDF ออก แล้วถ่ายรูปเอกสาร หรือเลือกรูป JPG PNG หรือ WEBP';
