import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lineEventSchema } from '#bot/event.ts';
import { createFeatures } from '#bot/features/index.ts';
import { incomingOf } from '#bot/incoming.ts';
import { helpCard } from '#bot/messages/help.ts';
import { createLinks } from '#bot/links.ts';
import { fromGroup, fromUser, textEvent } from '#test/support/line/line-api.ts';

/** The commands people type, with the feature each belongs to. */
const commands: Record<string, readonly string[]> = {
  status: ['สถานะ', 'งาน', 'งานของฉัน', 'สถานะงาน'],
  calendar: ['กำหนดส่ง', 'กำหนด', 'ปฏิทิน', 'วันส่ง', 'กำหนดการ'],
  meeting: ['ประชุม', 'การประชุม', 'นัดประชุม'],
  'meeting-report': ['รายงานการประชุม', 'ประชุมแล้ว'],
  grading: ['ประเมิน', 'ประเมินระดับ', 'ผลประเมิน', 'แบบประเมิน'],
  register: ['ทะเบียน', 'ทะเบียนกรรมการ', 'กรรมการ', 'รายชื่อกรรมการ', 'คำสั่ง'],
  contact: ['ติดต่อ', 'ติดต่อสำนักงาน', 'เบอร์', 'เบอร์โทร', 'โทร'],
  help: ['ช่วยเหลือ', 'ช่วยด้วย', 'วิธีใช้', 'เมนู', 'help'],
  me: ['ข้อมูลของฉัน', 'ข้อมูลส่วนตัว', 'ฉันเป็นใคร'],
  photo: ['ส่งรูป', 'รูป', 'ส่งภาพ'],
  'how-to-join': ['เข้าร่วม', 'สมัคร', 'ลงทะเบียน'],
  extension: ['ขอขยายเวลา', 'ขอเลื่อน'],
  invite: ['เชิญ', 'เชิญกรรมการ', 'รหัสเชิญ'],
  mute: ['ปิดเตือน', 'ปิดแจ้งเตือน'],
  unmute: ['เปิดเตือน', 'เปิดแจ้งเตือน'],
  'big-text': ['ตัวใหญ่', 'ตัวหนังสือใหญ่'],
  'normal-text': ['ตัวปกติ'],
  'ask-erasure': ['ลบข้อมูล', 'ขอลบข้อมูล'],
};

const endings = [
  'ค่ะ',
  'คะ',
  'ครับ',
  'คับ',
  'ครับผม',
  'ฮะ',
  'จ้า',
  'จ้ะ',
  'จ๊ะ',
  'นะ',
  'น่ะ',
  'เนาะ',
  'ด้วย',
  'หน่อย',
  'ที',
  'นะคะ',
  'นะครับ',
  'หน่อยนะคะ',
  'หน่อยครับ',
  'ด้วยนะครับ',
  ' 🙏',
  '!!',
  ' ค่ะ 🙏🙏',
] as const;

const features = createFeatures();
const links = createLinks({ liffId: '2000000002-prasandd', publicUrl: 'https://app.test' });

/** The name of the feature that matches a text. */
function featureOf(text: string, { inGroup = false }: { inGroup?: boolean } = {}): string {
  const at = new Date(0);
  const from = inGroup ? fromGroup('g', { user: 'somchai', at }) : fromUser('somchai', at);
  const incoming = incomingOf(z.parse(lineEventSchema, textEvent(from, text)));
  // Leaves out features that also check who the sender is or which place is meant.
  const certain = features.filter(({ applies }) => applies === undefined);
  return certain.find((feature) => feature.matches(incoming))?.name ?? 'none';
}

describe('a polite ending after a command', () => {
  it.each(Object.values(commands).flat())('does not change the meaning of %s', (command) => {
    const plain = featureOf(command);
    const changed = endings.filter((ending) => featureOf(command + ending) !== plain);
    expect(changed).toEqual([]);
  });

  it.each(Object.entries(commands))(
    'is tested with texts that belong to the feature %s',
    (name, words) => {
      expect(words.map((word) => featureOf(word))).toEqual(words.map(() => name));
    },
  );

  it.each(['สถานะะ', 'สถานะะะ', 'สถานะนะคะ', 'ขอดูสถานะหน่อยค่ะ', 'สถานะ 🙏'])(
    'does not stop %s from being read as สถานะ',
    (text) => {
      expect(featureOf(text)).toBe('status');
    },
  );
});

describe('a polite text in a group', () => {
  it('gets an answer to สถานะ with a polite ending, and none to a lone question mark', () => {
    expect(featureOf('สถานะค่ะ', { inGroup: true })).toBe('status');
    expect(['?', '??', '!'].map((text) => featureOf(text, { inGroup: true }))).toEqual(
      ['?', '??', '!'].map(() => featureOf('กินข้าวหรือยัง', { inGroup: true })),
    );
  });
});

it('the help card shows all its rows', () => {
  const card = JSON.stringify(helpCard(links));
  expect(
    ['สถานะ', 'กำหนดส่ง', 'ประชุม', 'ประเมิน', 'ทะเบียน'].filter((row) => !card.includes(row)),
  ).toEqual([]);
  expect(card).not.toContain('ดูอีก');
});
