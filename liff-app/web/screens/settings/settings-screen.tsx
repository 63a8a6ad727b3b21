import { messages } from '#web/messages.ts';
import type { Me, Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { useWide } from '#web/media.ts';
import { CallOffice } from '#web/parts/call-office.tsx';
import { Banner, EmptyState } from '#web/parts/feedback.tsx';
import { PageHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { useOpenQuestions } from '#web/parts/open-questions.ts';
import { personLine } from '#web/parts/role-labels.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { groupsFor } from './sections.ts';
import type { SettingsSection, SettingsValues } from './sections.ts';
import { ToDoPanel } from './to-do/to-do-panel.tsx';
import { requestRow, toDoRow } from './to-do/to-do-rows.ts';

/** ตั้งค่า. On a phone it is also the menu, with the places that have no tab there. */
export function Screen({ me }: ScreenProps) {
  const wide = useWide();
  // A head has sections too. ข้อมูลของฉัน links to them.
  const isEmpty = !me.grants.some(({ role }) => role === 'province' || role === 'admin');
  return (
    <>
      <PageHeader
        plain
        title={wide || isEmpty ? messages.tabs.settings : messages.tabs.menu}
        who={wide ? me.office.name : personLine(me)}
      />
      <main class="page first-gap settings-home">
        {isEmpty ? <NotAllowed /> : <SettingsHome me={me} wide={wide} />}
      </main>
    </>
  );
}

function NotAllowed() {
  return (
    <EmptyState icon="closed" title="หน้านี้เปิดได้เฉพาะจังหวัด">
      <p>การตั้งค่าของจังหวัดเป็นหน้าที่ของ สพจ. และผู้ดูแลระบบ</p>
      <a class="btn btn-main" href="/app">
        กลับไปงานของฉัน
      </a>
      <CallOffice when="หากคิดว่าไม่ถูกต้อง" />
    </EmptyState>
  );
}

function SettingsHome({ me, wide }: { me: Me; wide: boolean }) {
  const values = useResource('settings.read', {});
  const firstDay = useResource('firstDay.read', {});
  const present = values.state.kind === 'ready' ? values.state.data : null;
  const list = firstDay.state.kind === 'ready' ? firstDay.state.data : null;
  const isOld = [values.state, firstDay.state].some(
    (state) => state.kind !== 'loading' && state.failure !== undefined,
  );
  const reload = () => void Promise.all([values.reload(), firstDay.reload()]);
  return (
    <>
      <ToDo values={present} list={list} />
      {isOld ? (
        <Banner tint="is-draft" icon="cut">
          ยังโหลดค่าปัจจุบันไม่ได้ เปิดแต่ละเรื่องได้ตามปกติ{' '}
          <button type="button" class="link" onClick={reload}>
            {messages.retry}
          </button>
        </Banner>
      ) : null}
      {wide ? null : <PhoneMenu me={me} values={present} />}
      <div class="settings-groups">
        {groupsFor(me, { wide }).map(({ group, title, rows }) => (
          <section class="panel settings-group" key={group} aria-labelledby={`group-${group}`}>
            <header>
              <h2 id={`group-${group}`}>{title}</h2>
            </header>
            <ul>
              {rows.map((row) => (
                <li key={row.href}>
                  <SectionLink row={row} values={present} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** On the first day the whole list with the done tasks; later only the points that need attention. */
function ToDo(of: { values: SettingsValues | null; list: Output<'firstDay.read'> | null }) {
  const { values, list } = of;
  const tasks = (list?.tasks ?? []).filter(({ left }) => left > 0 || list?.isFirstDay);
  const requests = values ? requestRow(values) : null;
  const rows = [...tasks.map(toDoRow), ...(requests ? [requests] : [])];
  return <ToDoPanel title="ต้องดู" rows={rows} />;
}

/** Places that are tabs on wide screens only. */
function PhoneMenu({ me, values }: { me: Me; values: SettingsValues | null }) {
  const questions = useOpenQuestions(me);
  return (
    <>
      <nav class="list" aria-label="ไปที่">
        <ul>
          <li>
            <a class="row-link" href="/app/people">
              <span>
                <strong>{messages.tabs.people}</strong>
                <small>{values ? `อยู่ในระบบ ${values.people} คน` : messages.loading}</small>
              </span>
              <Icon name="next" />
            </a>
          </li>
          {questions === null ? null : (
            <li>
              <a class="row-link" href="/app/messages/questions">
                <span>
                  <strong>{messages.tabs.messages}</strong>
                  <small>{questions > 0 ? `คำถามรอตอบ ${questions}` : 'ไม่มีคำถามรอตอบ'}</small>
                </span>
                <Icon name="next" />
              </a>
            </li>
          )}
          <li>
            <a class="row-link" href="/app/me">
              <span>
                <strong>{messages.tabs.me}</strong>
                <small>บทบาท ติดต่อ ความเป็นส่วนตัว</small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        </ul>
      </nav>
      <h2 class="part-title">{messages.tabs.settings}</h2>
    </>
  );
}

function SectionLink({ row, values }: { row: SettingsSection; values: SettingsValues | null }) {
  const alert = values && row.alert ? row.alert(values) : null;
  return (
    <a href={row.href}>
      <Icon name={row.icon} />
      <span>
        <b>{row.title}</b>
        <small>{values ? row.value(values) : '…'}</small>
      </span>
      {alert ? (
        <span class="chip is-due">
          <Icon name="overdue" small />
          {alert}
        </span>
      ) : null}
      <Icon name="next" small />
    </a>
  );
}
