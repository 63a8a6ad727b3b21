// Moves of the app's clock. The clock card and the playing of a month share them.
import { emit, store } from '../store.ts';
import { post, textOf } from '../http.ts';
import type { Answer } from '../http.ts';
import type { Preset } from '../types.ts';

let asked = false;

export const now = () => new Date(Date.now() + (store.status?.clock.offset ?? 0));
export const isJumping = () => asked || store.status?.clock.jumping === true;
export const isFixed = () => isJumping() || store.status?.clock.movable !== true;

function whyNot({ status, body }: Answer): string {
  if (status === 409) return textOf(body['message']);
  if (status === 404) return 'ระบบที่ต่ออยู่ไม่ยอมให้เลื่อนเวลา';
  if (status === 400) return 'เลื่อนเวลาถอยหลังไม่ได้';
  return 'เลื่อนเวลาไม่สำเร็จ ระบบไม่ตอบ';
}

/**
 * Moves the clock and resolves when the app has done everything that was due on the way. Only one
 * move runs at a time: it returns null during another one, and after a failure, which the page shows.
 */
export async function jump(wish: { preset: Preset } | { now: string }): Promise<Date | null> {
  if (isJumping()) return null;
  asked = true;
  emit('status', undefined);
  const answer = await post('clock', wish);
  asked = false;
  emit('status', undefined);
  if (answer.ok) return new Date(textOf(answer.body['now']));
  emit('toast', { words: whyNot(answer), bad: true });
  return null;
}
