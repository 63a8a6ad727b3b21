import { useSignal } from '@preact/signals';
import type { ComponentChildren, ComponentProps } from 'preact';
import { messages } from '#web/messages.ts';
import { Dialog } from './dialog.tsx';
import { ErrorBanner } from './error-banner.tsx';
import { Icon } from './icon.tsx';

interface Props {
  title: string;
  label: string;
  /** The text of the main button. */
  action: string;
  initial?: string;
  maxLength: number;
  /** The error shown when the field is empty on sending. When it is missing, the field may stay empty. */
  missing?: string;
  busy: boolean;
  error: ComponentProps<typeof ErrorBanner>['error'];
  onSend: (text: string) => void;
  onClose: () => void;
  children?: ComponentChildren;
}

/** A dialog with one text field, which the person sends or cancels. */
export function TextDialog(props: Props) {
  const { title, label, action, initial = '', maxLength, missing, busy, error, children } = props;
  const text = useSignal(initial);
  const tried = useSignal(false);
  const isMissing = missing !== undefined && tried.value && text.value.trim() === '';
  const send = () => {
    tried.value = true;
    const typed = text.peek().trim();
    if (typed !== '' || missing === undefined) props.onSend(typed);
  };
  return (
    <Dialog title={title} onClose={props.onClose}>
      {children}
      <label class="label" for="dialog-text">
        {label}
      </label>
      <textarea
        id="dialog-text"
        class="area"
        rows={4}
        maxLength={maxLength}
        value={text.value}
        aria-invalid={isMissing}
        aria-required={missing !== undefined}
        aria-describedby={isMissing ? 'dialog-text-wrong' : undefined}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      {isMissing ? (
        <p class="wrong" id="dialog-text-wrong" role="alert">
          <Icon name="overdue" small />
          {missing}
        </p>
      ) : null}
      <ErrorBanner error={error} />
      <div class="actions">
        <button type="button" class="btn btn-main" disabled={busy} onClick={send}>
          {action}
        </button>
        <button type="button" class="btn" onClick={props.onClose}>
          {messages.cancel}
        </button>
      </div>
    </Dialog>
  );
}
