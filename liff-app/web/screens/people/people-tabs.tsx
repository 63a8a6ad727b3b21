import type { Me, Output } from '#contract/contract.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { messages } from '#web/messages.ts';
import { PageHeader } from '#web/parts/headers.tsx';

export type PeopleCounts = Output<'people.counts'>;
type PeopleTab = 'directory' | 'notYet' | 'requests' | 'invites';

interface Entry {
  tab: PeopleTab;
  href: string;
  label: string;
}

/** The tabs of คน, in order. A new screen needs one entry here and one route. */
const entries: readonly Entry[] = [
  { tab: 'directory', href: '/app/people', label: 'อยู่ในระบบ' },
  { tab: 'notYet', href: '/app/people/not-yet', label: 'ยังไม่เข้า' },
  { tab: 'requests', href: '/app/people/requests', label: 'ขอเข้า' },
  { tab: 'invites', href: '/app/people/invites', label: 'เชิญ' },
];

/** The numbers on the tabs, read again after every change. Null until they are known. */
export function usePeopleCounts(): PeopleCounts | null {
  const counts = useResource('people.counts', {});
  useReloadAfterChange(counts);
  return counts.state.kind === 'ready' ? counts.state.data : null;
}

interface HeaderProps {
  me: Me;
  current: PeopleTab;
  counts: PeopleCounts | null;
}

/** The header of every screen of คน, with its tabs. */
export function PeopleHeader({ me, current, counts }: HeaderProps) {
  return (
    <>
      <PageHeader plain title={messages.tabs.people} who={me.office.name} />
      <nav class="people-tabs" aria-label={messages.tabs.people}>
        {entries.map(({ tab, href, label }) => (
          <a key={tab} href={href} aria-current={tab === current ? 'page' : undefined}>
            {label} {counts ? <b>{counts[tab].toLocaleString('en')}</b> : null}
          </a>
        ))}
      </nav>
    </>
  );
}
