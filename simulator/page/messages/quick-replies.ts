import { el, icon } from '../dom.ts';
import type { Message, OnTap } from '../types.ts';

const ownIcons: Record<string, string> = {
  camera: 'camera',
  cameraRoll: 'photo',
  location: 'centre',
  datetimepicker: 'calendar',
};

/** The quick replies of a message; undefined when it has none. */
export function quickReplies({ quickReply }: Message, onTap: OnTap): HTMLElement | undefined {
  const items = quickReply?.items ?? [];
  if (items.length === 0) return undefined;
  const buttons = items.map(({ action, imageUrl }) => {
    const own = ownIcons[action.type];
    const picture = imageUrl ? el('img', { src: imageUrl, alt: '' }) : own && icon(own, true);
    const words = el('span', { text: action.label ?? '' });
    return el('button', { type: 'button', onClick: () => onTap(action) }, picture, words);
  });
  return el('div', { class: 'quick', role: 'group', 'aria-label': 'คำตอบด่วน' }, ...buttons);
}
