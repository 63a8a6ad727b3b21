// What a tap does: the simulator is told, and the phone opens what LINE would open.
import { announce } from './dom.ts';
import { openLiff } from './liff.ts';
import { openDateSheet, openPhotoSheet, openPlaceNote } from './sheets.ts';
import { emit, speaker } from './store.ts';
import { post } from './wire.ts';

export function sendText(text) {
  return post('say', { ...speaker(), text });
}

/** @param {{type: string}} action a LINE action object; `place` is the phone to open sheets in */
export async function perform(action, place) {
  if (action.type === 'camera' || action.type === 'cameraRoll') return openPhotoSheet(place);
  if (action.type === 'location') return openPlaceNote();
  if (action.type === 'datetimepicker') return pickDate(action, place);
  const { body } = await post('tap', { ...speaker(), action });
  if (body.did === 'openLiff') openLiff(place, body.url);
  else if (body.did === 'openUrl') openOutside(body.url);
  else if (body.did === 'copied') await copy(body.text);
}

async function pickDate(action, place) {
  const value = await openDateSheet(place, action);
  if (value === undefined) return;
  await post('tap', { ...speaker(), action, params: { [action.mode]: value } });
}

function openOutside(url) {
  if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
  else emit('toast', { words: `เปิดด้วยแอปอื่น: ${url}` });
}

async function copy(text) {
  await navigator.clipboard.writeText(text).catch(() => undefined);
  announce('คัดลอกแล้ว');
  emit('toast', { words: 'คัดลอกแล้ว' });
}
