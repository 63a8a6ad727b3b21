// Sends a tap to the simulator, and opens what LINE would open.
import { announce } from './dom.ts';
import { openLiff } from './liff.ts';
import { openPhotoDialog } from './photo-dialog.ts';
import { openDateSheet } from './phone-dialogs.ts';
import { emit, speaker } from './store.ts';
import type { Action } from './types.ts';
import { post, textOf } from './http.ts';
import type { Answer } from './http.ts';

export function sendText(text: string): Promise<Answer> {
  return post('say', { ...speaker(), text });
}

/** `place` is the phone in which dialogs and the mini-app are opened. */
export async function perform(action: Action, place: HTMLElement): Promise<void> {
  if (action.type === 'camera' || action.type === 'cameraRoll') return openPhotoDialog(place);
  if (action.type === 'location') return emit('toast', { words: 'โทรศัพท์จำลองส่งตำแหน่งไม่ได้' });
  if (action.type === 'datetimepicker') return pickDate(action, place);
  const tap = async () => (await post('tap', { ...speaker(), action })).body;
  const body = await tap();
  const url = textOf(body['url']);
  // The code in the address works once, so the page cannot be reloaded; the user must tap again.
  const again = async () => textOf((await tap())['url']);
  if (body['did'] === 'openLiff') openLiff(place, { url, again });
  else if (body['did'] === 'openUrl') openOutside(url);
  else if (body['did'] === 'copied') await copy(textOf(body['text']));
}

async function pickDate(action: Action, place: HTMLElement): Promise<void> {
  const value = await openDateSheet(place, action);
  if (value === undefined) return;
  await post('tap', { ...speaker(), action, params: { [action.mode ?? 'date']: value } });
}

function openOutside(url: string): void {
  if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
  else emit('toast', { words: `เปิดด้วยแอปอื่น: ${url}` });
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text).catch(() => undefined);
  announce('คัดลอกแล้ว');
  emit('toast', { words: 'คัดลอกแล้ว' });
}
