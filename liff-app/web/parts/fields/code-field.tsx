import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { isMistypedCode } from '#domain/people/invite-code.ts';
import { useApp } from '#web/app-context.ts';
import { Icon } from '../icon.tsx';

/** A field for an invite code. It opens the screen that shows what the code gives. */
export function CodeField({ label, action }: { label: string; action: string }) {
  const { router } = useApp();
  const code = useSignal('');
  const isWrong = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const send = (event: Event) => {
    event.preventDefault();
    const typed = code.value.trim();
    isWrong.value = typed === '' || isMistypedCode(typed);
    if (isWrong.value) input.current?.focus();
    else router.go(`/app/join/${encodeURIComponent(typed)}`);
  };
  return (
    <form class="code-form" onSubmit={send}>
      <label class="label" for="code">
        {label}
      </label>
      <input
        ref={input}
        id="code"
        class="text-input invitation-code"
        autocomplete="off"
        autocapitalize="characters"
        maxLength={20}
        value={code.value}
        aria-invalid={isWrong.value}
        aria-describedby="code-hint"
        onInput={(event) => {
          code.value = event.currentTarget.value;
          isWrong.value = false;
        }}
      />
      <p id="code-hint" class={isWrong.value ? 'wrong' : 'quiet'} aria-live="polite">
        {isWrong.value ? <Icon name="overdue" small /> : null}
        {isWrong.value && code.value.trim() === '' ? 'กรุณากรอกรหัสก่อน ' : ''}
        รหัสมี 8 ตัว เป็นอักษรอังกฤษกับเลข 2–9 ไม่มี 0 O 1 I L
      </p>
      <button type="submit" class="btn btn-main">
        {action}
      </button>
    </form>
  );
}
