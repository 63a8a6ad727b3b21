import { el } from './dom.ts';

function nameOf(action, index) {
  return action.label ?? action.text ?? action.displayText ?? `เมนูช่องที่ ${index + 1}`;
}

/** The real uploaded picture with its areas laid over it as buttons. */
export function richMenu(menu, onTap) {
  const { width, height } = menu.size;
  const percent = (value, whole) => `${(value / whole) * 100}%`;
  const areas = menu.areas.map(({ bounds, action }, index) =>
    el('button', {
      type: 'button',
      'aria-label': nameOf(action, index),
      style: {
        left: percent(bounds.x, width),
        top: percent(bounds.y, height),
        width: percent(bounds.width, width),
        height: percent(bounds.height, height),
      },
      onClick: () => onTap(action),
    }),
  );
  const picture = el('img', {
    src: `/_sim/richmenu/${menu.richMenuId}`,
    alt: '',
    style: { aspectRatio: `${width} / ${height}` },
  });
  return el(
    'div',
    { class: 'rich-menu', role: 'group', 'aria-label': menu.chatBarText },
    picture,
    ...areas,
  );
}
