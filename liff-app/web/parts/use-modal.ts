import { useEffect, useRef } from 'preact/hooks';

/**
 * Opens a native modal dialog and returns its props. The browser keeps the focus inside. Esc and a press
 * outside close it, and the focus returns to where it was.
 */
export function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      // While it is open, all outside of it refuses the focus.
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
