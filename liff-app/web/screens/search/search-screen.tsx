import { useApp } from '#web/app-context.ts';
import { messages } from '#web/messages.ts';
import { HelpButton } from '#web/parts/help/help-button.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { SearchPanel } from './search-panel.tsx';

/** The search as a separate page, on phones. */
export function Screen({ me }: ScreenProps) {
  const { router } = useApp();
  return (
    <main class="seek-page">
      <h1 class="sr-only">ค้นหา</h1>
      <SearchPanel
        me={me}
        wide={false}
        onClose={() => undefined}
        side={<HelpButton isShort />}
        back={
          <button
            type="button"
            class="round"
            aria-label={messages.back}
            onClick={() => router.back('/app')}
          >
            <Icon name="back" />
          </button>
        }
      />
    </main>
  );
}
