import { checkAction } from './actions.ts';
import { checkFlex } from './flex.ts';
import {
  complain,
  field,
  isFields,
  list,
  mediaUrl,
  object,
  oneOf,
  pattern,
  present,
  text,
  wholeNumber,
  wordsOf,
} from './report.ts';
import type { Detail, Rules, Spot } from './report.ts';
import { checkTemplate } from './templates.ts';

function emojis(spot: Spot): void {
  const said = field(spot, 'text').value;
  if (!present(field(spot, 'emojis'))) return;
  for (const emoji of list(field(spot, 'emojis'), { min: 0, max: 20 })) {
    text(field(emoji, 'productId'), { max: 100 });
    text(field(emoji, 'emojiId'), { max: 100 });
    const index = field(emoji, 'index').value;
    if (typeof said !== 'string' || typeof index !== 'number' || said[index] !== '$')
      complain(field(emoji, 'index'), 'index must point at a $ of the text');
  }
}

/** `{{` and `}}` are literal braces. Every other pair must name a substitution. */
function placeholders(said: string): { names: string[]; balanced: boolean } {
  const rest = said.replaceAll('{{', '').replaceAll('}}', '');
  const names = [...rest.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  return { names, balanced: !/[{}]/.test(rest.replaceAll(/\{[^{}]*\}/g, '')) };
}

function substitution(spot: Spot): void {
  if (!object(spot) || !isFields(spot.value)) return;
  const type = spot.value['type'];
  oneOf(field(spot, 'type'), ['mention', 'emoji'], false);
  if (type === 'emoji') text(field(spot, 'productId'), { max: 100 });
  if (type === 'emoji') text(field(spot, 'emojiId'), { max: 100 });
  if (type !== 'mention') return;
  const who = field(spot, 'mentionee');
  oneOf(field(who, 'type'), ['user', 'all'], false);
  if (field(who, 'type').value === 'user')
    pattern(field(who, 'userId'), /^U[0-9a-f]{32}$/, 'invalid userId');
}

function textV2(spot: Spot): void {
  text(field(spot, 'text'), { max: 5000 });
  const said = field(spot, 'text').value;
  const place = field(spot, 'substitution');
  const entries = isFields(place.value) ? Object.entries(place.value) : [];
  if (entries.length > 100) complain(place, 'Size must be between 0 and 100');
  for (const [key] of entries) {
    if (!/^[0-9a-zA-Z_]{1,20}$/.test(key)) complain(field(place, key), 'invalid key');
    substitution(field(place, key));
  }
  for (const type of ['mention', 'emoji']) {
    const used = entries.filter(([, value]) => isFields(value) && value['type'] === type);
    if (used.length > 20) complain(place, `At most 20 ${type} objects`);
  }
  if (typeof said !== 'string') return;
  const found = placeholders(said);
  if (!found.balanced) complain(field(spot, 'text'), 'braces must be paired or doubled');
  for (const name of found.names)
    if (!entries.some(([key]) => key === name))
      complain(field(spot, 'text'), `no substitution for {${name}}`);
}

function location(spot: Spot): void {
  text(field(spot, 'title'), { max: 100 });
  text(field(spot, 'address'), { max: 100 });
  for (const [name, limit] of [
    ['latitude', 90],
    ['longitude', 180],
  ] as const) {
    const { value } = field(spot, name);
    if (typeof value !== 'number' || Math.abs(value) > limit)
      complain(field(spot, name), `must be a number between -${limit} and ${limit}`);
  }
}

function imagemap(spot: Spot): void {
  mediaUrl(field(spot, 'baseUrl'));
  text(field(spot, 'altText'), { max: 1500 });
  const width = field(field(spot, 'baseSize'), 'width');
  if (width.value !== 1040) complain(width, 'must be 1040');
  wholeNumber(field(field(spot, 'baseSize'), 'height'), { min: 1 });
  list(field(spot, 'actions'), { min: 0, max: 50 });
}

const checks: Record<string, (spot: Spot) => void> = {
  text: (spot) => {
    text(field(spot, 'text'), { max: 5000 });
    emojis(spot);
  },
  textV2,
  sticker: (spot) => {
    pattern(field(spot, 'packageId'), /^\d+$/, 'invalid packageId');
    pattern(field(spot, 'stickerId'), /^\d+$/, 'invalid stickerId');
    for (const name of ['packageId', 'stickerId']) text(field(spot, name), { max: 20 });
  },
  image: (spot) => {
    mediaUrl(field(spot, 'originalContentUrl'));
    mediaUrl(field(spot, 'previewImageUrl'));
  },
  video: (spot) => {
    mediaUrl(field(spot, 'originalContentUrl'));
    mediaUrl(field(spot, 'previewImageUrl'));
  },
  audio: (spot) => {
    mediaUrl(field(spot, 'originalContentUrl'));
    wholeNumber(field(spot, 'duration'), { min: 1 });
  },
  location,
  imagemap,
  template: (spot) => {
    text(field(spot, 'altText'), { max: 1500 });
    checkTemplate(field(spot, 'template'));
  },
  flex: (spot) => {
    text(field(spot, 'altText'), { max: 1500 });
    checkFlex(field(spot, 'contents'));
  },
};

function quickReply(spot: Spot): void {
  if (!present(spot) || !object(spot)) return;
  for (const item of list(field(spot, 'items'), { min: 1, max: 13 })) {
    oneOf(field(item, 'type'), ['action'], false);
    mediaUrl(field(item, 'imageUrl'), true);
    checkAction(field(item, 'action'), 'quickReply');
  }
}

function sender(spot: Spot): void {
  if (!present(spot) || !object(spot)) return;
  text(field(spot, 'name'), { max: 20, optional: true });
  mediaUrl(field(spot, 'iconUrl'), true);
  if (/line/i.test(wordsOf(field(spot, 'name').value)))
    complain(field(spot, 'name'), 'contains a reserved word');
}

function message(spot: Spot): void {
  if (!object(spot) || !isFields(spot.value)) return;
  oneOf(field(spot, 'type'), Object.keys(checks), false);
  const { type } = spot.value;
  if (typeof type === 'string') checks[type]?.(spot);
  quickReply(field(spot, 'quickReply'));
  sender(field(spot, 'sender'));
}

/** All errors that LINE would report for a `messages` array; empty when LINE would accept it. */
export function validateMessages(
  messages: unknown,
  rules: Rules = { httpOrigins: 'localhost' },
): Detail[] {
  const details: Detail[] = [];
  const spot: Spot = { value: messages, path: 'messages', details, rules };
  for (const item of list(spot, { min: 1, max: 5 })) message(item);
  return details;
}
