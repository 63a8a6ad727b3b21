import { checkAction } from './actions.ts';
import { checkBox, component } from './flex-components.ts';
import { aspectRatio, countAnimated, values } from './flex-values.ts';
import {
  bytesOf,
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
  wordsOf,
} from './report.ts';
import type { Spot } from './report.ts';

// LINE says "30 KB" and "50 KB" without saying whether a KB has 1,000 or 1,024 bytes. The smaller
// reading is always safe.
export const maxBubbleBytes = 30_000;
export const maxCarouselBytes = 50_000;

const sizes = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'];
const blocks = ['header', 'hero', 'body', 'footer'];

function styles(spot: Spot): void {
  if (!present(spot) || !object(spot)) return;
  unknownFields(spot, blocks);
  for (const name of blocks) {
    const block = field(spot, name);
    if (!present(block) || !object(block)) continue;
    unknownFields(block, ['backgroundColor', 'separator', 'separatorColor']);
    values(block, { backgroundColor: 'color', separatorColor: 'color' });
    flag(field(block, 'separator'));
  }
}

function video(spot: Spot): void {
  mediaUrl(field(spot, 'url'));
  mediaUrl(field(spot, 'previewUrl'));
  aspectRatio(field(spot, 'aspectRatio'));
  component(field(spot, 'altContent'), ['box', 'image']);
  if (present(field(spot, 'action'))) checkAction(field(spot, 'action'), 'flexOther');
}

function hero(spot: Spot, bubble: { size: unknown; inCarousel: boolean }): void {
  if (!isFields(spot.value) || spot.value['type'] !== 'video')
    return component(spot, ['box', 'image', 'video']);
  video(spot);
  const wide = ['kilo', 'mega', 'giga'].includes(wordsOf(bubble.size) || 'mega');
  if (!wide || bubble.inCarousel) complain(spot, 'video is not allowed in this bubble');
}

function bubble(spot: Spot, inCarousel: boolean): void {
  if (!object(spot)) return;
  oneOf(field(spot, 'type'), ['bubble'], false);
  unknownFields(spot, ['type', 'size', 'direction', 'styles', 'action', ...blocks]);
  oneOf(field(spot, 'size'), sizes);
  oneOf(field(spot, 'direction'), ['ltr', 'rtl']);
  for (const name of ['header', 'body', 'footer'])
    if (present(field(spot, name))) checkBox(field(spot, name));
  if (present(field(spot, 'hero')))
    hero(field(spot, 'hero'), { size: field(spot, 'size').value, inCarousel });
  if (!blocks.some((name) => present(field(spot, name))))
    complain(spot, 'At least one block must be specified');
  styles(field(spot, 'styles'));
  if (present(field(spot, 'action'))) checkAction(field(spot, 'action'), 'flexOther');
  if (bytesOf(spot.value) > maxBubbleBytes)
    complain(spot, `Size of the bubble must be ${maxBubbleBytes} bytes or less`);
}

function carousel(spot: Spot): void {
  unknownFields(spot, ['type', 'contents']);
  const bubbles = list(field(spot, 'contents'), { min: 1, max: 12 });
  for (const item of bubbles) bubble(item, true);
  const widths = new Set(bubbles.map((item) => wordsOf(field(item, 'size').value) || 'mega'));
  if (widths.size > 1) complain(spot, 'Bubbles of a carousel must have the same size');
  if (bytesOf(spot.value) > maxCarouselBytes)
    complain(spot, `Size of the carousel must be ${maxCarouselBytes} bytes or less`);
}

export function checkFlex(spot: Spot): void {
  if (!object(spot) || !isFields(spot.value)) return;
  if (spot.value['type'] === 'carousel') carousel(spot);
  else if (spot.value['type'] === 'bubble') bubble(spot, false);
  else oneOf(field(spot, 'type'), ['bubble', 'carousel'], false);
  if (countAnimated(spot.value) > 10) complain(spot, 'At most 10 images may be animated');
}
