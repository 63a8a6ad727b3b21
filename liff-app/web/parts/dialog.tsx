import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { messages } from '../messages.ts';
import { Icon } from './icon.tsx';
import { useModal } from './use-modal.ts';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A native modal dialog. The browser keeps the focus inside, closes it on Esc and returns the focus. */
export function Dialog({ title, onClose, children }: Props) {
  const modal = useModal(onClose);
  const headingId = useId();
  return (
    <dialog {...modal} class="dialog" aria-labelledby={headingId}>
      <header class="dialog-head">
        <h2 id={headingId}>{title}</h2>
        <button type="button" class="round" aria-label={messages.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="dialog-body">{children}</div>
    </dialog>
  );
}
