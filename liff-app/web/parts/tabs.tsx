import { useRef } from 'preact/hooks';
import type { Me } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import { useWide } from '../media.ts';
import { messages } from '../messages.ts';
import { useBarHeight } from './foot.tsx';
import { Icon } from './icon.tsx';
import { useOpenQuestions } from './open-questions.ts';
import type { IconName } from './icon.tsx';

export type Tab =
  | 'tasks'
  | 'overview'
  | 'calendar'
  | 'centres'
  | 'people'
  | 'messages'
  | 'papers'
  | 'settings'
  | 'me';

interface Stop {
  tab: Tab;
  href: string;
  icon: IconName;
  label: string;
}

const { tabs } = messages;
const stops: Record<Tab, Stop> = {
  tasks: { tab: 'tasks', href: '/app', icon: 'tasks', label: tabs.tasks },
  overview: { tab: 'overview', href: '/app/overview', icon: 'overview', label: tabs.overview },
  calendar: { tab: 'calendar', href: '/app/calendar', icon: 'calendar', label: tabs.calendar },
  centres: { tab: 'centres', href: '/app/centres', icon: 'centre', label: tabs.centres },
  people: { tab: 'people', href: '/app/people', icon: 'people', label: tabs.people },
  messages: {
    tab: 'messages',
    href: '/app/messages/questions',
    icon: 'comment',
    label: tabs.messages,
  },
  papers: { tab: 'papers', href: '/app/papers', icon: 'file', label: tabs.papers },
  settings: { tab: 'settings', href: '/app/settings', icon: 'settings', label: tabs.settings },
  me: { tab: 'me', href: '/app/me', icon: 'me', label: tabs.me },
};

type Role = NonNullable<Me['lead']>;

/** The tabs at the side of wide screens. */
const rail: Record<Role, Tab[]> = {
  member: ['tasks', 'calendar', 'centres', 'me'],
  officer: ['tasks', 'calendar', 'centres', 'messages', 'me'],
  districtHead: ['tasks', 'overview', 'centres', 'people', 'messages', 'papers', 'me'],
  province: ['overview', 'tasks', 'centres', 'people', 'messages', 'papers', 'settings', 'me'],
  admin: ['people', 'settings', 'me'],
};

/** The tabs at the bottom of phones, where four fit. The last one leads to the others. */
const phoneTabs: Record<Role, Tab[]> = {
  ...rail,
  officer: ['tasks', 'calendar', 'centres', 'me'],
  districtHead: ['tasks', 'overview', 'centres', 'me'],
  province: ['overview', 'tasks', 'centres', 'settings'],
  admin: ['people', 'settings'],
};

/** On a phone the settings are also the menu. */
const menu: Stop = { ...stops.settings, icon: 'menu', label: tabs.menu };

/** The tab marked as the current one. For a screen whose tab is not shown it is the last tab. */
function shownAs(currentTab: Tab | null, shown: readonly Tab[]): Tab | null {
  if (currentTab === null || shown.includes(currentTab)) return currentTab;
  return ['people', 'messages', 'papers', 'settings', 'me'].includes(currentTab)
    ? (shown.at(-1) ?? null)
    : null;
}

/** The bar of tabs: at the bottom on phones, at the side on wide screens. */
export function Tabs({ me, currentTab }: { me: Me; currentTab: Tab | null }) {
  const { cache } = useApp();
  const wide = useWide();
  const bar = useRef<HTMLElement>(null);
  useBarHeight(bar, { as: '--tabs' });
  const questions = useOpenQuestions(me);
  if (!me.lead) return null;
  const shown = (wide ? rail : phoneTabs)[me.lead];
  const current = shownAs(currentTab, shown);
  const waiting =
    cache.version.value >= 0
      ? queueLength(cache.read('duties.mine', {}), cache.read('overview.read', {}))
      : 0;
  return (
    <nav ref={bar} class="tabs" aria-label="เมนูหลัก">
      <div class="mark" aria-hidden="true">
        <Icon name="mark" />
      </div>
      {shown.map((tab) => {
        const { href, icon, label } = tab === 'settings' && !wide ? menu : stops[tab];
        return (
          <a key={tab} href={href} aria-current={current === tab ? 'page' : undefined}>
            <Icon name={icon} />
            {tab === 'tasks' && me.lead === 'province' ? `${tabs.queue} ${waiting || ''}` : label}
            {tab === 'messages' && questions ? ` ${questions}` : null}
          </a>
        );
      })}
    </nav>
  );
}

function queueLength(
  mine: { queue: unknown[] } | null,
  overview: { figures: { atProvince: number } } | null,
): number {
  return mine ? mine.queue.length : (overview?.figures.atProvince ?? 0);
}
