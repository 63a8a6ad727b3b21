/**
 * Everything that the doctor can find: what it is and what to do, in Thai and English. With a
 * warning, everything works today but needs a change soon.
 */
export const faults = {
  settings: {
    state: 'fail',
    th: (names) => `ค่าตั้งใน .env ไม่ครบหรือไม่ถูกต้อง: ${names} แก้ตาม .env.example`,
    en: (names) => `settings are missing or wrong: ${names}. Mend them as .env.example says`,
  },
  'not-https': {
    state: 'fail',
    th: (url) => `${url} ไม่ใช่ https ซึ่ง LINE ไม่รับ ตั้ง PUBLIC_URL เป็นที่อยู่ https`,
    en: (url) => `${url} is not https; LINE accepts https only, set PUBLIC_URL`,
  },
  'mongodb-unreachable': {
    state: 'fail',
    th: (why) => `ติดต่อ MongoDB ไม่ได้ (${why}) ตรวจว่า MongoDB ทำงานอยู่และ MONGODB_URI ถูกต้อง`,
    en: (why) => `Cannot reach MongoDB (${why}). Is it running, and is MONGODB_URI right?`,
  },
  'no-replica-set': {
    state: 'fail',
    th: () =>
      'MongoDB ไม่ได้อยู่ใน replica set จึงไม่มี transaction เริ่ม mongod ด้วย --replSet แล้วสั่ง rs.initiate()',
    en: () =>
      'MongoDB is no member of a replica set, so it has no transactions; start mongod with --replSet and run rs.initiate()',
  },
  'half-restored': {
    state: 'fail',
    th: () => 'การกู้คืนข้อมูลหยุดกลางทาง สั่ง npm run restore -- <โฟลเดอร์> --replace อีกครั้ง',
    en: () => 'a restore stopped halfway; run npm run restore -- <folder> --replace again',
  },
  'migrations-pending': {
    state: 'fail',
    th: (ids) => `ข้อมูลเป็นของรุ่นเก่า (${ids}) สำรองข้อมูล แล้วสั่ง npm run db:migrate`,
    en: (ids) =>
      `the data is of an older version (${ids}); make a backup, then run npm run db:migrate`,
  },
  'indexes-missing': {
    state: 'fail',
    th: (names) => `ไม่มีดัชนี ${names} สั่ง npm run db:indexes`,
    en: (names) => `indexes are missing (${names}); run npm run db:indexes`,
  },
  'no-duties': {
    state: 'warn',
    th: () => 'ยังไม่มีงานในระบบ สั่ง npm run seed -- letter',
    en: () => 'no duties yet; run npm run seed -- letter',
  },
  'no-administrator': {
    state: 'warn',
    th: () => 'ยังไม่มีผู้ดูแลระบบ สั่ง npm run admin:invite -- <รหัสจังหวัด>',
    en: () => 'there is no administrator yet; run npm run admin:invite -- <province>',
  },
  'events-waiting': {
    state: 'warn',
    th: (count) => `ข้อความจาก LINE ${count} รายการรอเกินหนึ่งนาที เริ่มโพรเซส RUN=web หรือ RUN=handle`,
    en: (count) =>
      `${count} have waited longer than a minute; does a process with RUN=web or RUN=handle run?`,
  },
  parked: {
    state: 'fail',
    th: (what) => `มีรายการที่พักไว้เพราะทำไม่สำเร็จ: ${what} แก้เหตุ แล้วสั่ง npm run inbox:retry`,
    en: (what) => `set aside after failing: ${what}; mend the cause, then run npm run inbox:retry`,
  },
  'audit-broken': {
    state: 'fail',
    th: (row) => `บันทึกการใช้งานถูกแก้ไข: ${row} เก็บหลักฐานไว้ แล้วเทียบกับข้อมูลสำรอง`,
    en: (row) => `${row}; keep the evidence and compare with a backup`,
  },
  'audit-unsealed': {
    state: 'warn',
    th: (since) => `บันทึกการใช้งานตั้งแต่ ${since} ยังไม่ถูกผนึก เริ่มโพรเซส RUN=jobs`,
    en: (since) => `rows since ${since} have no seal; does a process with RUN=jobs run?`,
  },
  'jobs-idle': {
    state: 'warn',
    th: (since) => `งานตามเวลาไม่ได้ทำตั้งแต่ ${since} เริ่มโพรเซส RUN=jobs`,
    en: (since) => `no job has run since ${since}; does a process with RUN=jobs run?`,
  },
  'disk-low': {
    state: 'fail',
    th: (left) => `ดิสก์ของ MongoDB เหลือ ${left} เพิ่มเนื้อที่ก่อนที่การบันทึกจะหยุด`,
    en: (left) => `the disk of MongoDB has ${left} left; add space before writes stop`,
  },
  'clock-mongodb': {
    state: 'fail',
    th: (skew) => `นาฬิกาเครื่องนี้ต่างจาก MongoDB ${skew} ตั้งเวลาด้วย NTP ทั้งสองเครื่อง`,
    en: (skew) => `the clock of this machine differs from MongoDB's by ${skew}; set both by NTP`,
  },
  'clock-line': {
    state: 'fail',
    th: (skew) => `นาฬิกาเครื่องนี้ต่างจาก LINE ${skew} ทำให้เข้าระบบไม่ได้ ตั้งเวลาด้วย NTP`,
    en: (skew) =>
      `the clock of this machine differs from LINE's by ${skew}, so sign-in fails; set it by NTP`,
  },
  'line-unreachable': {
    state: 'fail',
    th: (why) => `ติดต่อ LINE ไม่ได้ (${why}) ตรวจอินเทอร์เน็ตของเครื่องและ LINE_API_ORIGIN`,
    en: (why) =>
      `Cannot reach LINE (${why}). Is this machine online, and is LINE_API_ORIGIN right?`,
  },
  'line-token': {
    state: 'fail',
    th: (status) =>
      `LINE ไม่รับช่องนี้ (${status}) ตรวจ LINE_CHANNEL_ID, LINE_CHANNEL_SECRET และ LINE_CHANNEL_ACCESS_TOKEN`,
    en: (status) =>
      `LINE refuses the channel (${status}); check LINE_CHANNEL_ID, LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN`,
  },
  'line-answer': {
    state: 'fail',
    th: (what) => `LINE ตอบผิดคาด (${what}) ลองใหม่ภายหลัง ถ้ายังเป็นอยู่ดูสถานะที่ status.line.me`,
    en: (what) => `LINE answered ${what}; try again later, and look at LINE's status page`,
  },
  'quota-used-up': {
    state: 'fail',
    th: (used) => `โควตาข้อความหมดแล้ว (${used}) ซื้อเพิ่มใน OA Manager การเตือนจะรอถึงเดือนหน้า`,
    en: (used) =>
      `the quota of messages is used up (${used}); buy more in OA Manager, reminders wait for next month`,
  },
  'quota-short': {
    state: 'warn',
    th: (used) => `โควตาข้อความใกล้หมด (${used}) เตรียมซื้อเพิ่มใน OA Manager`,
    en: (used) =>
      `the quota of messages is nearly used up (${used}); prepare to buy more in OA Manager`,
  },
  'chat-on': {
    state: 'warn',
    th: () =>
      'บัญชี LINE เปิด “แชท” อยู่ ปิดใน OA Manager › ตั้งค่าการตอบกลับ พร้อมปิดข้อความทักทายและตอบกลับอัตโนมัติ',
    en: () =>
      'the account has Chat switched on; switch it off in OA Manager, Response settings, with greeting and auto-reply',
  },
  'webhook-missing': {
    state: 'fail',
    th: () => 'ยังไม่ได้ตั้งที่อยู่ webhook สั่ง npm run line:setup',
    en: () => 'no webhook address is set; run npm run line:setup',
  },
  'webhook-elsewhere': {
    state: 'fail',
    th: (url) => `webhook ชี้ไปที่ ${url} สั่ง npm run line:setup`,
    en: (url) => `the webhook points to ${url}; run npm run line:setup`,
  },
  'webhook-off': {
    state: 'fail',
    th: () => 'webhook ถูกปิด เปิด “Use webhook” ใน LINE Developers › Messaging API',
    en: () =>
      'the webhook is switched off; switch on "Use webhook" in LINE Developers, Messaging API',
  },
  'webhook-secret': {
    state: 'fail',
    th: () => 'ระบบปฏิเสธลายเซ็นของ LINE ตรวจว่า LINE_CHANNEL_SECRET ตรงกับช่องนี้ แล้วเริ่มระบบใหม่',
    en: () =>
      "the app refuses LINE's signature; check that LINE_CHANNEL_SECRET is this channel's, then restart the app",
  },
  'webhook-unreachable': {
    state: 'fail',
    th: (why) =>
      `LINE เรียก webhook ไม่สำเร็จ (${why}) ตรวจว่าระบบทำงานอยู่ และ DNS ใบรับรอง https และไฟร์วอลล์ถูกต้อง`,
    en: (why) =>
      `LINE cannot call the webhook (${why}); check that the app runs, and DNS, certificate and firewall`,
  },
  'menus-missing': {
    state: 'fail',
    th: () => 'ยังไม่มีริชเมนูของระบบ สั่ง npm run line:setup',
    en: () => "the account has none of the app's rich menus; run npm run line:setup",
  },
  'liff-channel': {
    state: 'fail',
    th: () => 'LIFF_ID ไม่ได้อยู่ในช่อง LINE_LOGIN_CHANNEL_ID ใช้ค่าจากช่องเดียวกัน',
    en: () => 'LIFF_ID is not of the channel LINE_LOGIN_CHANNEL_ID; take both from one channel',
  },
  'login-secret': {
    state: 'fail',
    th: (status) => `LINE ไม่รับ LINE_LOGIN_CHANNEL_SECRET (${status}) คัดลอกใหม่จากช่อง LINE Login`,
    en: (status) =>
      `LINE refuses LINE_LOGIN_CHANNEL_SECRET (${status}); copy it again from the LINE Login channel`,
  },
  'liff-missing': {
    state: 'fail',
    th: (id) => `ไม่พบแอป LIFF ${id} ในช่อง LINE Login สั่ง npm run line:setup แล้วตั้ง LIFF_ID ตามที่พิมพ์`,
    en: (id) =>
      `the Login channel has no LIFF app ${id}; run npm run line:setup and set LIFF_ID as it prints`,
  },
  'liff-endpoint': {
    state: 'fail',
    th: (url) => `แอป LIFF เปิด ${url} สั่ง npm run line:setup`,
    en: (url) => `the LIFF app opens ${url}; run npm run line:setup`,
  },
  'liff-scope': {
    state: 'fail',
    th: (names) => `แอป LIFF ไม่มีสิทธิ์ ${names} สั่ง npm run line:setup`,
    en: (names) => `the LIFF app lacks the scope ${names}; run npm run line:setup`,
  },
  'liff-bot-link': {
    state: 'warn',
    th: () => 'แอป LIFF ไม่ชวนเพิ่มเพื่อน ผู้ใช้ใหม่จะไม่ได้รับข้อความ สั่ง npm run line:setup',
    en: () =>
      'the LIFF app does not offer to add the account, so new people get no messages; run npm run line:setup',
  },
} satisfies Record<
  string,
  { state: 'fail' | 'warn'; th: (about: string) => string; en: (about: string) => string }
>;

export type FaultName = keyof typeof faults;

/** One finding, with its details. */
export interface Fault {
  name: FaultName;
  about: string;
}

export function fault(name: FaultName, about = ''): Fault {
  return { name, about };
}

/** Thrown to end a check that cannot continue. */
export class Found extends Error {
  override readonly name = 'Found';
  readonly fault: Fault;

  constructor(found: Fault) {
    super(found.name);
    this.fault = found;
  }
}
