import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { myListKinds, myListTitles } from '#domain/privacy/my-data.ts';
import type { MyListKind } from '#domain/privacy/my-data.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { CorrectDialog } from './correct-dialog.tsx';

type MyData = Output<'me.data'>;

/**
 * The stored data about the reader: facts, register rows and lists. The reader can correct it and get a
 * copy.
 */
export function MyDataSection() {
  const data = useResource('me.data', {});
  return (
    <>
      <h2 class="part-title">ข้อมูลที่ระบบเก็บ</h2>
      <ResourceView resource={data} heights={[160, 56, 56]}>
        {(stored) => <Stored stored={stored} reload={() => void data.reload()} />}
      </ResourceView>
    </>
  );
}

function Stored({ stored, reload }: { stored: MyData; reload: () => void }) {
  const correcting = useSignal(false);
  return (
    <>
      <Facts stored={stored} />
      <button
        type="button"
        class="btn btn-wide space-above"
        onClick={() => (correcting.value = true)}
      >
        แก้ไขชื่อและเบอร์โทร
      </button>
      <CardLetters big={stored.bigCards} onChange={reload} />
      <Seats seats={stored.seats} />
      <div class="panel held-lists space-above">
        {myListKinds.map((kind) => (
          <HeldList key={kind} kind={kind} list={stored.lists[kind]} />
        ))}
      </div>
      <h2 class="part-title">ขอสำเนา</h2>
      <div class="copy-buttons">
        <DownloadButton
          file={{ kind: 'myData', format: 'xlsx' }}
          label="สำเนา Excel"
          note="ข้อมูลทั้งหมดของท่านในระบบ แยกเป็นแผ่นตามเรื่อง"
        />
        <DownloadButton
          file={{ kind: 'myData', format: 'json' }}
          label="สำเนา JSON"
          opens="เปิดไฟล์ JSON"
          note="ข้อมูลทั้งหมดของท่านในระบบ แบบที่โปรแกรมอื่นอ่านได้"
        />
      </div>
      {correcting.value ? (
        <CorrectDialog
          stored={stored}
          onClose={() => (correcting.value = false)}
          onDone={() => {
            correcting.value = false;
            reload();
          }}
        />
      ) : null}
    </>
  );
}

function Facts({ stored }: { stored: MyData }) {
  const { name, formerNames, phone, isFriend, joinedAt, bigCards } = stored;
  return (
    <dl class="panel facts">
      <Fact label="ชื่อ" text={name || 'ยังไม่มี'} />
      {formerNames.length > 0 ? <Fact label="ชื่อที่เคยใช้" text={formerNames.join(' · ')} /> : null}
      <Fact label="เบอร์โทร" text={phone ?? 'ไม่ได้ให้ไว้'} />
      <Fact
        label="บัญชีไลน์"
        text={isFriend ? 'ผูกไว้ รับข้อความได้' : 'ผูกไว้ แต่ไม่ได้เป็นเพื่อน จึงไม่ได้รับข้อความ'}
      />
      <Fact label="ตัวหนังสือในการ์ดแชต" text={bigCards ? 'ใหญ่' : 'ปกติ'} />
      {joinedAt === null ? null : (
        <Fact label="เข้าร่วมเมื่อ" text={dayText(bangkokDayOf(joinedAt), 'medium')} />
      )}
    </dl>
  );
}

/** Larger letters on the cards in chat, as ตัวใหญ่ does there. */
function CardLetters({ big, onChange }: { big: boolean; onChange: () => void }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const choose = async () => {
    if (!(await mutate('me.cards', { big: !big }))) return;
    toast.value = { text: `การ์ดในแชตเป็น${big ? 'ตัวปกติ' : 'ตัวใหญ่'}ตั้งแต่ข้อความต่อไป` };
    onChange();
  };
  return (
    <>
      <ErrorBanner error={error} />
      <button
        type="button"
        class="btn btn-wide space-above"
        disabled={busy}
        onClick={() => void choose()}
      >
        {big ? 'ใช้ตัวปกติในการ์ดแชต' : 'ใช้ตัวใหญ่ในการ์ดแชต'}
      </button>
    </>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Seats({ seats }: Pick<MyData, 'seats'>) {
  if (seats.length === 0) return null;
  return (
    <div class="panel in-panel space-above">
      <ul>
        {seats.map(({ name, seat, centreName, phone, since, until }) => (
          <li key={seat + centreName + since}>
            <Icon name="register" small />
            <span>
              ทะเบียน {centreName}: {seat} {name}
              {phone === null ? '' : ` โทร ${phone}`}
              {since === null ? '' : ` ตั้งแต่ ${dayText(since, 'medium')}`}
              {until === null ? '' : ` ถึง ${dayText(until, 'medium')}`}
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet pad-above-small">ชื่อในทะเบียนแก้ได้ที่สำนักงานพัฒนาชุมชนอำเภอ</p>
    </div>
  );
}

function HeldList({ kind, list }: { kind: MyListKind; list: MyData['lists'][MyListKind] }) {
  const { count, entries } = list;
  const title = myListTitles[kind];
  return (
    <details class="held-list">
      <summary>
        {title} <span>{count.toLocaleString('en')}</span>
      </summary>
      <ul>
        {entries.map(({ title: text, place, note, at }, index) => (
          <li key={`${at}-${index}`}>
            {text}
            <small>
              {[place, note, dayText(bangkokDayOf(at), 'medium')].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
        {count === 0 ? <li class="quiet">ไม่มี</li> : null}
        {count > entries.length ? (
          <li class="quiet">แสดง {entries.length} รายการล่าสุด ที่เหลืออยู่ในสำเนา</li>
        ) : null}
      </ul>
    </details>
  );
}
