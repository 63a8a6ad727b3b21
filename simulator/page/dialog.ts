// Dialogs that ask something before a step that cannot be taken back, or take a few values.
import { button, el } from './dom.ts';

/** Shows a modal <dialog>; resolves with the value it closes with, '' when dismissed. */
export function openDialog({ title, body, actions }) {
  return new Promise((resolve) => {
    const heading = el('h2', { id: 'dialog-title', text: title });
    const dialog = el('dialog', { class: 'ask', 'aria-labelledby': 'dialog-title' }, heading, body);
    const close = (value) => dialog.close(value);
    dialog.append(el('div', { class: 'ask-acts' }, ...actions(close)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close('');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export async function ask({ title, words, go }) {
  const answer = await openDialog({
    title,
    body: el('p', { text: words }),
    actions: (close) => [
      button({ class: 'plain', words: 'ยกเลิก', onClick: () => close('') }),
      button({ class: 'fill', words: go, onClick: () => close('yes') }),
    ],
  });
  return answer === 'yes';
}
