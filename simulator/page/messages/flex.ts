// Draws Flex Messages with DOM calls only, so that no message can inject HTML.
import { el, pressable } from '../dom.ts';
import { gapBefore, padBox, paintBox, placeInBox } from './flex-box.ts';
import {
  blockPadding,
  bubbleWidth,
  colour,
  isSmallBubble,
  letterSize,
  pictureWidth,
  ratio,
} from './flex-sizes.ts';
import { flexText } from './flex-text.ts';
import type { Action, BlockName, FlexBubble, FlexContainer, FlexPart, OnTap } from '../types.ts';

const across = { start: 'flex-start', center: 'center', end: 'flex-end' } as const;

/** The accessible name of a component that can be tapped as a whole. */
function spoken({ text, contents = [] }: FlexPart): string {
  return text ?? contents.map(spoken).filter(Boolean).join(' ');
}

/** The name contains the visible words, so that a person using voice control can say them. */
function nameOf(words: string, label = ''): string {
  if (words === '') return label === '' ? 'เปิด' : label;
  return words.includes(label) ? words : `${words} ${label}`;
}

interface Pressed {
  action: Action | undefined;
  words: string;
  onTap: OnTap;
}

function press(node: HTMLElement, { action, words, onTap }: Pressed): HTMLElement {
  if (!action) return node;
  node.classList.add('fx-press');
  return pressable(node, { label: nameOf(words, action.label), onPress: () => onTap(action) });
}

function picture(part: FlexPart): HTMLElement {
  const image = el('img', { src: part.url, alt: '' });
  image.style.objectFit = part.aspectMode === 'cover' ? 'cover' : 'contain';
  const drawing = el('div', { class: 'fx-image' }, image);
  drawing.style.width = pictureWidth(part.size);
  drawing.style.aspectRatio = ratio(part.aspectRatio);
  drawing.style.backgroundColor = colour(part.backgroundColor);
  const node = el('div', { class: 'fx-picture' }, drawing);
  node.style.alignItems = across[part.align ?? 'center'];
  return node;
}

function iconImage(part: FlexPart): HTMLElement {
  const node = el('img', { class: 'fx-icon', src: part.url, alt: '' });
  node.style.height = letterSize(part.size);
  node.style.aspectRatio = ratio(part.aspectRatio);
  return node;
}

function flexButton(
  { action, style = 'link', height = 'md', color }: FlexPart,
  onTap: OnTap,
): HTMLElement {
  const onClick = (event: Event) => {
    event.stopPropagation();
    if (action) onTap(action);
  };
  const words = el('span', { text: action?.label ?? '' });
  const node = el(
    'button',
    { type: 'button', class: `fx-button fx-${style} fx-${height}`, onClick },
    words,
  );
  if (style === 'link') node.style.color = colour(color);
  else node.style.backgroundColor = colour(color);
  return node;
}

function separator({ color }: FlexPart, parent: FlexPart): HTMLElement {
  const upright = parent.layout === 'vertical' ? '' : ' fx-upright';
  const node = el('div', { class: `fx-rule${upright}` });
  node.style.backgroundColor = colour(color);
  return node;
}

function box(part: FlexPart, onTap: OnTap): HTMLElement {
  const node = el('div', { class: `fx-box fx-${part.layout ?? 'vertical'}` });
  paintBox(node, part);
  const side = part.layout === 'vertical' ? 'marginTop' : 'marginLeft';
  for (const [index, child] of (part.contents ?? []).entries()) {
    const drawn = component(child, part, onTap);
    placeInBox(drawn, child, part);
    drawn.style[side] = gapBefore(child, part, index === 0);
    node.append(drawn);
  }
  return press(node, { action: part.action, words: spoken(part), onTap });
}

type Draw = (part: FlexPart, parent: FlexPart, onTap: OnTap) => HTMLElement;

const kinds: Record<string, Draw> = {
  box: (part, _parent, onTap) => box(part, onTap),
  button: (part, _parent, onTap) => flexButton(part, onTap),
  text: (part, _parent, onTap) =>
    press(flexText(part), { action: part.action, words: spoken(part), onTap }),
  image: (part, _parent, onTap) =>
    press(picture(part), { action: part.action, words: 'รูป', onTap }),
  icon: (part) => iconImage(part),
  separator: (part, parent) => separator(part, parent),
};

function component(part: FlexPart, parent: FlexPart, onTap: OnTap): HTMLElement {
  const draw = kinds[part.type];
  return draw ? draw(part, parent, onTap) : el('div');
}

const blockParent: FlexPart = { type: 'box', layout: 'vertical' };

function block(bubble: FlexBubble, name: BlockName, onTap: OnTap): HTMLElement | undefined {
  const part = bubble[name];
  if (!part) return undefined;
  const video = part.type === 'video';
  const whole = part.type === 'image' ? { ...part, size: part.size ?? 'full' } : part;
  const drawn = video
    ? el('div', { class: 'fx-video', text: 'วิดีโอ' })
    : component(whole, blockParent, onTap);
  if (part.type === 'box' && name !== 'hero') padBox(drawn, part, blockPadding(name, bubble.size));
  const node = el('div', { class: `fx-block fx-${name}` }, drawn);
  const style = bubble.styles?.[name];
  node.style.backgroundColor = colour(style?.backgroundColor);
  if (style?.separator)
    node.style.borderTop = `1px solid ${colour(style.separatorColor) || '#d4d6da'}`;
  return node;
}

const blocks = ['header', 'hero', 'body', 'footer'] as const;

function bubbleNode(bubble: FlexBubble, onTap: OnTap): HTMLElement {
  const node = el('div', { class: 'fx-bubble', dir: bubble.direction ?? 'ltr' });
  node.style.width = bubbleWidth(bubble.size);
  node.classList.toggle('fx-small', isSmallBubble(bubble.size));
  for (const name of blocks) {
    const drawn = block(bubble, name, onTap);
    if (drawn) node.append(drawn);
  }
  const words = blocks.map((name) => bubble[name]).map((part) => (part ? spoken(part) : ''));
  return press(node, { action: bubble.action, words: words.join(' ').trim(), onTap });
}

interface Sent {
  altText: string;
  contents: FlexContainer;
}

export function flexMessage({ altText, contents }: Sent, onTap: OnTap): HTMLElement {
  const many = contents.type === 'carousel';
  const bubbles = many ? contents.contents : [contents];
  const props = {
    class: many ? 'carousel' : 'flex-message',
    role: 'group',
    'aria-label': altText,
    tabindex: many ? '0' : undefined,
  };
  return el('div', props, ...bubbles.map((bubble) => bubbleNode(bubble, onTap)));
}
