import { thaiTime } from '#domain/thai/date.ts';

/** When the account will write to somebody who has just got a role; the time is the province's. */
export function remindedText(digestAt: string | undefined): string {
  const time = digestAt === undefined ? 'ในตอนเช้า' : `เวลา ${thaiTime(digestAt)}`;
  return `ระบบจะแจ้งเมื่อมีเรื่องถึงกำหนด ${time} ของวันทำการ`;
}
