import { useSignal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { backOff } from './api/api.ts';
import { useApp } from './app-context.ts';
import type { Me } from '#contract/contract.ts';
import { useKeepOffice } from './api/office.ts';
import { CallOffice } from './parts/call-office.tsx';
import { isHelpOpen } from './parts/help/help-open.ts';
import { Icon } from './parts/icon.tsx';
import { Banner, Skeleton, ErrorState } from './parts/feedback.tsx';
import { Tabs } from './parts/tabs.tsx';
import { isSearchOpen } from './parts/search/search-open.ts';
import { useSearchKeys } from './parts/search/search-button.tsx';
import { Toasts } from './parts/toasts.tsx';
import { UnsyncedLine } from './parts/unsynced-line.tsx';
import { messages } from './messages.ts';
import { routeFor } from './router/routes.ts';
import type { Route } from './router/route.ts';
import { helpStyles, searchStyles, withStyles } from './router/route.ts';
import type { ScreenProps } from './router/screen.ts';

type Screen = ComponentType<ScreenProps>;

/** The frame of every screen. It opens the session first, then the screen in the address. */
export function AppFrame() {
  const { session } = useApp();
  const state = session.state.value;
  useKeepOffice();
  return (
    <>
      <UnsyncedLine />
      {session.expired.value && state.kind === 'ready' ? (
        <div class="page">
          <Banner tint="is-due" icon="info" title={messages.expired.title} urgent>
            {messages.expired.text}
            <div class="inline-actions">
              <button
                type="button"
                class="btn btn-small"
                onClick={() => void session.signInAgain()}
              >
                {messages.expired.act}
              </button>
            </div>
          </Banner>
        </div>
      ) : null}
      {state.kind === 'starting' ? (
        <main class="page">
          <Skeleton heights={[168, 132, 132, 132]} />
        </main>
      ) : null}
      {state.kind === 'failed' ? (
        <main class="page">
          <ErrorState failure={state.failure} onRetry={() => void session.start()} />
        </main>
      ) : null}
      {state.kind === 'ended' ? <Ended /> : null}
      {state.kind === 'ready' ? <SignedIn me={state.me} /> : null}
      <Toasts />
    </>
  );
}

function SignedIn({ me }: { me: Me }) {
  const { router } = useApp();
  const place = router.place.value;
  const match = routeFor(place.path, me);
  const screen = useScreen(match?.route ?? null);
  useFocusHeading(place.path, screen !== null && screen.route === match?.route);
  useBackgroundSync(me.person.id, screen !== null);
  if (!match) return <NotFound />;
  const { route, params } = match;
  const shown = screen?.route === route ? screen.Screen : null;
  return (
    <div class={route.task ? 'frame' : 'frame has-tabs'}>
      <div class={route.task ? 'task' : ''}>
        {shown ? (
          <ScreenOf Screen={shown} key={place.path} params={params} query={place.query} me={me} />
        ) : (
          <main class="page">
            <Skeleton heights={[120, 132, 132]} />
          </main>
        )}
      </div>
      <SearchOverlay me={me} />
      <HelpOverlay me={me} route={route} />
      <div class={route.task ? 'wide-only' : ''}>
        <Tabs me={me} currentTab={route.tab} />
      </div>
    </div>
  );
}

/** The search dialog. Its code is loaded when it is first opened. */
function SearchOverlay({ me }: { me: Me }) {
  useSearchKeys();
  const loaded = useOverlay(isSearchOpen, () =>
    withStyles(import('./screens/search/search-dialog.tsx'), searchStyles()),
  );
  return loaded && <loaded.SearchDialog me={me} onClose={() => (isSearchOpen.value = false)} />;
}

/** The help over the screen; its texts are loaded when it is first opened. */
function HelpOverlay({ me, route }: { me: Me; route: Route }) {
  const loaded = useOverlay(isHelpOpen, () =>
    withStyles(import('./parts/help/help-sheet.tsx'), helpStyles()),
  );
  return (
    loaded && (
      <loaded.HelpSheet
        route={route.name}
        lead={me.lead}
        onClose={() => (isHelpOpen.value = false)}
      />
    )
  );
}

/** The code of an overlay while it is open; null until then, and without a connection. */
function useOverlay<T>(isOpen: Signal<boolean>, load: () => Promise<T>): T | null {
  const { toast } = useApp();
  const loaded = useSignal<T | null>(null);
  useEffect(() => {
    if (!isOpen.value || loaded.peek()) return;
    load().then(
      (code) => (loaded.value = code),
      () => {
        isOpen.value = false;
        toast.value = { text: messages.offline };
      },
    );
  }, [isOpen.value]);
  return isOpen.value ? loaded.value : null;
}

function ScreenOf({ Screen, ...props }: ScreenProps & { Screen: Screen }) {
  return <Screen {...props} />;
}

/** Loads the code of a screen when it is first opened. */
function useScreen(route: Route | null) {
  const loaded = useSignal<{ route: Route; Screen: Screen } | null>(null);
  useEffect(() => {
    if (!route) return;
    // A screen that loads after the person has moved on must not replace the newer one.
    let isCurrent = true;
    const show = async () => {
      const { Screen } = await route.load().catch(() => ({ Screen: NotLoaded }));
      if (isCurrent) loaded.value = { route, Screen };
    };
    void show();
    return () => {
      isCurrent = false;
    };
  }, [route]);
  return loaded.value;
}

const backgroundSyncAfterMs = 1000;

/** Starts the background sync after the first screen has loaded. */
function useBackgroundSync(person: string, ready: boolean): void {
  const app = useApp();
  useEffect(() => {
    if (!ready) return;
    let stop = (): void => undefined;
    let stopped = false;
    let timer = setTimeout(() => void start(1), backgroundSyncAfterMs);
    const start = async (tries: number) => {
      const module = await import('./sync/background-sync.ts').catch(() => null);
      if (stopped) return;
      if (module) stop = module.startBackgroundSync(app, person);
      else timer = setTimeout(() => void start(tries + 1), backOff(tries));
    };
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
    };
  }, [person, ready]);
}

/**
 * On a slow phone the person may type before the frame below runs. The focus must then stay in the field.
 */
function isTyping(): boolean {
  return document.activeElement?.matches('main :is(input, textarea, select)') ?? false;
}

/** After navigation, focuses the heading and sets the document title. */
function useFocusHeading(path: string, ready: boolean): void {
  const { router } = useApp();
  useEffect(() => {
    if (!ready) return;
    const frame = requestAnimationFrame(() => {
      const heading = document.querySelector('h1');
      document.title = heading?.textContent
        ? `${heading.textContent} · ${messages.product}`
        : messages.product;
      if (router.place.peek().by !== 'open' && !isTyping()) heading?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [path, ready]);
}

/** A browser does not load a module again that failed once, so the whole page is opened again. */
function NotLoaded() {
  return (
    <main class="page">
      <ErrorState failure={{ kind: 'offline' }} onRetry={() => window.location.reload()} />
    </main>
  );
}

function Ended() {
  return (
    <main class="page">
      <div class="blank">
        <Icon name="done" />
        <h1 tabIndex={-1}>ออกจากระบบแล้ว</h1>
        <p>ปิดหน้านี้ได้ หรือเข้าใช้งานใหม่ด้วย LINE</p>
        <a class="btn btn-main" href="/app" target="_self">
          เข้าใช้งาน
        </a>
      </div>
    </main>
  );
}

function NotFound() {
  return (
    <main class="page">
      <div class="blank">
        <Icon name="search" />
        <h1 tabIndex={-1}>ไม่พบหน้านี้</h1>
        <p>ลิงก์อาจเก่าหรือไม่ครบ</p>
        <a class="btn btn-main" href="/app">
          {messages.goHome}
        </a>
        <CallOffice when="ถ้ายังหาไม่พบ" />
      </div>
    </main>
  );
}
