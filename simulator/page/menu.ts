import { el } from './dom.ts';
import type { Action, OnTap, RichMenu } from './types.ts';

function nameOf({ label, text, displayText }: Action, index: number): string {
  return label ?? text ?? displayText ?? `เมนูช่องที่ ${index + 1}`;
}

/** Shows the uploaded picture with its areas as buttons on it. */
export function richMenu(menu: RichMenu, onTap: OnTap): HTMLElement {
  const { width, height } = menu.size;
  const percent = (value: number, whole: number) => `${(value / whole) * 100}%`;
  const areas = menu.areas.map(({ bounds, action }, index) => {
    const style = {
      left: percent(bounds.x, width),
      top: percent(bounds.y, height),
      width: percent(bounds.width, width),
      height: percent(bounds.height, height),
    };
    const onClick = () => onTap(action);
    return el('button', { type: 'button', 'aria-label': nameOf(action, index), style, onClick });
  });
  const style = { aspectRatio: `${width} / ${height}` };
  const picture = el('img', { src: `/_sim/richmenu/${menu.richMenuId}`, alt: '', style });
  const props = { class: 'rich-menu', role: 'group', 'aria-label': menu.chatBarText };
  return el('div', props, picture, ...areas);
}
