import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Duty } from '#domain/duty/duty.ts';
import type { Answers } from '#domain/form/form.ts';
import { gradingAnswers, seededReasons } from '#demo/seed/answers.ts';
import type { RunningApp } from './running-app.ts';
import type { Visitor } from './api-client.ts';

/** The eight people of the demo's first page, by their first names. */
export const cast = {
  chair: 'จันทร์ดี',
  secretary: 'บุญมี',
  officer: 'ดาว',
  otherOfficer: 'เมฆ',
  head: 'ภูผา',
  otherHead: 'สายธาร',
  province: 'อรุณ',
  admin: 'ฟ้าใส',
} as const;

export interface OpenGrading {
  duty: Duty;
  answers: Answers;
  reasons: Record<string, string>;
}

/** The grading of ต.ปล้อง, unbegun on the demo’s first morning. Its officer is ดาว. */
export async function openGrading(running: RunningApp): Promise<OpenGrading> {
  const found = (await openGradings(running)).find(
    ({ duty }) => duty.centreName === 'ศอช.ต.ปล้อง' && duty.districtName === 'เทิง',
  );
  if (!found) throw new Error('the demo has no open grading of ปล้อง');
  return found;
}

/** Unbegun gradings, each with the officer of its tambon and answers that the form accepts. */
export async function openGradings({ db, people }: RunningApp) {
  const criteria = await db.stores.criteria.current(2568, '57');
  if (!criteria) throw new Error('no criteria');
  const duties = await db.stores.duties.find({ obligation: 'grading', round: 1, state: 'todo' });
  return duties.flatMap((duty) => {
    const officer = people.find((person) =>
      person.grants.some((held) => held.role === 'officer' && held.areaCode === duty.areaCode),
    );
    const answers = gradingAnswers({ duty, members: [], criteria });
    return officer ? [{ duty, officer, answers, reasons: seededReasons }] : [];
  });
}

export async function submitGrading(
  visitor: Visitor,
  of: { duty: string; answers: Answers; reasons: Record<string, string>; follows?: number },
) {
  return visitor.call('duty.submit', {
    id: of.duty,
    submission: randomUUID(),
    follows: of.follows ?? 0,
    answers: of.answers,
    reasons: of.reasons,
  });
}

let taken: Promise<Buffer> | undefined;

/**
 * A photograph with GPS data and a camera name, as a phone takes it. It is made once, so it is always the
 * same.
 */
export function phonePhoto(): Promise<Buffer> {
  taken ??= takePhoto();
  return taken;
}

function takePhoto(): Promise<Buffer> {
  return sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#6b8f71' } })
    .withExif({ IFD0: { Make: 'Phone of a test' }, IFD3: { GPSLatitude: '19/1 40/1 0/1' } })
    .jpeg()
    .toBuffer();
}

export async function uploadPhoto(
  visitor: Visitor,
  of: { duty: string; field: string; bytes: Buffer; attachment?: string },
): Promise<{ status: number; id: string }> {
  const id = of.attachment ?? randomUUID();
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(of.bytes)], { type: 'image/jpeg' }), 'รูปประชุม.jpg');
  const path = `/api/duties/${of.duty}/attachments?attachment=${id}&field=${of.field}`;
  const response = await visitor.fetch(path, { method: 'POST', body });
  await response.arrayBuffer();
  return { status: response.status, id };
}

/** The text of a message as a person reads it: text, alternative text, every text of a card. */
export function wordsOf(message: unknown): string {
  if (typeof message === 'string') return message;
  if (Array.isArray(message)) return message.map(wordsOf).join(' ');
  if (typeof message !== 'object' || message === null) return '';
  return Object.entries(message)
    .filter(([key]) => spoken.has(key))
    .map(([, value]) => wordsOf(value))
    .join(' ');
}

const spoken = new Set([
  'text',
  'altText',
  'contents',
  'header',
  'body',
  'footer',
  'hero',
  'title',
  'label',
  'action',
  'template',
  'actions',
  'columns',
]);

/** Every action of a message, at any depth. */
export function actionsOf(message: unknown): Record<string, unknown>[] {
  if (Array.isArray(message)) return message.flatMap(actionsOf);
  if (typeof message !== 'object' || message === null) return [];
  const own = 'action' in message && isRecord(message.action) ? [message.action] : [];
  return [...own, ...Object.values(message).flatMap(actionsOf)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
