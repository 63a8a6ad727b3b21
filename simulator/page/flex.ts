// Draws Flex Messages with DOM calls only: sizes, weights and spacing follow LINE's layout rules.
import { el, pressable } from './dom.ts';
import {
  blockPadding,
  borderWidth,
  bubbleWidths,
  colour,
  letterSize,
  pictureWidth,
  ratio,
  spaceOf,
} from './flex-sizes.ts';

const cross = { top: 'flex-start', center: 'center', bottom: 'flex-end' };
const across = { start: 'flex-start', center: 'center', end: 'flex-end' };

/** What a part of the card says aloud when it is pressed as a whole. */
function spoken(node) {
  if (typeof node?.text === 'string') return node.text;
  return (node?.contents ?? []).map(spoken).filter(Boolean).join(' ');
}

function press(node, component, onTap) {
  const { action } = component;
  if (!action) return node;
  node.classList.add('fx-press');
  return pressable(node, action.label || spoken(component) || 'เปิด', () => onTap(action));
}

/** How a component takes its share of the parent box, and where it stands in it. */
function settle(node, component, parent) {
  const { style } = node;
  const across1 = parent.layout !== 'vertical';
  const fixed = component.type === 'icon' || component.type === 'separator';
  const weight = fixed ? 0 : (component.flex ?? (across1 ? 1 : 0));
  const sized =
    component.type === 'box' &&
    (across1 ? component.width : component.height) &&
    component.flex === undefined;
  if (component.position === 'absolute') {
    style.position = 'absolute';
  } else {
    style.flex =
      weight === 0 || sized ? '0 0 auto' : across1 ? `${weight} 0 0` : `${weight} 0 auto`;
    if (across1) style.minWidth = '0';
    // A part of weight 0 takes the room of its words, but never more than the box has.
    if (across1 && weight === 0) style.maxWidth = '100%';
  }
  const moves = {
    offsetTop: 'top',
    offsetBottom: 'bottom',
    offsetStart: 'left',
    offsetEnd: 'right',
  };
  for (const [name, side] of Object.entries(moves))
    if (component[name] !== undefined) {
      style[side] = spaceOf(component[name]) ?? '';
      if (component.position !== 'absolute') style.position = 'relative';
    }
  if (component.gravity && parent.layout === 'horizontal')
    style.alignSelf = cross[component.gravity] ?? '';
  return node;
}

function lettering(style, part) {
  if (part.size) style.fontSize = letterSize(part.size) ?? '';
  if (part.color) style.color = colour(part.color) ?? '';
  if (part.weight === 'bold') style.fontWeight = '700';
  if (part.weight === 'regular') style.fontWeight = '400';
  if (part.style === 'italic') style.fontStyle = 'italic';
  if (part.decoration && part.decoration !== 'none') style.textDecoration = part.decoration;
}

function text(part) {
  const node = el('div', { class: part.wrap ? 'fx-text fx-wrap' : 'fx-text' });
  lettering(node.style, { ...part, size: part.size ?? 'md' });
  if (part.align) node.style.textAlign = part.align;
  if (part.lineSpacing) node.style.lineHeight = `calc(1.4em + ${part.lineSpacing})`;
  if (part.wrap && part.maxLines > 0) {
    node.classList.add('fx-clamp');
    node.style.webkitLineClamp = String(part.maxLines);
  }
  if (part.contents?.length) {
    for (const piece of part.contents) {
      const span = el('span', { text: piece.text });
      lettering(span.style, piece);
      node.append(span);
    }
  } else {
    node.textContent = part.text ?? '';
  }
  if (part.adjustMode === 'shrink-to-fit') requestAnimationFrame(() => shrinkToFit(node));
  return node;
}

function shrinkToFit(node) {
  let size = Number.parseFloat(getComputedStyle(node).fontSize);
  while (node.scrollWidth > node.clientWidth && size > 10) {
    size -= 0.5;
    node.style.fontSize = `${size}px`;
  }
}

function picture(part) {
  const image = el('img', { src: part.url, alt: '', loading: 'lazy' });
  const drawing = el('div', { class: 'fx-image' }, image);
  drawing.style.width = pictureWidth(part.size) ?? '';
  drawing.style.aspectRatio = ratio(part.aspectRatio);
  image.style.objectFit = part.aspectMode === 'cover' ? 'cover' : 'contain';
  if (part.backgroundColor) drawing.style.backgroundColor = colour(part.backgroundColor) ?? '';
  const node = el('div', { class: 'fx-picture' }, drawing);
  node.style.alignItems = across[part.align ?? 'center'] ?? 'center';
  return node;
}

function iconImage(part) {
  const node = el('img', { class: 'fx-icon', src: part.url, alt: '' });
  node.style.height = letterSize(part.size) ?? '';
  node.style.aspectRatio = ratio(part.aspectRatio);
  return node;
}

function flexButton(part, parent, onTap) {
  const node = el(
    'button',
    {
      type: 'button',
      class: `fx-button fx-${part.style ?? 'link'} fx-${part.height ?? 'md'}`,
      onClick: (event) => {
        event.stopPropagation();
        onTap(part.action);
      },
    },
    el('span', { text: part.action.label ?? '' }),
  );
  const paint = colour(part.color);
  if (paint && (part.style ?? 'link') === 'link') node.style.color = paint;
  else if (paint) node.style.backgroundColor = paint;
  return node;
}

function separator(part, parent) {
  const node = el('div', {
    class: parent.layout === 'vertical' ? 'fx-rule' : 'fx-rule fx-upright',
  });
  if (part.color) node.style.backgroundColor = colour(part.color) ?? '';
  return node;
}

const paddings = {
  paddingTop: 'paddingTop',
  paddingBottom: 'paddingBottom',
  paddingStart: 'paddingLeft',
  paddingEnd: 'paddingRight',
};

function paintBox(node, part) {
  const { style } = node;
  if (part.backgroundColor) style.backgroundColor = colour(part.backgroundColor) ?? '';
  if (part.cornerRadius) style.borderRadius = spaceOf(part.cornerRadius) ?? '';
  if (part.cornerRadius) node.classList.add('fx-round');
  if (part.borderWidth) style.borderWidth = borderWidth(part.borderWidth) ?? '';
  if (part.borderColor) style.borderColor = colour(part.borderColor) ?? '';
  for (const name of ['width', 'height', 'maxWidth', 'maxHeight'])
    if (part[name]) style[name] = part[name];
  if (part.paddingAll) style.padding = spaceOf(part.paddingAll) ?? '';
  for (const [name, side] of Object.entries(paddings))
    if (part[name]) style[side] = spaceOf(part[name]) ?? '';
  if (part.justifyContent) style.justifyContent = part.justifyContent;
  if (part.alignItems) style.alignItems = part.alignItems;
  const { background } = part;
  if (background?.type === 'linearGradient') {
    const stops = [background.startColor, background.centerColor, background.endColor]
      .map(colour)
      .filter(Boolean);
    style.backgroundImage = `linear-gradient(${Number.parseFloat(background.angle) || 0}deg, ${stops.join(', ')})`;
  }
}

function box(part, onTap) {
  const node = el('div', { class: `fx-box fx-${part.layout}` });
  paintBox(node, part);
  const side = part.layout === 'vertical' ? 'marginTop' : 'marginLeft';
  for (const [index, child] of (part.contents ?? []).entries()) {
    const drawn = settle(component(child, part, onTap), child, part);
    const spacing = child.type === 'filler' ? undefined : part.spacing;
    const gap = spaceOf(child.margin) ?? (index > 0 ? spaceOf(spacing) : undefined);
    if (gap && child.position !== 'absolute') drawn.style[side] = gap;
    node.append(drawn);
  }
  return press(node, part, onTap);
}

function component(part, parent, onTap) {
  if (part.type === 'box') return box(part, onTap);
  if (part.type === 'button') return flexButton(part, parent, onTap);
  if (part.type === 'text') return press(text(part), part, onTap);
  if (part.type === 'image') return press(picture(part), part, onTap);
  if (part.type === 'icon') return iconImage(part);
  if (part.type === 'separator') return separator(part, parent);
  return el('div');
}

function block(bubble, name, onTap) {
  const part = bubble[name];
  if (!part) return null;
  const isBox = part.type === 'box';
  const drawn = isBox
    ? box(part, onTap)
    : part.type === 'image'
      ? press(picture({ size: 'full', ...part }), part, onTap)
      : el('div', { class: 'fx-video', text: 'วิดีโอ' });
  const padded = isBox && name !== 'hero' && part.paddingAll === undefined;
  const node = el('div', { class: `fx-block fx-${name}` }, drawn);
  if (padded) drawn.classList.add('fx-padded');
  if (padded) node.dataset.padding = '';
  if (padded) applyBlockPadding(drawn, part, blockPadding(name, bubble.size ?? 'mega'));
  const style = bubble.styles?.[name];
  if (style?.backgroundColor) node.style.backgroundColor = colour(style.backgroundColor) ?? '';
  if (style?.separator)
    node.style.borderTop = `1px solid ${colour(style.separatorColor) ?? '#d4d6da'}`;
  return node;
}

/** The block's own padding, where the box itself says nothing about a side. */
function applyBlockPadding(node, part, padding) {
  const own = Object.fromEntries(Object.values(paddings).map((side) => [side, node.style[side]]));
  node.style.padding = padding;
  for (const [name, side] of Object.entries(paddings)) if (part[name]) node.style[side] = own[side];
}

function bubbleNode(bubble, onTap) {
  const node = el('div', { class: 'fx-bubble', dir: bubble.direction ?? 'ltr' });
  node.style.width = `${bubbleWidths[bubble.size] ?? bubbleWidths.mega}px`;
  if (['nano', 'micro', 'deca', 'hecto', 'kilo'].includes(bubble.size))
    node.classList.add('fx-small');
  for (const name of ['header', 'hero', 'body', 'footer']) {
    const drawn = block(bubble, name, onTap);
    if (drawn) node.append(drawn);
  }
  return press(node, { ...bubble, contents: [bubble.header, bubble.body].filter(Boolean) }, onTap);
}

/** @param {{altText: string, contents: object}} message */
export function flexMessage({ altText, contents }, onTap) {
  const many = contents.type === 'carousel';
  const bubbles = many ? contents.contents : [contents];
  const node = el('div', {
    class: many ? 'carousel' : 'flex-message',
    role: 'group',
    'aria-label': altText,
    tabindex: many ? '0' : undefined,
  });
  for (const bubble of bubbles) node.append(bubbleNode(bubble, onTap));
  return node;
}
