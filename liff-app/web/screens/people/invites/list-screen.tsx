import { useSignal } from '@preact/signals';
import { addDays } from '#domain/calendar.ts';
import { limits } from '#domain/limits.ts';
import type { Output } from '#contract/contract.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import type { RawWorksheets } from '#web/api/read-workbook.ts';
import { dayText } from '#web/format-day.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { PickWorkbook } from '#web/parts/excel-picker.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { NumberField } from '#web/parts/fields/labelled-field.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { roleLabel } from '#web/parts/role-labels.ts';
import { countOf } from './invite-order.ts';
import { MadeCodes } from './made-codes.tsx';

const back = '/app/people/invites';
type Reading = Output<'inviteList.read'>;
type Lines = RawWorksheets[number]['rows'];

/** The people read from the file. The batch id makes the request safe to repeat. */
interface ReadFile extends Reading {
  lines: Lines;
  batch: string;
}

/** เชิญจากรายชื่อ: one code for each person of an Excel list. */
export function Screen({ me }: ScreenProps) {
  const file = useSignal<ReadFile | null>(null);
  const made = useSignal<Output<'inviteList.create'>['invites'] | null>(null);
  const { busy, error, mutate } = useMutation();
  const read = async (sheets: RawWorksheets) => {
    const shown = sheets.find(({ hidden }) => !hidden) ?? sheets[0];
    const lines = shown?.rows ?? [];
    const reading = await mutate('inviteList.read', { lines });
    if (reading) file.value = { ...reading, lines, batch: crypto.randomUUID() };
  };
  const create = async (days: number) => {
    if (!file.value) return;
    const { batch, lines, problems } = file.value;
    const skip = problems.flatMap(({ line }) => line ?? []);
    const answer = await mutate('inviteList.create', { batch, lines, skip, days });
    if (answer) made.value = answer.invites;
  };
  return (
    <>
      <TaskHeader title="เชิญจากรายชื่อ Excel" sub="คนละหนึ่งรหัส ใช้ได้ครั้งเดียว" back={back} />
      <main class="page first-gap invite-people">
        {made.value && file.value ? (
          <MadeCodes invites={made.value} batch={file.value.batch} />
        ) : (
          <>
            <Steps busy={busy} isRead={file.value !== null} onRead={read} />
            <ErrorBanner error={error} />
            {file.value ? (
              <Review
                key={file.value.batch}
                read={file.value}
                today={me.today}
                busy={busy}
                onCreate={(days) => void create(days)}
              />
            ) : null}
          </>
        )}
      </main>
    </>
  );
}

interface StepsProps {
  busy: boolean;
  isRead: boolean;
  onRead: (sheets: RawWorksheets) => Promise<void>;
}

function Steps({ busy, isRead, onRead }: StepsProps) {
  return (
    <section class="panel in-panel" aria-label="เลือกไฟล์">
      {isRead ? null : (
        <p>กรอกชื่อ บทบาท อำเภอ และตำบลของแต่ละคนในไฟล์ แล้วเลือกไฟล์ ระบบอ่านให้ตรวจก่อน ยังไม่ออกรหัส</p>
      )}
      <div class="button-row">
        <PickWorkbook busy={busy} onRead={onRead} />
        {isRead ? null : (
          <DownloadButton
            file={{ kind: 'inviteTemplate' }}
            label="ไฟล์ตัวอย่าง"
            note="ไฟล์ Excel สำหรับกรอกรายชื่อ"
          />
        )}
      </div>
    </section>
  );
}

interface ReviewProps {
  read: ReadFile;
  today: ScreenProps['me']['today'];
  busy: boolean;
  onCreate: (days: number) => void;
}

const shownPeople = 25;

/** The people that were read, and the errors in the other lines. */
function Review({ read, today, busy, onCreate }: ReviewProps) {
  const typedDays = useSignal('30');
  const { people, problems, ignored } = read;
  const days = countOf(typedDays.value, limits.invite.days);
  const wrongDays = days === null ? `กรอก 1 ถึง ${limits.invite.days}` : undefined;
  return (
    <>
      {problems.length > 0 ? <Problems read={read} /> : null}
      {ignored.length > 0 ? (
        <Banner tint="is-due" icon="info" title="คอลัมน์ที่ไม่ได้อ่าน">
          {ignored.join(', ')}
        </Banner>
      ) : null}
      {people.length > 0 ? (
        <>
          <section class="panel" aria-labelledby="read-people">
            <header>
              <h2 id="read-people">อ่านได้ {people.length} คน</h2>
              <p>ตรวจชื่อ บทบาท และพื้นที่ก่อนออกรหัส</p>
            </header>
            <div class="list read-people">
              <ShowMoreList
                items={people}
                keyOf={({ line }) => String(line)}
                unit="คน"
                shown={shownPeople}
              >
                {(person) => <Person person={person} />}
              </ShowMoreList>
            </div>
          </section>
          <form
            class="panel in-panel"
            aria-label="ออกรหัส"
            onSubmit={(event) => {
              event.preventDefault();
              if (days !== null) onCreate(days);
            }}
          >
            <NumberField
              id="list-days"
              label="ใช้ได้กี่วัน"
              hint={days === null ? '' : `ถึง ${dayText(addDays(today, days), 'medium')}`}
              value={typedDays.value}
              wrong={wrongDays}
              onInput={(text) => (typedDays.value = text)}
            />
            <button type="submit" class="btn btn-main" disabled={busy}>
              {busy ? 'กำลังออกรหัส' : `ออกรหัส ${people.length} คน`}
            </button>
          </form>
        </>
      ) : null}
    </>
  );
}

function Person({ person }: { person: Reading['people'][number] }) {
  const { name, role, place, member, line } = person;
  return (
    <div class="read-person">
      <b>{name}</b>
      <span>
        {roleLabel(role)} {place}
        {member === null ? '' : ' · ตรงกับทะเบียนกรรมการ'}
      </span>
      <small>แถว {line}</small>
    </div>
  );
}

function Problems({ read }: { read: ReadFile }) {
  const { people, problems } = read;
  const rest =
    people.length > 0
      ? `แก้ในไฟล์แล้วเลือกไฟล์อีกครั้ง หรือออกรหัสให้ ${people.length} คนที่ถูกต้องก่อน`
      : 'แก้ในไฟล์แล้วเลือกไฟล์อีกครั้ง';
  return (
    <section aria-label="แถวที่ต้องแก้" class="invite-people">
      <div role="alert">
        <Banner tint="is-overdue" icon="overdue" title={`ต้องแก้ ${problems.length} แถว`}>
          {rest}
        </Banner>
      </div>
      <div class="panel in-panel sheet-problems">
        <ShowMoreList
          items={problems}
          keyOf={({ line, column }) => `${line}${column}`}
          unit="แถว"
          shown={shownPeople}
        >
          {({ line, column, message }) => (
            <div class="problem">
              <b>{line === null ? 'ทั้งไฟล์' : `แถว ${line}`}</b>
              <span>
                {column === '' ? '' : `${column}: `}
                {message}
              </span>
            </div>
          )}
        </ShowMoreList>
      </div>
    </section>
  );
}
