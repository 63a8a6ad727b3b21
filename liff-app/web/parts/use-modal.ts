import { useLayoutEffect, useRef } from 'preact/hooks';
import { enterSheet } from '../router/sheet-history.ts';

/**
 * Opens a native modal dialog and returns its props. The browser keeps the focus inside. Esc, a press
 * outside and the phone's back button close it, and the focus returns to where it was.
 */
export function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  // Runs before the browser paints, because a phone opens the keyboard only for a focus set during the tap.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    const leave = enterSheet(() => close.current());
    return () => {
      leave();
      // While the dialog is open, elements outside it cannot get the focus.
      shown?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return {
    ref: dialog,
    onCancel: (event: Event): void => {
      event.preventDefault();
      onClose();
    },
    onClick: (event: MouseEvent): void => {
      if (event.target === dialog.current) onClose();
    },
  };
}
