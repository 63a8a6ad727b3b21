import { Icon } from '../icon.tsx';
import { isHelpOpen } from './help-open.ts';

/** Opens the help of the screen. */
export function HelpButton({ isShort = false }: { isShort?: boolean }) {
  return (
    <button
      type="button"
      class={isShort ? 'round' : 'ask'}
      aria-label={isShort ? 'วิธีใช้' : undefined}
      aria-haspopup="dialog"
      onClick={() => (isHelpOpen.value = true)}
    >
      <Icon name="help" />
      {isShort ? null : 'วิธีใช้'}
    </button>
  );
}
