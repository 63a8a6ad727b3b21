import type { ComponentChildren } from 'preact';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import type { MutationError } from '#web/api/use-mutation.ts';

interface Props {
  busy: boolean;
  error: MutationError | null;
  /** Ids of the fields that must be corrected, in order. */
  faulty: readonly string[];
  /** Called at every attempt to save, also with errors. */
  onTry: () => void;
  /** Called only when there are no errors. */
  onSave: () => Promise<void>;
  children: ComponentChildren;
}

/** A form of the settings with one button. When there are errors, it moves the focus to the first one. */
export function SaveForm({ busy, error, faulty, onTry, onSave, children }: Props) {
  const send = () => {
    onTry();
    const [first] = faulty;
    if (first) document.getElementById(first)?.focus();
    else void onSave();
  };
  return (
    <form
      class="office-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {children}
      <ErrorBanner error={error} />
      <button type="submit" class="btn btn-main" disabled={busy}>
        บันทึก
      </button>
    </form>
  );
}
