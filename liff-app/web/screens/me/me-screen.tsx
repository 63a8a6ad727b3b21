import { useSignal } from '@preact/signals';
import { useApp } from '#web/app-context.ts';
import { messages } from '#web/messages.ts';
import { PageHeader } from '#web/parts/headers.tsx';
import { OfficeCall } from '#web/parts/help.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { ErasureSection } from './erasure-section.tsx';
import { MuteSection } from './mute-section.tsx';
import { MyDataSection } from './my-data-section.tsx';
import { sectionsFor } from '../settings/sections.ts';

const managesPeople: ReadonlySet<string> = new Set(['districtHead', 'province', 'admin']);

/** ข้อมูลของฉัน: the person's roles, stored data and the office to ask. */
export function Screen({ me }: ScreenProps) {
  const { session } = useApp();
  const busy = useSignal(false);
  const leave = () => {
    busy.value = true;
    void session.end();
  };
  return (
    <>
      <PageHeader title={messages.tabs.me} who={me.person.name} />
      <main class="page me-parts">
        <section class="list">
          <h2 class="part-title">บทบาทของท่าน</h2>
          <ul>
            {me.grants.map((grant) => (
              <li key={grant.role + grant.areaCode + grant.centre}>
                <div class="row-link person">
                  <strong>{grantText(grant)}</strong>
                  <Icon name="done" />
                </div>
              </li>
            ))}
            {me.grants.length === 0 ? (
              <li>
                <a class="row-link" href="/app">
                  ยังไม่ได้เข้าร่วมหน่วยงาน แตะเพื่อเข้าร่วม
                  <Icon name="next" />
                </a>
              </li>
            ) : null}
          </ul>
          {me.lead === 'districtHead' || me.lead === 'province' ? (
            <a class="btn btn-wide space-above" href="/app/calendar">
              <Icon name="calendar" />
              ดูกำหนดส่งทั้งปี
            </a>
          ) : null}
          {me.grants.some(({ role }) => managesPeople.has(role)) ? (
            <a class="btn btn-wide space-above" href="/app/people">
              <Icon name="people" />
              {messages.tabs.people}
            </a>
          ) : null}
          {sectionsFor(me).length > 0 ? (
            <a class="btn btn-wide space-above" href="/app/settings">
              <Icon name="settings" />
              {messages.tabs.settings}
            </a>
          ) : null}
        </section>
        <section class="me-data">
          <MyDataSection />
        </section>
        <section>
          <MuteSection />
          <a class="btn btn-wide space-above" href="/app/notice">
            <Icon name="shield" />
            ประกาศความเป็นส่วนตัว
          </a>
          <ErasureSection />
          <h2 class="part-title">ติดต่อ</h2>
          <p class="pad-below-small">{me.office.name}</p>
          <OfficeCall office={me.office} />
          <button type="button" class="link space-above" disabled={busy.value} onClick={leave}>
            ออกจากระบบ
          </button>
        </section>
      </main>
    </>
  );
}
