/** A committee member of the register that each office’s workbook contains. All people are invented. */
export interface OfficePerson {
  prefix: string;
  first: string;
  last: string;
  sex: 'male' | 'female';
  position: string;
  village: number;
  since: string;
  group?: string;
  phone?: string;
}

type Line = readonly [
  prefix: string,
  first: string,
  last: string,
  sex: 'male' | 'female',
  position: string,
  village: number,
  since: string,
  group: string,
  phone: string,
];

const lines: readonly Line[] = [
  ['นาง', 'จันทร์ดี', 'สมมุติ', 'female', 'chair', 3, '2024-02-15', 'กลุ่มสตรี', '0812345678'],
  ['พ.ต.ท.', 'เมฆ', 'ทดลอง', 'male', 'viceChair', 4, '2024-02-15', 'กองทุนหมู่บ้าน', '053123456'],
  ['ดร.', 'พิมพ์', 'ตัวอย่าง', 'female', 'viceChair', 11, '2023-07-15', '', '0612345671'],
  ['นางสาว', 'ฟ้าใส', 'ตัวอย่าง', 'female', 'secretary', 5, '2024-02-15', 'อสม.', '0891234567'],
  ['นาย', 'ปัญญา', 'สมมุติ', 'male', 'assistantSecretary', 1, '2023-07-15', '', '0912345672'],
  ['ว่าที่ร้อยตรี', 'บุญมี', 'สมมุติ', 'male', 'treasurer', 6, '2022-10-01', 'กลุ่มออมทรัพย์', '0891234569'],
  ['นาย', 'ก้อน', 'ทดลอง', 'male', 'member', 1, '2010-06-15', '', ''],
  ['นาย', 'ขันแก้ว', 'นามสมมุติ', 'male', 'member', 2, '2010-06-15', 'กลุ่มเกษตรกร', '0812345602'],
  ['นาง', 'คำเอ้ย', 'ทดลอง', 'female', 'member', 2, '2022-10-01', '', '0812345603'],
  ['นางสาว', 'งามตา', 'ตัวอย่าง', 'female', 'member', 3, '2023-07-15', 'กลุ่มแม่บ้าน', '0812345604'],
  ['ร.ต.อ.หญิง', 'จิตรา', 'สมมุติ', 'female', 'member', 4, '2022-10-01', '', '053123457'],
  ['นายแพทย์', 'ชัยยศ', 'ทดลอง', 'male', 'member', 5, '2024-02-15', 'ชมรมผู้สูงอายุ', '0812345606'],
  ['นาย', 'ซอน', 'สมมุติ', 'male', 'member', 6, '2023-07-15', '', '0812345607'],
  ['นาง', 'ญาณี', 'ตัวอย่าง', 'female', 'member', 7, '2010-06-15', 'กลุ่มทอผ้า', ''],
  ['นาย', 'ดวงดี', 'ทดลอง', 'male', 'member', 7, '2022-10-01', '', '0812345609'],
  ['นาง', 'ตุ่นแก้ว', 'สมมุติ', 'female', 'member', 8, '2024-02-15', 'กลุ่มจักสาน', '0812345610'],
  ['นาย', 'ถวิล', 'นามสมมุติ', 'male', 'member', 8, '2023-07-15', '', '053123458 ต่อ 12'],
  ['นางสาว', 'ทิพย์', 'ทดลอง', 'female', 'member', 9, '2022-10-01', 'สภาเด็กและเยาวชน', '0612345612'],
  ['นาย', 'นายิกา', 'สมมุติ', 'male', 'member', 9, '2010-06-15', '', '0612345613'],
  ['นาง', 'บัวลอย', 'ตัวอย่าง', 'female', 'member', 10, '2023-07-15', 'กลุ่มทำขนม', '0612345614'],
  ['จ.ส.อ.', 'ปั๋น', 'ทดลอง', 'male', 'member', 10, '2024-02-15', '', '0612345615'],
  ['นาง', 'ผ่องศรี', 'สมมุติ', 'female', 'member', 11, '2022-10-01', 'กลุ่มปุ๋ยหมัก', '0612345616'],
  ['นาย', 'พรหมมา', 'ตัวอย่าง', 'male', 'member', 12, '2023-07-15', '', '0612345617'],
  ['ม.ร.ว.', 'มาลัย', 'สมมุติ', 'female', 'member', 12, '2024-02-15', 'กลุ่มสมุนไพร', '0612345618'],
  ['พระครู', 'วิจิตร', 'ธมฺมวโร', 'male', 'adviser', 4, '2010-06-15', '', ''],
];

export const officePeople: readonly OfficePerson[] = lines.map(
  ([prefix, first, last, sex, position, village, since, group, phone]) => ({
    prefix,
    first,
    last,
    sex,
    position,
    village,
    since,
    ...(group && { group }),
    ...(phone && { phone }),
  }),
);

/** The rows that the list must have after reading any of the workbooks. */
export const officeRegister: readonly Record<string, unknown>[] = officePeople.map(
  ({ prefix, first, last, ...rest }) => ({ name: { prefix, first, last }, ...rest }),
);
