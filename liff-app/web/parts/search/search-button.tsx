import { useEffect } from 'preact/hooks';
import { useApp } from '#web/app-context.ts';
import { useWide } from '#web/media.ts';
import { Icon } from '../icon.tsx';
import { isSearchOpen, searchPath } from './search-open.ts';

const label = 'ค้นหา ศอช. คน เรื่อง คำสั่ง';

/** Opens the search: a box with its key on wide screens, an icon on phones. */
export function SearchButton() {
  const { session } = useApp();
  const wide = useWide();
  const state = session.state.value;
  if (state.kind !== 'ready' || !state.me.lead) return null;
  return (
    <a
      class="seek"
      href={searchPath}
      aria-label={wide ? undefined : label}
      aria-keyshortcuts="Control+K /"
      onClick={(event) => {
        if (!wide) return;
        event.preventDefault();
        isSearchOpen.value = true;
      }}
    >
      <Icon name="search" />
      {wide ? (
        <>
          <span>{label}</span>
          <kbd class="kbd">Ctrl K</kbd>
        </>
      ) : null}
    </a>
  );
}

/** Ctrl/⌘ K everywhere, and `/` outside of fields, open the search. */
export function useSearchKeys(): void {
  const { router } = useApp();
  const wide = useWide();
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      if (wide) isSearchOpen.value = true;
      else if (router.place.peek().path !== searchPath) router.go(searchPath);
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, [wide]);
}

function isSearchKey(event: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return false;
  const isK = event.code === 'KeyK' && (event.ctrlKey || event.metaKey);
  return (isK && !event.altKey && !event.shiftKey) || (event.key === '/' && !isTyping(event));
}

function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}
