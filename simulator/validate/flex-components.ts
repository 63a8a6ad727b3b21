import { checkAction } from './actions.ts';
import { aspectRatio, flexWeight, value, values } from './flex-values.ts';
import {
  complain,
  field,
  flag,
  isFields,
  list,
  mediaUrl,
  object,
  oneOf,
  present,
  unknownFields,
  wholeNumber,
} from './report.ts';
import type { Spot } from './report.ts';

const names = (text: string): string[] => text.split(' ');
const placing = names('position offsetTop offsetBottom offsetStart offsetEnd');
const sides = names('paddingAll paddingTop paddingBottom paddingStart paddingEnd');
const own: Record<string, readonly string[]> = {
  box: [
    ...names('layout contents backgroundColor borderColor borderWidth cornerRadius background'),
    ...names(
      'width maxWidth height maxHeight flex spacing margin action justifyContent alignItems',
    ),
    ...sides,
    ...placing,
  ],
  button: [
    ...names('action flex margin height style color gravity adjustMode scaling'),
    ...placing,
  ],
  image: [
    ...names('url flex margin align gravity size aspectRatio aspectMode backgroundColor action'),
    'animated',
    ...placing,
  ],
  icon: [...names('url margin size scaling aspectRatio'), ...placing],
  text: [
    ...names('text contents adjustMode flex margin size scaling align gravity wrap lineSpacing'),
    ...names('maxLines weight color action style decoration'),
    ...placing,
  ],
  span: names('text color size weight style decoration'),
  separator: names('margin color'),
  filler: names('flex'),
};

const inRows = ['box', 'button', 'image', 'text', 'separator', 'filler'];
const inBaseline = ['icon', 'text', 'filler'];
const spread = names('flex-start center flex-end space-between space-around space-evenly');

function place(spot: Spot): void {
  oneOf(field(spot, 'position'), ['relative', 'absolute']);
  for (const name of placing.slice(1)) value(field(spot, name), 'offset');
  value(field(spot, 'margin'), 'margin');
  flexWeight(field(spot, 'flex'));
}

function words(spot: Spot): void {
  const { value: said } = field(spot, 'text');
  if (typeof said !== 'string') complain(field(spot, 'text'), 'must be specified');
  else if (said.length === 0) complain(field(spot, 'text'), 'must be non-empty text');
}

function lettering(spot: Spot): void {
  values(spot, { size: 'textSize', color: 'color' });
  oneOf(field(spot, 'weight'), ['regular', 'bold']);
  oneOf(field(spot, 'style'), ['normal', 'italic']);
  oneOf(field(spot, 'decoration'), ['none', 'underline', 'line-through']);
}

function optionalAction(spot: Spot): void {
  if (present(field(spot, 'action'))) checkAction(field(spot, 'action'), 'flexOther');
}

function span(spot: Spot): void {
  if (!object(spot)) return;
  oneOf(field(spot, 'type'), ['span'], false);
  unknownFields(spot, ['type', ...(own['span'] ?? [])]);
  words(spot);
  lettering(spot);
}

function textBlock(spot: Spot): void {
  if (present(field(spot, 'contents')))
    for (const part of list(field(spot, 'contents'), { min: 1, max: 100 })) span(part);
  else words(spot);
  lettering(spot);
  place(spot);
  oneOf(field(spot, 'align'), ['start', 'end', 'center']);
  oneOf(field(spot, 'gravity'), ['top', 'bottom', 'center']);
  oneOf(field(spot, 'adjustMode'), ['shrink-to-fit']);
  flag(field(spot, 'wrap'));
  flag(field(spot, 'scaling'));
  value(field(spot, 'lineSpacing'), 'pixels');
  wholeNumber(field(spot, 'maxLines'), { min: 0, optional: true });
  optionalAction(spot);
}

function button(spot: Spot): void {
  checkAction(field(spot, 'action'), 'flexButton');
  place(spot);
  oneOf(field(spot, 'height'), ['sm', 'md']);
  oneOf(field(spot, 'style'), ['primary', 'secondary', 'link']);
  oneOf(field(spot, 'gravity'), ['top', 'bottom', 'center']);
  oneOf(field(spot, 'adjustMode'), ['shrink-to-fit']);
  flag(field(spot, 'scaling'));
  value(field(spot, 'color'), 'color');
}

export function checkImage(spot: Spot): void {
  mediaUrl(field(spot, 'url'));
  place(spot);
  oneOf(field(spot, 'align'), ['start', 'end', 'center']);
  oneOf(field(spot, 'gravity'), ['top', 'bottom', 'center']);
  oneOf(field(spot, 'aspectMode'), ['cover', 'fit']);
  values(spot, { size: 'imageSize', backgroundColor: 'color' });
  aspectRatio(field(spot, 'aspectRatio'));
  flag(field(spot, 'animated'));
  optionalAction(spot);
}

function icon(spot: Spot): void {
  mediaUrl(field(spot, 'url'));
  place(spot);
  value(field(spot, 'size'), 'textSize');
  aspectRatio(field(spot, 'aspectRatio'));
  flag(field(spot, 'scaling'));
}

function background(spot: Spot): void {
  if (!present(spot) || !object(spot)) return;
  oneOf(field(spot, 'type'), ['linearGradient'], false);
  for (const name of ['angle', 'startColor', 'endColor'])
    if (!present(field(spot, name))) complain(field(spot, name), 'must be specified');
  values(spot, { angle: 'angle', startColor: 'color', endColor: 'color', centerColor: 'color' });
  value(field(spot, 'centerPosition'), 'percent');
}

export function checkBox(spot: Spot): void {
  if (!object(spot)) return;
  oneOf(field(spot, 'type'), ['box'], false);
  unknownFields(spot, ['type', ...(own['box'] ?? [])]);
  oneOf(field(spot, 'layout'), ['horizontal', 'vertical', 'baseline'], false);
  place(spot);
  values(spot, { backgroundColor: 'color', borderColor: 'color', borderWidth: 'border' });
  values(spot, { cornerRadius: 'radius', width: 'length', maxWidth: 'length', height: 'length' });
  values(spot, { maxHeight: 'length', spacing: 'margin' });
  for (const side of sides) value(field(spot, side), 'padding');
  oneOf(field(spot, 'justifyContent'), spread);
  oneOf(field(spot, 'alignItems'), spread.slice(0, 3));
  background(field(spot, 'background'));
  optionalAction(spot);
  const baseline = field(spot, 'layout').value === 'baseline';
  for (const child of list(field(spot, 'contents'), { min: 0, max: 1000 }))
    component(child, baseline ? inBaseline : inRows);
}

const checks: Record<string, (spot: Spot) => void> = {
  box: checkBox,
  button,
  icon,
  image: checkImage,
  text: textBlock,
  separator: (spot) => values(spot, { margin: 'margin', color: 'color' }),
  filler: (spot) => flexWeight(field(spot, 'flex')),
};

export function component(spot: Spot, allowed: readonly string[]): void {
  if (!object(spot) || !isFields(spot.value)) return;
  const { type } = spot.value;
  oneOf(field(spot, 'type'), allowed, false);
  if (typeof type !== 'string' || !allowed.includes(type)) return;
  unknownFields(spot, ['type', ...(own[type] ?? [])]);
  if (type === 'box' || checks[type] === undefined) return checkBox(spot);
  checks[type](spot);
}
