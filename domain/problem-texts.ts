import { photosOnly } from './fields/photos-only.ts';
import { limits, thaiBytes } from './limits.ts';
import { madeFileProblems } from './files/made-file-problems.ts';
import { meetingProblems } from './meeting/meeting-problems.ts';
import { openDataProblems } from './open-data/open-problems.ts';
import { nationalIdFound } from './thai/national-id.ts';

export interface ProblemText {
  status: number;
  /** The message: what happened and what to do. */
  message: string;
  /** Set when only an office can help: in which case to call, and which office. */
  ask?: { when: string; office: string };
}

const districtOffice = 'สำนักงานพัฒนาชุมชนอำเภอ';
const provinceOffice = 'สำนักงานพัฒนาชุมชนจังหวัด';

/** The message for a person, by the code of the problem. */
export const problemTexts = {
  'not-signed-in': { status: 401, message: 'กรุณาเข้าใช้งานผ่าน LINE อีกครั้ง' },
  'token-invalid': { status: 401, message: 'ยืนยันตัวตนกับ LINE ไม่สำเร็จ กรุณาปิดหน้านี้แล้วเปิดใหม่' },
  'not-allowed': {
    status: 403,
    message: 'ท่านไม่มีสิทธิ์ดูหรือทำเรื่องนี้',
    ask: { when: 'หากคิดว่าไม่ถูกต้อง', office: districtOffice },
  },
  'wrong-origin': { status: 403, message: 'คำขอไม่ได้มาจากระบบนี้ กรุณาเปิดหน้านี้ใหม่' },
  'not-found': { status: 404, message: 'ไม่พบข้อมูลนี้ อาจถูกย้ายหรือลบแล้ว' },
  'form-missing': {
    status: 404,
    message: 'ระบบไม่มีแบบรายงานของเรื่องนี้',
    ask: { when: 'หากต้องส่งเรื่องนี้', office: provinceOffice },
  },
  'wrong-state': { status: 409, message: 'เรื่องนี้มีผู้ส่งหรือตรวจไปแล้ว กดเปิดดูล่าสุด' },
  conflict: { status: 409, message: 'มีผู้แก้ไขเรื่องนี้พร้อมกัน ข้อมูลของท่านยังอยู่ กรุณาเปิดดูใหม่' },
  'draft-held': { status: 409, message: 'แบบนี้มีผู้อื่นกำลังกรอกอยู่' },
  'look-first': {
    status: 409,
    message:
      'เรื่องนี้ต้องเปิดอ่านก่อน ระบบพบข้อที่ควรดู ผู้ส่งให้เหตุผลไว้ มีคำตอบเหมือนครั้งก่อนที่ผู้ส่งไม่ได้เปิดดู หรือมีรูปเดียวกับรายงานของที่อื่น',
  },
  'not-open': { status: 409, message: 'เรื่องนี้ยังไม่ถึงวันเปิดให้ส่ง' },
  'body-too-large': {
    status: 413,
    message: `ข้อมูลที่ส่งมาใหญ่เกินไป ส่งได้ครั้งละไม่เกิน ${thaiBytes(limits.body.bytes)} กรุณาย่อข้อความให้สั้นลง`,
  },
  'file-too-large': {
    status: 413,
    message: `ไฟล์ใหญ่เกินไป ส่งได้ไฟล์ละไม่เกิน ${thaiBytes(limits.picture.bytes)} กรุณาย่อไฟล์แล้วส่งใหม่`,
  },
  'field-too-long': {
    status: 422,
    message: `ข้อความในช่องเดียวยาวเกิน ${limits.body.textLetters.toLocaleString('en')} ตัวอักษร กรุณาย่อให้สั้นลงแล้วลองใหม่`,
  },
  'picture-too-many-pixels': {
    status: 422,
    message: `รูปนี้ละเอียดเกิน ${limits.picture.pixels / 1_000_000} ล้านจุด กรุณาส่งรูปจากแอปนี้ในโทรศัพท์ (ระบบย่อให้เอง) หรือย่อรูปก่อนส่ง`,
  },
  'picture-too-heavy': {
    status: 422,
    message: `รูปชนิดนี้ใหญ่เกินไปเมื่อเปิด (เกิน ${thaiBytes(limits.picture.decodedBytes)}) กรุณาบันทึกเป็น JPG แล้วส่งใหม่`,
  },
  'workbook-too-large': {
    status: 413,
    message: `ไฟล์ Excel ใหญ่เกินไป รับไม่เกิน ${thaiBytes(limits.workbook.zippedBytes)} (เมื่อคลายแล้วไม่เกิน ${thaiBytes(limits.workbook.unzippedBytes)}) กรุณาลบรูปและแผ่นงานที่ไม่ใช้ออกก่อน`,
  },
  'workbook-too-many-cells': {
    status: 422,
    message: `ไฟล์ Excel มีข้อมูลมากเกินไป รับไม่เกิน ${limits.workbook.rows.toLocaleString('en')} แถว ${limits.workbook.columns} คอลัมน์ กรุณาแบ่งเป็นหลายไฟล์`,
  },
  'file-missing': {
    status: 404,
    message: 'ไม่พบเนื้อไฟล์นี้ในระบบ กรุณาให้ผู้ส่งแนบไฟล์ใหม่อีกครั้ง',
  },
  'file-removed': {
    status: 404,
    message: 'ไฟล์นี้ถูกนำออกจากรายงานแล้ว หากยังต้องใช้ กรุณาให้ผู้ส่งแนบใหม่อีกครั้ง',
  },
  busy: {
    status: 503,
    message: 'ขณะนี้มีผู้ใช้งานพร้อมกันมาก ข้อมูลของท่านยังอยู่ กรุณารอสักครู่แล้วลองใหม่',
  },
  'paper-failed': {
    status: 500,
    message: 'จัดทำเอกสารนี้ไม่สำเร็จ ข้อมูลในระบบยังอยู่ครบ กรุณาลองอีกครั้ง',
    ask: { when: 'หากยังไม่สำเร็จ', office: 'ผู้ดูแลระบบของจังหวัด' },
  },
  'paper-empty': {
    status: 404,
    message: 'ยังไม่มีรายงานที่ส่งแล้วในพื้นที่และรอบนี้ จึงยังจัดทำเอกสารไม่ได้',
  },
  'paper-too-large': {
    status: 413,
    message: `เอกสารนี้ยาวเกินไปสำหรับหนึ่งไฟล์ (เกิน ${limits.paper.sheets} ชุด หรือ ${limits.paper.rows} แถว) กรุณาเลือกทีละอำเภอ`,
  },
  ...madeFileProblems,
  ...openDataProblems,
  ...meetingProblems,
  'upload-quota': {
    status: 429,
    message: `วันนี้ท่านส่งไฟล์ครบ ${limits.upload.filesPerPersonDay} ไฟล์ หรือ ${thaiBytes(limits.upload.bytesPerPersonDay)} แล้ว ส่งต่อได้ตั้งแต่เวลา 00.00 น. ของวันพรุ่งนี้`,
  },
  'too-many-codes': {
    status: 429,
    message: `ใส่รหัสผิดหลายครั้งเกินไป (ครั้งละไม่เกิน ${limits.code.perPersonMinute} รหัสใน 1 นาที และ ${limits.code.perPersonDay} รหัสใน 1 วัน) กรุณารอสักครู่ หรือขอรหัสใหม่จากสำนักงานพัฒนาชุมชนอำเภอ`,
  },
  'too-many-workbooks': {
    status: 429,
    message: `ดาวน์โหลดหรือนำเข้าไฟล์ Excel ได้ไม่เกิน ${limits.request.filesPerPersonMinute} ครั้งใน 1 นาที กรุณารอสักครู่แล้วลองใหม่`,
  },
  'too-many-attachments': {
    status: 429,
    message: `เปิดรูปและไฟล์แนบได้ไม่เกิน ${limits.request.attachmentsPerPersonMinute} ไฟล์ใน 1 นาที กรุณารอสักครู่แล้วลองใหม่`,
  },
  'undo-late': {
    status: 409,
    message: 'เลยเวลาเลิกทำ 10 วินาทีแล้ว หรือมีผู้ดำเนินการต่อไปแล้ว จังหวัดเปิดเรื่องนี้ใหม่ได้โดยระบุเหตุผล',
  },
  'file-type': {
    status: 415,
    message: 'แนบไฟล์ชนิดนี้ไม่ได้ กรุณาเลือกรูป JPG PNG หรือ WEBP ช่องเอกสารรับไฟล์ PDF ด้วย',
  },
  'photos-only': { status: 415, message: photosOnly },
  'picture-unreadable': {
    status: 422,
    message: 'เปิดรูปนี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ กรุณาถ่ายหรือเลือกรูปใหม่แล้วส่งอีกครั้ง',
  },
  'heic-unsupported': {
    status: 415,
    message: 'ระบบเปิดรูปแบบ HEIC ไม่ได้ iPhone ส่งรูปจากแอปนี้ได้เลย เครื่องอื่นกรุณาบันทึกรูปเป็น JPG แล้วส่งใหม่',
  },
  'sheet-unreadable': {
    status: 422,
    message: `อ่านไฟล์ Excel ไม่ได้ กรุณาใช้ไฟล์นามสกุล .xlsx ขนาดไม่เกิน ${thaiBytes(limits.workbook.zippedBytes)}`,
  },
  'link-expired': { status: 410, message: 'ลิงก์นี้หมดอายุแล้ว กรุณากดดาวน์โหลดใหม่จากระบบ' },
  'too-many-files': {
    status: 422,
    message: `แนบไฟล์ได้ข้อละไม่เกิน ${limits.upload.filesPerField} ไฟล์ และรวมทั้งรายงานไม่เกิน ${limits.upload.filesPerReport} ไฟล์ กรุณานำไฟล์ที่ไม่ใช้ออกก่อน แล้วแนบใหม่`,
  },
  'invalid-input': { status: 400, message: 'ข้อมูลที่ส่งมาไม่ถูกต้อง กรุณาตรวจแล้วลองอีกครั้ง' },
  'invalid-answers': { status: 422, message: 'ยังส่งไม่ได้ มีข้อที่ต้องแก้ไขก่อน' },
  'invite-invalid': {
    status: 422,
    message:
      'รหัสเข้าร่วมไม่ถูกต้อง ใช้ครบแล้ว หรือหมดอายุ รหัสมี 8 ตัว ไม่มี 0 O 1 I L กรุณาดูอีกครั้ง หรือขอรหัสใหม่จากสำนักงานพัฒนาชุมชนอำเภอ',
  },
  'join-undo-late': {
    status: 409,
    message: 'เลย 1 วันหลังเข้าร่วมแล้ว จึงนำหน้าที่ออกเองไม่ได้',
    ask: { when: 'หากต้องการนำออก', office: districtOffice },
  },
  'phone-invalid': {
    status: 422,
    message: 'เบอร์โทรไม่ถูกต้อง กรุณากรอก 10 หลัก เช่น 0812345678 หรือเบอร์สำนักงาน เช่น 053123456 ต่อ 12',
  },
  'already-joined': { status: 409, message: 'ท่านมีหน้าที่นี้อยู่แล้ว พิมพ์ ข้อมูลของฉัน ในแชตเพื่อดู' },
  'too-many-requests-open': {
    status: 429,
    message: `ท่านมีคำขอที่รออยู่ครบ ${limits.joinRequest.openPerPerson} เรื่องแล้ว กรุณารอผล หรือถอนคำขอเดิมก่อน`,
  },
  'too-many-requests-day': {
    status: 429,
    message: `วันนี้ท่านขอเข้าร่วมครบ ${limits.joinRequest.perPersonDay} ครั้งแล้ว กรุณาขอใหม่พรุ่งนี้ หรือขอรหัสจากสำนักงานพัฒนาชุมชนอำเภอ`,
  },
  'too-many-requests-district': {
    status: 429,
    message: `วันนี้อำเภอนี้มีคำขอครบ ${limits.joinRequest.perDistrictDay} คนแล้ว กรุณาขอใหม่พรุ่งนี้ หรือขอรหัสจากสำนักงานพัฒนาชุมชนอำเภอ`,
  },
  'already-seated': {
    status: 409,
    message: 'ท่านมีตำแหน่งในทะเบียนของ ศอช. นี้แล้ว รหัสนี้ออกให้กรรมการท่านอื่น',
  },
  'person-seated': {
    status: 409,
    message: 'ผู้ขอมีตำแหน่งในทะเบียนของ ศอช. นี้แล้ว กรุณารับโดยไม่เลือกรายชื่อ หรือยกเลิกการผูกชื่อเดิมก่อน',
  },
  'last-of-role': {
    status: 409,
    message: 'ท่านนี้เป็นคนสุดท้ายที่ทำหน้าที่นี้ของจังหวัด กรุณาเลือกผู้รับช่วงก่อน',
  },
  'last-head': {
    status: 409,
    message: 'ท่านนี้เป็นพัฒนาการอำเภอคนเดียวของอำเภอ กรุณาโอนงานให้ผู้รับช่วง หรือแจ้งจังหวัดให้บันทึกการพ้นหน้าที่',
  },
  'leaving-planned': {
    status: 409,
    message: 'มีกำหนดพ้นหน้าที่นี้อยู่แล้ว กรุณายกเลิกกำหนดเดิมในหน้าของบุคคลก่อน',
  },
  'leaving-day': {
    status: 422,
    message: `เลือกวันได้ตั้งแต่พรุ่งนี้ ไม่เกิน ${limits.handOver.aheadDays} วัน กรุณาเลือกวันใหม่`,
  },
  'last-holder': {
    status: 409,
    message: 'ลบข้อมูลยังไม่ได้ เพราะเป็นคนสุดท้ายที่ทำหน้าที่นี้ในพื้นที่ กรุณาส่งต่อหน้าที่ให้ผู้อื่นก่อน แล้วขออีกครั้ง',
  },
  'mute-locked': { status: 409, message: 'จังหวัดกำหนดให้เตือนเรื่องนี้เสมอ จึงปิดเตือนไม่ได้' },
  'mute-too-long': {
    status: 422,
    message: `ปิดเตือนได้ตั้งแต่วันนี้ ไม่เกิน ${limits.mute.days} วัน กรุณาเลือกวันใหม่`,
  },
  'retention-limit': {
    status: 422,
    message: 'จำนวนวันต้องอยู่ในช่วงที่กำหนดไว้ข้างช่อง กรุณาแก้แล้วบันทึกอีกครั้ง',
  },
  'too-many-erasures': {
    status: 429,
    message: `วันนี้ท่านขอลบข้อมูลครบ ${limits.erasure.perPersonDay} ครั้งแล้ว กรุณาขอใหม่พรุ่งนี้`,
  },
  'too-many-questions': {
    status: 429,
    message: `วันนี้ท่านส่งคำถามครบ ${limits.question.perPersonDay} เรื่องแล้ว กรุณาถามต่อพรุ่งนี้ หรือโทรหาสำนักงานพัฒนาชุมชนอำเภอ`,
  },
  'question-full': {
    status: 409,
    message: `คำถามนี้มีข้อความครบ ${limits.question.messages} ข้อความแล้ว กรุณาปิดเรื่องนี้และเริ่มคำถามใหม่`,
  },
  'announcement-empty': {
    status: 422,
    message: 'ยังไม่มีผู้รับที่เป็นเพื่อนกับบัญชี กรุณาเลือกบทบาทหรือพื้นที่เพิ่ม',
  },
  'announcement-time': {
    status: 422,
    message: `ตั้งเวลาได้ตั้งแต่ตอนนี้ ไม่เกิน ${limits.announcement.aheadDays} วัน กรุณาเลือกเวลาใหม่`,
  },
  'quota-short': {
    status: 409,
    message: 'ข้อความที่เหลือของเดือนนี้ไม่พอสำหรับผู้รับทั้งหมด กรุณาลดผู้รับ หรือรอเดือนหน้า',
  },
  'too-many-data-requests': {
    status: 429,
    message: `วันนี้ท่านส่งคำขอครบ ${limits.erasure.perPersonDay} ครั้งแล้ว กรุณาขอใหม่พรุ่งนี้`,
  },
  'hand-over-undo-late': {
    status: 409,
    message: 'ย้อนไม่ได้แล้ว เพราะเลย 1 วัน หรือหน้าที่ถูกเปลี่ยนอีกครั้ง กรุณาให้หน้าที่ใหม่จากหน้าของบุคคล',
  },
  'hand-over-undo-order': {
    status: 409,
    message: 'หลังจากนั้นมีการเปลี่ยนหน้าที่เดียวกันอีกครั้ง กรุณาย้อนครั้งหลังสุดก่อน หรือให้หน้าที่ใหม่จากหน้าของบุคคล',
  },
  'group-code-invalid': {
    status: 422,
    message: 'รหัสผูกกลุ่มไม่ถูกต้อง ใช้แล้ว หรือหมดอายุ พัฒนาการอำเภอขอรหัสใหม่ได้โดยพิมพ์ ผูกกลุ่ม ในแชตส่วนตัว',
  },
  'invalid-letter': { status: 422, message: 'หนังสือยังไม่ครบถ้วน กรุณาแก้ตามรายการที่แจ้ง' },
  'letter-archived': {
    status: 409,
    message: 'หนังสือของเรื่องนี้เลิกใช้แล้ว เปิดอ่านได้ แต่แก้ไขหรือส่งไม่ได้',
  },
  'letter-exists': { status: 409, message: 'มีหนังสือของปีนี้อยู่แล้ว กรุณาเปิดฉบับนั้น' },
  'numbers-changed': {
    status: 409,
    message: 'จำนวนเรื่องเปลี่ยนไปจากที่ท่านเห็น กรุณาดูตัวเลขใหม่แล้วยืนยันอีกครั้ง',
  },
  'date-order': { status: 422, message: 'วันเปิดให้ส่งต้องไม่หลังวันกำหนดส่ง' },
  'date-ahead': { status: 422, message: 'วันที่มีผลต้องไม่เกินวันนี้ และไม่ก่อนวันเปิด ศอช.' },
  'centre-exists': { status: 409, message: 'มี ศอช. ชื่อนี้อยู่แล้ว กรุณาตั้งชื่อให้ต่างกัน' },
  'centre-closed': {
    status: 422,
    message: 'ศอช. นี้ยุบเลิกแล้ว กรุณาขอรหัสของ ศอช. ที่ยังเปิดอยู่จากสำนักงานพัฒนาชุมชนอำเภอ',
  },
  'centre-mismatch': {
    status: 422,
    message: 'รวม ศอช. ได้เฉพาะระดับเดียวกันในจังหวัดเดียวกัน ที่ยังเปิดอยู่ทั้งสองแห่ง',
  },
  'national-id': { status: 422, message: nationalIdFound },
  'reason-required': { status: 422, message: 'กรุณาระบุเหตุผล' },
  'date-day-off': { status: 422, message: 'วันที่เลือกเป็นวันหยุด กรุณาเลือกวันทำการ' },
  'date-not-later': { status: 422, message: 'วันที่ขยายต้องหลังกำหนดเดิม กรุณาเลือกวันใหม่' },
  'date-too-far': {
    status: 422,
    message: `ขอขยายเวลาได้ไม่เกิน ${limits.extension.days} วัน หากต้องการมากกว่านี้ กรุณาทำหนังสือถึงจังหวัด`,
  },
  'date-past-province': {
    status: 422,
    message: 'อำเภอขยายเวลาได้ไม่เกินกำหนดถึงจังหวัด หากต้องการมากกว่านี้ กรุณาขอขยายเวลาต่อจังหวัด',
  },
  'date-in-past': { status: 422, message: 'วันที่กำหนดต้องไม่ก่อนวันนี้' },
  'too-many-requests': {
    status: 429,
    message: `มีคำขอมากเกินไป (คนละไม่เกิน ${limits.request.perPersonMinute} ครั้งใน 1 นาที) กรุณารอสักครู่แล้วลองใหม่`,
  },
  unexpected: { status: 500, message: 'ระบบขัดข้อง ข้อมูลของท่านยังอยู่ กรุณาลองอีกครั้ง' },
  'line-unavailable': { status: 503, message: 'ติดต่อ LINE ไม่ได้ชั่วคราว กรุณาลองอีกครั้ง' },
} satisfies Record<string, ProblemText>;
