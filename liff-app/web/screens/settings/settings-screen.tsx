import { messages } from '#web/messages.ts';
import { PageHeader } from '#web/parts/headers.tsx';
import { Help } from '#web/parts/help.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { EmptyState } from '#web/parts/feedback.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { sectionsFor } from './sections.ts';

export function Screen({ me }: ScreenProps) {
  const sections = sectionsFor(me);
  return (
    <>
      <PageHeader
        title={messages.tabs.settings}
        who={me.office.name}
        side={<Help office={me.office} />}
      />
      <main class="page first-gap">
        {sections.length === 0 ? (
          <EmptyState icon="settings" title="ไม่มีสิ่งที่ท่านตั้งค่าได้">
            <p>การตั้งค่าของจังหวัดเป็นหน้าที่ของสำนักงานพัฒนาชุมชนจังหวัด</p>
          </EmptyState>
        ) : (
          <nav class="list narrow" aria-label={messages.tabs.settings}>
            <ul>
              {sections.map((section) => (
                <li key={section.href}>
                  <a class="row-link setting" href={section.href}>
                    <Icon name={section.icon} />
                    <span>
                      <strong>{section.title}</strong>
                      <small>{section.note}</small>
                    </span>
                    <Icon name="next" />
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </main>
    </>
  );
}
