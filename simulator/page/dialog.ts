// Dialogs that ask for the confirmation of a final step, or for a few values.
import { button, el } from './dom.ts';

interface Dialog {
  title: string;
  body: Node;
  go: string;
  /** The value with which the dialog closes when the user confirms. With undefined, it stays open. */
  value: () => string | undefined;
}

/** Resolves with the value, or with '' when the user dismisses it. */
export function openDialog({ title, body, go, value }: Dialog): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const heading = el('h2', { id: 'dialog-title', text: title });
  const dialog = el('dialog', { class: 'ask', 'aria-labelledby': 'dialog-title' }, heading, body);
  const goOn = () => {
    const chosen = value();
    if (chosen !== undefined) dialog.close(chosen);
  };
  dialog.append(
    el(
      'div',
      { class: 'ask-acts' },
      button({ class: 'plain', words: 'ยกเลิก', onClick: () => dialog.close('') }),
      button({ class: 'fill', words: go, onClick: goOn }),
    ),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    resolve(dialog.returnValue);
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close('');
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}

export async function ask(question: {
  title: string;
  words: string;
  go: string;
}): Promise<boolean> {
  const { title, words, go } = question;
  const body = el('p', { text: words });
  return (await openDialog({ title, body, go, value: () => 'yes' })) === 'yes';
}
