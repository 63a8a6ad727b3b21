/** One setting that only the operator knows, and where to find it. */
export interface Question {
  name: string;
  th: string;
  en: string;
  /** Null when the value has the right form; otherwise what is wrong with it. */
  problem(value: string): string | null;
}

const channelIdPattern = /^\d{10}$/;
const secretPattern = /^[0-9a-f]{32}$/;

function channelId(value: string): string | null {
  return channelIdPattern.test(value) ? null : 'ต้องเป็นตัวเลข 10 หลัก / must be 10 digits';
}

function secret(value: string): string | null {
  return secretPattern.test(value)
    ? null
    : 'ต้องเป็นอักษร 0-9 a-f 32 ตัว / must be 32 letters of 0-9 a-f';
}

/** The settings that LINE needs, in the order of LINE's console. */
export const questions: readonly Question[] = [
  {
    name: 'PUBLIC_URL',
    th: 'ที่อยู่เว็บของระบบ ขึ้นต้นด้วย https://',
    en: 'address of this system, beginning with https://',
    problem: (value) =>
      /^https:\/\/[^/\s]+\/?$/.test(value)
        ? null
        : 'ต้องเป็น https://ชื่อโดเมน / must be https:// and a domain',
  },
  {
    name: 'LINE_CHANNEL_ID',
    th: 'Messaging API channel > Basic settings > Channel ID',
    en: 'Messaging API channel > Basic settings > Channel ID',
    problem: channelId,
  },
  {
    name: 'LINE_CHANNEL_SECRET',
    th: 'Messaging API channel > Basic settings > Channel secret',
    en: 'Messaging API channel > Basic settings > Channel secret',
    problem: secret,
  },
  {
    name: 'LINE_LOGIN_CHANNEL_ID',
    th: 'LINE Login channel > Basic settings > Channel ID',
    en: 'LINE Login channel > Basic settings > Channel ID',
    problem: channelId,
  },
  {
    name: 'LINE_LOGIN_CHANNEL_SECRET',
    th: 'LINE Login channel > Basic settings > Channel secret',
    en: 'LINE Login channel > Basic settings > Channel secret',
    problem: secret,
  },
];

export type Settings = Readonly<Record<string, string | undefined>>;

export function missingQuestions(settings: Settings): readonly Question[] {
  return questions.filter(({ name }) => (settings[name] ?? '') === '');
}

/**
 * The text of an .env file with these values. A line with the same name is replaced; other values are
 * added.
 */
export function withSettings(text: string, values: Readonly<Record<string, string>>): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const left = new Map(Object.entries(values));
  const changed = lines.map((line) => {
    const name = line.slice(0, Math.max(0, line.indexOf('=')));
    const value = left.get(name);
    if (value === undefined) return line;
    left.delete(name);
    return `${name}=${value}`;
  });
  return `${[...changed, ...[...left].map(([name, value]) => `${name}=${value}`)].join('\n')}\n`;
}

/** Steps for which LINE has no API: what to click in LINE's console, and which values to paste. */
export function consoleSteps(publicUrl: string): readonly string[] {
  return [
    'ทำในหน้าเว็บของ LINE ก่อน (developers.line.biz) / first, in the LINE Developers console:',
    '  1. สร้าง provider เดียว มี Messaging API channel และ LINE Login channel / one provider with both channels',
    '  2. LINE Login channel > Linked LINE Official Account: เลือกบัญชีนี้ แล้วกด Publish / link the account, then publish',
    `  3. Messaging API channel > Webhook URL: ${publicUrl}/webhook`,
    '     เปิด Use webhook และ Webhook redelivery / switch both on',
    '  4. OA Manager > Response settings: ปิด Greeting message และ Auto-response / switch both off',
    `  5. LINE Login channel > LIFF > Endpoint URL: ${publicUrl}/app (คำสั่งนี้สร้างให้ / this command makes it)`,
  ];
}
