// Text components of a Flex Message, with their spans.
import { el } from '../dom.ts';
import { colour, letterSize } from './flex-sizes.ts';
import type { FlexPart } from '../types.ts';

function lettering({ style }: HTMLElement, part: FlexPart): void {
  if (part.size) style.fontSize = letterSize(part.size);
  if (part.color) style.color = colour(part.color);
  if (part.weight) style.fontWeight = part.weight === 'bold' ? '700' : '400';
  if (part.style === 'italic') style.fontStyle = 'italic';
  if (part.decoration && part.decoration !== 'none') style.textDecoration = part.decoration;
}

function shrinkToFit(node: HTMLElement): void {
  let size = Number.parseFloat(getComputedStyle(node).fontSize);
  while (node.scrollWidth > node.clientWidth && size > 10) {
    size -= 0.5;
    node.style.fontSize = `${size}px`;
  }
}

function spanOf(part: FlexPart): HTMLElement {
  const node = el('span', { text: part.text ?? '' });
  lettering(node, part);
  return node;
}

export function flexText(part: FlexPart): HTMLElement {
  const spans = part.contents ?? [];
  const node = el('div', { class: part.wrap ? 'fx-text fx-wrap' : 'fx-text' });
  if (spans.length > 0) node.append(...spans.map(spanOf));
  else node.textContent = part.text ?? '';
  lettering(node, { ...part, size: part.size ?? 'md' });
  if (part.align) node.style.textAlign = part.align;
  if (part.lineSpacing) node.style.lineHeight = `calc(1.4em + ${part.lineSpacing})`;
  if (part.wrap && part.maxLines !== undefined && part.maxLines > 0) {
    node.classList.add('fx-clamp');
    node.style.webkitLineClamp = String(part.maxLines);
  }
  if (part.adjustMode === 'shrink-to-fit') requestAnimationFrame(() => shrinkToFit(node));
  return node;
}
