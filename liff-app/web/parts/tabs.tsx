import type { Me } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import { messages } from '../messages.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type Tab = 'tasks' | 'overview' | 'calendar' | 'centres' | 'people' | 'settings' | 'me';

interface Stop {
  tab: Tab;
  href: string;
  icon: IconName;
  word: string;
}

const { tabs } = messages;
const stops: Record<Tab, Stop> = {
  tasks: { tab: 'tasks', href: '/app', icon: 'tasks', word: tabs.tasks },
  overview: { tab: 'overview', href: '/app/overview', icon: 'overview', word: tabs.overview },
  calendar: { tab: 'calendar', href: '/app/calendar', icon: 'calendar', word: tabs.calendar },
  centres: { tab: 'centres', href: '/app/centres', icon: 'centre', word: tabs.centres },
  people: { tab: 'people', href: '/app/people', icon: 'people', word: tabs.people },
  settings: { tab: 'settings', href: '/app/settings', icon: 'settings', word: tabs.settings },
  me: { tab: 'me', href: '/app/me', icon: 'me', word: tabs.me },
};

const byRole: Record<NonNullable<Me['lead']>, Tab[]> = {
  member: ['tasks', 'calendar', 'centres', 'me'],
  officer: ['tasks', 'calendar', 'centres', 'me'],
  districtHead: ['tasks', 'overview', 'centres', 'people', 'me'],
  province: ['overview', 'tasks', 'centres', 'people', 'settings', 'me'],
  admin: ['people', 'me'],
};

/** Four tabs fit on a phone. These are shown on wide screens only; phones have them in ข้อมูลของฉัน. */
const railOnly = new Set<Tab>(['people', 'settings']);

/** At the bottom on phones, at the side on wide screens. */
export function Tabs({ me, currentTab }: { me: Me; currentTab: Tab | null }) {
  const { cache } = useApp();
  if (!me.lead) return null;
  const waiting =
    cache.version.value >= 0
      ? queueLength(cache.read('duties.mine', {}), cache.read('overview.read', {}))
      : 0;
  return (
    <nav class="tabs" aria-label="เมนูหลัก">
      <div class="mark" aria-hidden="true">
        <Icon name="mark" />
      </div>
      {byRole[me.lead].map((tab) => (
        <a
          key={tab}
          class={railOnly.has(tab) ? 'wide-only' : ''}
          href={stops[tab].href}
          aria-current={currentTab === tab ? 'page' : undefined}
        >
          <Icon name={stops[tab].icon} />
          {tab === 'tasks' && me.lead === 'province'
            ? `${tabs.queue} ${waiting || ''}`
            : stops[tab].word}
        </a>
      ))}
    </nav>
  );
}

function queueLength(
  mine: { queue: unknown[] } | null,
  overview: { figures: { atProvince: number } } | null,
): number {
  return mine ? mine.queue.length : (overview?.figures.atProvince ?? 0);
}
