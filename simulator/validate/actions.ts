import { complain, field, isFields, object, oneOf, pattern, present, text } from './report.ts';
import type { Spot } from './report.ts';

/** The position of an action decides whether it needs a label, and how long the label may be. */
export type Place =
  | 'template'
  | 'imageCarousel'
  | 'richMenu'
  | 'quickReply'
  | 'flexButton'
  | 'flexOther';

const labels: Record<Place, { max: number; optional: boolean }> = {
  template: { max: 20, optional: false },
  imageCarousel: { max: 12, optional: true },
  richMenu: { max: 20, optional: true },
  quickReply: { max: 20, optional: false },
  flexButton: { max: 40, optional: false },
  flexOther: { max: 40, optional: true },
};

const everywhere = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard'];
const allowed: Record<Place, readonly string[]> = {
  template: everywhere,
  imageCarousel: everywhere,
  richMenu: [...everywhere, 'richmenuswitch'],
  quickReply: [...everywhere, 'camera', 'cameraRoll', 'location'],
  flexButton: everywhere,
  flexOther: everywhere,
};

const graphemes = (max: number) => ({ max, count: 'graphemes', optional: true }) as const;

function postback(spot: Spot): void {
  text(field(spot, 'data'), { max: 300 });
  text(field(spot, 'displayText'), graphemes(300));
  text(field(spot, 'text'), graphemes(300));
  if (present(field(spot, 'displayText')) && present(field(spot, 'text')))
    complain(field(spot, 'text'), 'displayText and text cannot be set at the same time');
  const options = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'];
  oneOf(field(spot, 'inputOption'), options);
  text(field(spot, 'fillInText'), graphemes(300));
  if (present(field(spot, 'fillInText')) && field(spot, 'inputOption').value !== 'openKeyboard')
    complain(field(spot, 'fillInText'), 'fillInText needs inputOption openKeyboard');
}

function link(spot: Spot): void {
  const before = spot.details.length;
  text(spot, { max: 1000 });
  if (spot.details.length > before || typeof spot.value !== 'string') return;
  if (/[^\x21-\x7e]/.test(spot.value) || !URL.canParse(spot.value))
    return complain(spot, 'invalid uri');
  const scheme = new URL(spot.value).protocol;
  if (!['http:', 'https:', 'line:', 'tel:'].includes(scheme)) complain(spot, 'invalid uri scheme');
}

function uri(spot: Spot): void {
  link(field(spot, 'uri'));
  const alternative = field(spot, 'altUri');
  if (present(alternative) && object(alternative)) link(field(alternative, 'desktop'));
}

const formats: Record<string, RegExp> = {
  date: /^(19\d\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime:
    /^(19\d\d|20\d\d|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d$/,
};

/** Checks that the day exists: 30 February has the right format but is not a day. */
function realDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}/.test(value)) return true;
  const day = value.slice(0, 10);
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

function datetimepicker(spot: Spot): void {
  text(field(spot, 'data'), { max: 300 });
  oneOf(field(spot, 'mode'), ['date', 'time', 'datetime'], false);
  const mode = field(spot, 'mode').value;
  const format = typeof mode === 'string' ? formats[mode] : undefined;
  if (format === undefined) return;
  for (const name of ['initial', 'max', 'min']) {
    pattern(field(spot, name), format, `must match the format of mode ${String(mode)}`);
    if (!realDay(field(spot, name).value)) complain(field(spot, name), 'no such day');
  }
  const [min, max] = [field(spot, 'min').value, field(spot, 'max').value];
  if (typeof min === 'string' && typeof max === 'string' && max.toUpperCase() <= min.toUpperCase())
    complain(field(spot, 'max'), 'max must be greater than min');
}

function switchMenu(spot: Spot): void {
  const alias = field(spot, 'richMenuAliasId');
  text(alias, { max: 32 });
  pattern(alias, /^[a-z0-9_-]{1,32}$/, 'invalid richMenuAliasId');
  text(field(spot, 'data'), { max: 300 });
}

const checks: Record<string, (spot: Spot) => void> = {
  postback,
  uri,
  datetimepicker,
  richmenuswitch: switchMenu,
  message: (spot) => text(field(spot, 'text'), { max: 300, count: 'graphemes' }),
  clipboard: (spot) => text(field(spot, 'clipboardText'), { max: 1000 }),
  camera: () => undefined,
  cameraRoll: () => undefined,
  location: () => undefined,
};

export function checkAction(spot: Spot, place: Place): void {
  if (!object(spot) || !isFields(spot.value)) return;
  const { type } = spot.value;
  oneOf(field(spot, 'type'), allowed[place], false);
  text(field(spot, 'label'), { ...labels[place], count: 'graphemes' });
  if (typeof type === 'string' && allowed[place].includes(type)) checks[type]?.(spot);
}
