import { useSignal } from '@preact/signals';
import { useApp } from '../app-context.ts';
import { messages } from '../messages.ts';
import { PageHeader } from '../parts/headers.tsx';
import { OfficeCall } from '../parts/help.tsx';
import { Icon } from '../parts/icon.tsx';
import { grantText } from '../parts/role-labels.ts';
import type { ScreenProps } from '../router/screen.ts';
import { searchedKey } from '#web/sync/storage-keys.ts';
import { sectionsFor } from './settings/sections.ts';

const managesPeople: ReadonlySet<string> = new Set(['districtHead', 'province', 'admin']);

const notice = [
  'ระบบเก็บชื่อ ตำแหน่ง และบทบาทของท่าน เพื่อใช้ติดตามงาน ศอช. ตามหนังสือสั่งการของจังหวัด',
  'ไม่เก็บเลขประจำตัวประชาชน และตัดพิกัดออกจากรูปถ่ายทุกรูป',
  'ผู้เห็นข้อมูลคือเจ้าหน้าที่ที่ดูแลพื้นที่ของท่านเท่านั้น',
  'ท่านขอดู ขอแก้ไข หรือขอลบข้อมูลของท่านได้ ติดต่อสำนักงานด้านล่าง',
];

/** ข้อมูลของฉัน: the person's roles, stored data and the office to ask. */
export function Screen({ me }: ScreenProps) {
  const { session, storage } = useApp();
  const busy = useSignal(false);
  const leave = () => {
    busy.value = true;
    void storage.remove(searchedKey(me.person.id));
    void session.end();
  };
  return (
    <>
      <PageHeader title={messages.tabs.me} who={me.person.name} />
      <main class="panes page">
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
                <div class="row-link">ยังไม่ได้เข้าร่วมหน่วยงาน</div>
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
        <section>
          <PrivacyNotice />
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

function PrivacyNotice() {
  return (
    <>
      <h2 class="part-title">ข้อมูลส่วนบุคคล</h2>
      <ul class="panel in-panel">
        {notice.map((line) => (
          <li key={line}>
            <Icon name="shield" small />
            {line}
          </li>
        ))}
      </ul>
    </>
  );
}
