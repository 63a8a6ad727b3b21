import { messages } from '#web/messages.ts';
import { Help } from '#web/parts/help.tsx';
import { PageHeader } from '#web/parts/headers.tsx';
import type { Me } from '#contract/contract.ts';

export type PeopleTab = 'directory' | 'notYet' | 'invites' | 'requests';

interface Entry {
  tab: PeopleTab;
  href: string;
  label: string;
}

/** The tabs of คน, in their order. A new screen is one entry here and one route. */
const entries: readonly Entry[] = [
  { tab: 'directory', href: '/app/people', label: 'อยู่ในระบบ' },
  { tab: 'notYet', href: '/app/people/not-yet', label: 'ยังไม่เข้า' },
  { tab: 'invites', href: '/app/people/invites', label: 'รหัสเข้าร่วม' },
  { tab: 'requests', href: '/app/people/requests', label: 'คำขอเข้าร่วม' },
];

/** The header of every screen of คน, with its tabs. */
export function PeopleHeader({ me, current }: { me: Me; current: PeopleTab }) {
  return (
    <>
      <PageHeader
        title={messages.tabs.people}
        who={me.office.name}
        side={<Help office={me.office} />}
      />
      <nav class="people-tabs" aria-label={messages.tabs.people}>
        {entries.map(({ tab, href, label }) => (
          <a key={tab} href={href} aria-current={tab === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </>
  );
}
