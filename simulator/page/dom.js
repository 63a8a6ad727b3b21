// The only maker of nodes. Text goes in as text: nothing here ever parses HTML.
const svgSpace = 'http://www.w3.org/2000/svg';

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [props] class, text, style, data-*, aria-*, on<event>, or attributes
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) apply(node, name, value);
  for (const child of children) if (child) node.append(child);
  return node;
}

function apply(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'class') node.className = String(value);
  else if (name === 'text') node.textContent = String(value);
  else if (name === 'style') Object.assign(node.style, value);
  else if (name.startsWith('on')) node.addEventListener(name.slice(2).toLowerCase(), value);
  else node.setAttribute(name, value === true ? '' : String(value));
}

/** @param {string} name a symbol of icons.svg */
export function icon(name, small = false) {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('class', small ? 'icon icon-s' : 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svgSpace, 'use');
  use.setAttribute('href', `/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button with an icon and words, or with an icon alone and a name for screen readers. */
export function button({ icon: name, small, words, label, ...props }, ...children) {
  return el(
    'button',
    { type: 'button', 'aria-label': label, title: label, ...props },
    name && icon(name, small),
    words && el('span', { text: words }),
    ...children,
  );
}

export function announce(text) {
  const place = document.getElementById('announcer');
  if (place) place.textContent = text;
}

/** Something that is no <button> but is pressed like one. */
export function pressable(node, label, onPress) {
  node.setAttribute('role', 'button');
  node.setAttribute('tabindex', '0');
  if (label) node.setAttribute('aria-label', label);
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
