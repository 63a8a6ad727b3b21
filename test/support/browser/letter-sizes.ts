import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

interface LetterSize {
  name: string;
  width: number;
  height: number;
  /** How many times larger the letters are. */
  scale: number;
  /** True for LINE, which enlarges only text. Android also enlarges sizes in `rem`. */
  textOnly?: boolean;
}

/** Large letters on a small phone, 200 % zoom on a phone and a desktop, and a phone held sideways. */
export const letterSizes: readonly LetterSize[] = [
  { name: '360 px, letters × 1.3', width: 360, height: 640, scale: 1.3 },
  { name: '360 px, letters × 1.6', width: 360, height: 640, scale: 1.6 },
  { name: '360 px, letters × 2', width: 360, height: 640, scale: 2 },
  { name: '360 px, text only × 1.6', width: 360, height: 640, scale: 1.6, textOnly: true },
  { name: '390 px at 200 %', width: 195, height: 422, scale: 1 },
  { name: '1280 px at 200 %', width: 640, height: 400, scale: 1 },
  { name: '740 × 360', width: 740, height: 360, scale: 1 },
];

/** Lists the faults of the current page at every size. The page is loaded once and keeps the last size. */
export async function letterSizeFaults(page: Page, where: string): Promise<string[]> {
  const faults: string[] = [];
  for (const size of letterSizes) {
    const { width, height } = size;
    const now = page.viewportSize();
    if (now?.width !== width || now.height !== height)
      await page.setViewportSize({ width, height });
    const found = await page.evaluate(`(${measure})(${JSON.stringify(size)})`);
    const lines = z.array(z.string()).parse(found);
    faults.push(...lines.map((line) => `${where} at ${size.name}: ${line}`));
  }
  return faults;
}

/**
 * Runs in the page. Text must be inside the window, inside its own box and inside every box that cuts off
 * its content, unless that box scrolls. The buttons of the bottom bar must be inside the window, and so
 * must an open dialog. Its close button and every main button must be reachable by scrolling.
 */
const measure = `async ({ scale, textOnly }) => {
  const root = document.documentElement;
  const enlarged = [];
  if (textOnly) {
    const sizes = [...document.body.querySelectorAll('*')].map((element) => [
      element,
      parseFloat(getComputedStyle(element).fontSize),
    ]);
    for (const [element, size] of sizes) {
      if (!element.style) continue;
      enlarged.push([element, element.style.fontSize]);
      element.style.fontSize = size * scale + 'px';
    }
  } else root.style.fontSize = scale * 100 + '%';
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  const faults = [];
  if (root.scrollWidth > innerWidth) faults.push(root.scrollWidth - innerWidth + ' px too wide');
  const named = (element) =>
    element.tagName.toLowerCase() + [...element.classList].map((name) => '.' + name).join('');
  const boxOf = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  const say = (element, text, what) =>
    faults.push(named(element) + ' "' + text.trim().slice(0, 30) + '" ' + what);
  const cut = (element, text, rect) => {
    let area = { left: 0, right: innerWidth };
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (/auto|scroll/.test(style.overflowX)) return;
      const edge = boxOf(box);
      if (style.overflowX !== 'visible' && (rect.left < edge.left - 1 || rect.right > edge.right + 1))
        return say(element, text, 'is cut at the side of ' + named(box));
      if (/hidden|clip/.test(style.overflowY) && (rect.top < edge.top - 8 * scale || rect.bottom > edge.bottom + 8 * scale))
        return say(element, text, 'is cut above or below by ' + named(box));
      if (style.position === 'fixed') break;
    }
    if (rect.left < area.left - 1 || rect.right > area.right + 1) say(element, text, 'leaves the window');
  };
  // Content under an open dialog is skipped, because it was measured before the dialog was opened.
  const open = [...document.querySelectorAll('dialog[open]')].at(-1);
  const shown = open ?? document.body;
  const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (node.data.trim() === '' || element.closest('.sr-only, script, style, svg, option, [hidden]')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    cut(element, node.data, rect);
    const style = getComputedStyle(element);
    if (style.display === 'inline' || element.tagName === 'LABEL') continue;
    const own = boxOf(element);
    if (rect.width < 3 * parseFloat(style.fontSize) && rect.height > 5 * parseFloat(style.fontSize))
      say(element, node.data, 'has a column of few letters');
    const slack = parseFloat(style.fontSize) / 3;
    if (rect.left < own.left - 2 || rect.right > own.right + 2) say(element, node.data, 'is wider than its box');
    if (rect.top < own.top - slack || rect.bottom > own.bottom + slack) say(element, node.data, 'is taller than its box');
  }
  for (const field of shown.querySelectorAll('select, input:not([type=checkbox], [type=radio], [type=file])')) {
    if (!field.checkVisibility()) continue;
    const text = field.tagName === 'SELECT' ? field.selectedOptions[0]?.text ?? '' : field.value || field.placeholder;
    const style = getComputedStyle(field);
    const pen = (globalThis.letterPen ??= document.createElement('canvas').getContext('2d'));
    pen.font = style.font;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (field.tagName === 'SELECT' && pen.measureText(text).width > room + 2)
      say(field, text, 'is cut in its field by ' + Math.round(pen.measureText(text).width - room) + ' px');
    if (field.clientHeight < parseFloat(style.fontSize) * 1.3) say(field, text, 'is taller than its field');
  }
  const foot = open ? null : document.querySelector('.foot');
  if (foot) {
    for (const button of foot.querySelectorAll(':scope > .btn')) {
      const { left, right, top, bottom } = boxOf(button);
      if (left < 0 || right > innerWidth + 1 || top < 0 || bottom > innerHeight + 1)
        say(button, button.textContent, 'is outside the window');
    }
    const bars = [foot, document.querySelector('.stay')].filter((bar) => bar && /sticky|fixed/.test(getComputedStyle(bar).position) && getComputedStyle(bar).display !== 'contents');
    const tall = bars.reduce((sum, bar) => sum + bar.offsetHeight, 0);
    const most = innerWidth > innerHeight * 2 && innerHeight < 480 ? innerHeight / 5 : innerHeight / 2;
    if (tall > most) faults.push('the bars take ' + tall + ' of ' + innerHeight + ' px');
    scrollTo(0, root.scrollHeight);
    const last = document.querySelector('main').lastElementChild;
    if (last && last !== foot && last.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1)
      faults.push('the end of the page is under the bottom bar');
    scrollTo(0, 0);
  }
  if (open) {
    const { left, right, top, bottom } = boxOf(open);
    if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1)
      say(open, open.textContent, 'leaves the window');
  }
  for (const button of shown.querySelectorAll('.btn-main, .dialog-head .round')) {
    if (!button.checkVisibility({ visibilityProperty: true })) continue;
    button.scrollIntoView({ block: 'center' });
    const { left, right, top, bottom } = boxOf(button);
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInside = top >= -1 && bottom <= innerHeight + 1 && left >= -1 && right <= innerWidth + 1;
    if (!isInside || !at || !(button.contains(at) || at.contains(button)))
      say(button, button.textContent, 'cannot be reached' + (at && !button.contains(at) ? ', is under ' + named(at) : ''));
  }
  scrollTo(0, 0);
  for (const [element, size] of enlarged) element.style.fontSize = size;
  root.style.fontSize = '';
  return faults;
}`;
