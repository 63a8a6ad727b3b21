import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { intents } from '#domain/chat/intent.ts';
import { intentWords } from '#domain/chat/intents.ts';
import { inOtherLayout } from '#domain/chat/keyboard.ts';
import { clauseIn, dayIn, formIn, peopleIn, timeIn } from '#domain/chat/said-values.ts';
import { understand, understandCommand } from '#domain/chat/understand.ts';

const sayingsFile = new URL('./sayings.json', import.meta.url);
const sayings = z
  .parse(
    z.array(z.looseObject({ says: z.string(), intent: z.string(), place: z.optional(z.string()) })),
    JSON.parse(readFileSync(sayingsFile, 'utf8')),
  )
  .filter(({ intent }) => intents.some((known) => known === intent));
const today = '2024-12-18';

describe('understanding commands only', () => {
  it('returns the intent of `understand` when the whole text is a command', () => {
    const wishes = sayings.map(({ says }) => ({ says, wish: understand(says) }));
    const commands = wishes.filter(({ wish }) => wish.how === 'exact');
    expect(commands.length).toBeGreaterThan(100);
    expect(
      commands.filter(({ says, wish }) => understandCommand(says).intent !== wish.intent),
    ).toEqual([]);
  });

  it('returns no intent when the command is part of a sentence', () => {
    const sentences = sayings.filter(({ says }) => understand(says).how !== 'exact');
    const understood = sentences.filter(({ says }) => understandCommand(says).how !== 'none');
    expect(understood.map(({ says }) => says)).toEqual([]);
  });
});

describe('the table of sample texts', () => {
  it('has at least 400 texts, with some for every intent', () => {
    expect(sayings.length).toBeGreaterThanOrEqual(400);
    const seen = new Set(sayings.map(({ intent }) => intent));
    expect(intents.filter((intent) => !seen.has(intent))).toEqual([]);
  });

  it('is understood to 97 %, and no wrong intent is one that acts at once', () => {
    const wrong = sayings.filter(({ says, intent, place }) => {
      const found = understand(says).intent;
      // A text that is only a name is no command; the bot looks it up among the places.
      return found !== intent && !(place !== undefined && found === 'unknown');
    });
    const acting = wrong.filter(({ says }) =>
      ['acknowledge', 'unmute'].includes(understand(says).intent),
    );
    expect(acting.map(({ says }) => says)).toEqual([]);
    const most = Math.floor(sayings.length * 0.03);
    expect(wrong.map(({ says }) => says).slice(most)).toEqual([]);
  });
});

describe('understanding a chat text', () => {
  const exact = intentWords.flatMap(({ intent, exact: commands }) =>
    commands.map((command) => ({ intent, command })),
  );

  it('gives no command two meanings', () => {
    const twice = exact.filter(({ command, intent }) =>
      exact.some((other) => other.command === command && other.intent !== intent),
    );
    expect(twice).toEqual([]);
  });

  it('finds the intent of every command, also with a polite ending', () => {
    const wrong = exact.filter(({ command, intent }) =>
      ['', 'ค่ะ', ' นะครับ', 'หน่อยค่ะ 🙏'].some((end) => understand(command + end).intent !== intent),
    );
    expect(wrong).toEqual([]);
  });

  it('forgives one wrong letter in a command, but not in one that acts at once', () => {
    expect(understand('กำหนกส่ง')).toMatchObject({ intent: 'dueDates', how: 'near' });
    expect(understand('รับทราย').intent).toBe('unknown');
    expect(understand('เปิดเตียน').intent).toBe('unknown');
  });

  it.each(['ยังไม่รับทราบเลยค่ะ', 'ทำไมเปิดเตือนไม่ได้'])('does not act at once on %j', (text) => {
    expect(['acknowledge', 'unmute']).not.toContain(understand(text).intent);
  });

  it('finds a second intent in the same message', () => {
    expect(understand('มีงานอะไรค้างบ้างคะ แล้วประชุมครั้งหน้าวันไหน')).toMatchObject({
      intent: 'status',
      also: 'meetings',
    });
  });

  it('reads texts typed in the wrong keyboard layout, both ways', () => {
    expect([inOtherLayout('l5kot'), inOtherLayout('นา')]).toEqual(['สถานะ', 'ok']);
  });

  it('starts no action from a forwarded letter', () => {
    const letter = sayings.find(({ says }) => says.startsWith('ด่วนที่สุด'));
    expect(understand(letter?.says ?? '').intent).toBe('unknown');
  });
});

describe('reading values in a sentence', () => {
  it.each([
    ['วันนี้', '2024-12-18'],
    ['ประชุมเมื่อวานซืน', '2024-12-16'],
    ['เมื่อวาน', '2024-12-17'],
    ['12 ม.ค. 68', '2025-01-12'],
    ['12/1/68', '2025-01-12'],
    ['๑๒ ธ.ค. ๖๗', '2024-12-12'],
    ['อังคารหน้า', '2024-12-24'],
    ['วันอังคารที่แล้ว', '2024-12-17'],
    ['พุธที่ 15 มกราคม 2568 เวลา 13.30 น.', '2025-01-15'],
    ['ถึงสิ้นเดือน', '2024-12-31'],
    ['ไม่ทันวันที่ 25', '2024-12-25'],
    ['วันที่ 10', '2025-01-10'],
    ['31 ก.พ. 68', null],
    ['ประชุม', null],
  ])('finds the day in %j', (text, day) => {
    expect(dayIn(text, today)).toBe(day);
  });

  it.each([
    ['เวลา 13.30 น.', '13:30'],
    ['9 โมงเช้า', '09:00'],
    ['บ่ายสอง', '14:00'],
    ['5 โมงเย็น', '17:00'],
    ['12/1/68', null],
    ['25.61 น.', null],
  ])('finds the hour in %j', (text, time) => {
    expect(timeIn(text)).toBe(time);
  });

  it.each([
    ['มา 9 คน', 9],
    ['มากัน ๑๑ คน', 11],
    ['สิบสองคน', 12],
    ['ยี่สิบเอ็ดคน', 21],
    ['แปดท่าน', 8],
    ['หกคน', 6],
    ['มาครบ', null],
  ])('finds the number of people in %j', (text, people) => {
    expect(peopleIn(text)).toBe(people);
  });

  it('finds a clause and a form', () => {
    expect([clauseIn('ข้อ ๗ ส่งเมื่อไร'), clauseIn('ข้อมูลของฉัน')]).toEqual([7, null]);
    expect([formIn('ใครยังไม่ส่งประเมิน'), formIn('สวัสดี')]).toEqual(['grading', null]);
  });
});
