// A dialog at the bottom of the phone. It keeps the focus until it is closed.
import { button, el, focusOn } from './dom.ts';

export interface Sheet {
  title: string;
  body: HTMLElement;
  onClose?: () => void;
}

function keepInside(dialog: HTMLElement, event: KeyboardEvent): void {
  const all = [
    ...dialog.querySelectorAll<HTMLElement>('button:enabled, select, input:not([tabindex="-1"])'),
  ];
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  focusOn(event.shiftKey ? all.at(-1) : all[0]);
}

/** Returns a function that closes the dialog and returns the focus to where it was. */
export function openBottomDialog(place: HTMLElement, { title, body, onClose }: Sheet): () => void {
  place.querySelector('.dialog-ground')?.remove();
  const before = document.activeElement;
  const ground = el('div', { class: 'dialog-ground' });
  const close = () => {
    ground.remove();
    focusOn(before);
    onClose?.();
  };
  const heading = el('h3', { text: title });
  const shut = button({ icon: 'close', label: 'ปิด', onClick: close });
  const dialog = el(
    'section',
    { class: 'bottom-dialog', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
    el('header', {}, heading, shut),
    body,
  );
  ground.append(dialog);
  ground.addEventListener('click', (event) => event.target === ground && close());
  ground.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') keepInside(dialog, event);
  });
  place.append(ground);
  focusOn(body.querySelector('select, button') ?? shut);
  return close;
}
