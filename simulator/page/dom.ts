// Creates all DOM nodes of the page. Text is set as text and never parsed as HTML.
const svgSpace = 'http://www.w3.org/2000/svg';

type Child = Node | string | null | undefined | false;

type Style = Partial<Record<'left' | 'top' | 'width' | 'height' | 'aspectRatio', string>>;

type Value = string | number | boolean | null | undefined | Style | ((event: Event) => void);

/**
 * Handles `class`, `text`, `style` and `on<Event>`; any other key becomes an attribute, and
 * undefined is skipped.
 */
export type Props = Record<string, Value>;

function apply(node: HTMLElement, name: string, value: Value): void {
  if (value === undefined || value === null || value === false) return;
  if (typeof value === 'function') node.addEventListener(name.slice(2).toLowerCase(), value);
  else if (typeof value === 'object') Object.assign(node.style, value);
  else if (name === 'class') node.className = String(value);
  else if (name === 'text') node.textContent = String(value);
  else node.setAttribute(name, value === true ? '' : String(value));
}

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) apply(node, name, value);
  for (const child of children) if (child) node.append(child);
  return node;
}

/** A symbol of icons.svg. It is hidden from screen readers, because the label next to it says the same. */
export function icon(name: string, small = false): SVGElement {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('class', small ? 'icon icon-s' : 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svgSpace, 'use');
  use.setAttribute('href', `/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

interface Look {
  icon?: string;
  small?: boolean;
  words?: string;
  label?: string;
}

/** A button with an icon and words, or with only an icon and a name for screen readers. */
export function button(look: Look & Props, ...children: Child[]): HTMLButtonElement {
  const { icon: mark, small, words, label, ...rest } = look;
  return el(
    'button',
    { type: 'button', 'aria-label': label, title: label, ...rest },
    mark !== undefined && icon(mark, small),
    words !== undefined && el('span', { text: words }),
    ...children,
  );
}

export function announce(text: string): void {
  const place = document.getElementById('announcer');
  if (place) place.textContent = text;
}

/** An element that is not a <button> but acts as one. */
export function pressable<Made extends HTMLElement>(
  node: Made,
  { label, onPress }: { label: string; onPress: () => void },
): Made {
  node.setAttribute('role', 'button');
  node.setAttribute('tabindex', '0');
  node.setAttribute('aria-label', label);
  node.addEventListener('click', (event) => {
    event.stopPropagation();
    onPress();
  });
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    onPress();
  });
  return node;
}

export function focusOn(target: Element | null | undefined): void {
  if (target instanceof HTMLElement && target.isConnected) target.focus();
}
