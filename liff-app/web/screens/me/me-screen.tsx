import { useSignal } from '@preact/signals';
import type { Me } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { messages } from '#web/messages.ts';
import { Contacts } from '#web/parts/contacts.tsx';
import { PageHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { useOpenQuestions } from '#web/parts/open-questions.ts';
import { grantText } from '#web/parts/role-labels.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { DataRequestSection } from './data-request-section.tsx';
import { ErasureSection } from './erasure-section.tsx';
import { MuteSection } from './mute-section.tsx';
import { MyDataSection } from './my-data-section.tsx';
import { searchedKey } from '#web/sync/storage-keys.ts';
import { sectionsFor } from '../settings/sections.ts';

/** The offices of a head. The province and administrators find theirs in the settings. */
const ownOffices = ({ grants }: Me) => grants.filter(({ role }) => role === 'districtHead');

/** Links to the settings for a person who has no tab for them, such as a head. */
const ownSections = (me: Me) =>
  me.lead === 'province' || me.lead === 'admin' ? [] : sectionsFor(me);

/** ข้อมูลของฉัน: the person's roles, stored data and the office to ask. */
export function Screen({ me }: ScreenProps) {
  const { session, storage } = useApp();
  const busy = useSignal(false);
  const questions = useOpenQuestions(me);
  const leave = () => {
    busy.value = true;
    void storage.remove(searchedKey(me.person.id));
    void session.end();
  };
  return (
    <>
      <PageHeader plain title={messages.tabs.me} who={me.person.name} />
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
          {me.lead === 'districtHead' ? (
            <a class="btn btn-wide space-above" href="/app/people">
              <Icon name="people" />
              {messages.tabs.people}
            </a>
          ) : null}
          {questions === null || me.lead === 'province' ? null : (
            <a class="btn btn-wide space-above" href="/app/messages/questions">
              <Icon name="comment" />
              {messages.tabs.messages}
              {questions ? ` คำถามรอตอบ ${questions}` : ''}
            </a>
          )}
          {ownOffices(me).map(({ areaCode, areaName }) => (
            <a
              key={areaCode}
              class="btn btn-wide space-above"
              href={`/app/settings/offices/${areaCode}`}
            >
              <Icon name="phone" />
              แก้เบอร์สำนักงาน {areaName}
            </a>
          ))}
          {ownSections(me).map(({ href, icon, title }) => (
            <a key={href} class="btn btn-wide space-above" href={href}>
              <Icon name={icon} />
              {title}
            </a>
          ))}
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
          <DataRequestSection />
          <ErasureSection />
          <h2 class="part-title">ติดต่อ</h2>
          <Contacts office={me.office} />
          <button type="button" class="link space-above" disabled={busy.value} onClick={leave}>
            ออกจากระบบ
          </button>
        </section>
      </main>
    </>
  );
}
