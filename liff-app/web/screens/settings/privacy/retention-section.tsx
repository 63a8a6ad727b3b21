import { useSignal } from '@preact/signals';
import type { Input, Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';

type Retention = Output<'retention.read'>;
type Kind = Retention['kinds'][number];

interface Wording {
  title: string;
  basis: string;
  unit: string;
}

const lessData = 'มาตรา 22 เก็บเท่าที่จำเป็น';
const wordings: Readonly<Record<Kind['kind'], Wording>> = {
  drafts: { title: 'ร่างของเรื่องที่ปิดแล้ว', basis: lessData, unit: 'ร่าง' },
  chatPhotos: { title: 'รูปในแชตที่ไม่ได้แนบรายงาน', basis: lessData, unit: 'รูป' },
  inbox: { title: 'ข้อความที่ผู้ใช้พิมพ์ในแชต', basis: lessData, unit: 'ข้อความ' },
  deliveries: {
    title: 'ข้อความที่ระบบส่ง',
    basis: 'มาตรา 24 (4) ภารกิจของรัฐ ใช้ยืนยันว่าได้แจ้งแล้ว',
    unit: 'ข้อความ',
  },
  joinRequests: {
    title: 'คำขอเข้าร่วมที่ตอบแล้ว',
    basis: 'มาตรา 24 (4) ภารกิจของรัฐ ใช้ตรวจสอบการให้สิทธิ',
    unit: 'คำขอ',
  },
  dataRequests: {
    title: 'คำขอลบ ขอแก้ไข และขอสำเนาข้อมูลที่ตอบแล้ว',
    basis: 'มาตรา 30 36 และ 39 ใช้ยืนยันว่าได้ตอบภายใน 30 วัน',
    unit: 'คำขอ',
  },
  questions: {
    title: 'คำถามถึงเจ้าหน้าที่ที่ตอบหรือปิดแล้ว',
    basis: 'มาตรา 24 (4) ภารกิจของรัฐ ใช้ยืนยันว่าได้ตอบแล้ว',
    unit: 'คำถาม',
  },
  heardTexts: { title: 'ข้อความที่ระบบอ่านไม่ออก', basis: lessData, unit: 'ข้อความ' },
  people: {
    title: 'ผู้ไม่มีบทบาทแล้ว',
    basis: 'มาตรา 37 (3) ลบเมื่อพ้นระยะเวลา ชื่อและบัญชีไลน์ถูกลบ ทะเบียนคงตำแหน่งไว้',
    unit: 'คน',
  },
};

/** How long each kind of data is stored, and what the last nightly run removed. */
export function RetentionSection() {
  const retention = useResource('retention.read', {});
  return (
    <section class="panel retention" aria-labelledby="retention">
      <header>
        <h2 id="retention">ระยะเวลาเก็บข้อมูล</h2>
        <p>ระบบลบเองทุกคืน เวลา 02.30 น.</p>
      </header>
      <ResourceView resource={retention} heights={[56, 56, 56]}>
        {(data) => <Form key={key(data)} data={data} reload={() => void retention.reload()} />}
      </ResourceView>
    </section>
  );
}

function key({ kinds }: Retention): string {
  return kinds.map(({ days }) => days).join();
}

function Form({ data, reload }: { data: Retention; reload: () => void }) {
  const { toast } = useApp();
  const typed = useSignal(new Map(data.kinds.map(({ kind, days }) => [kind, String(days)])));
  const { busy, error, mutate } = useMutation();
  const wrongKinds = data.kinds.filter((kind) => isWrong(kind, typed.value.get(kind.kind)));
  const isChanged = data.kinds.some(({ kind, days }) => typed.value.get(kind) !== String(days));
  const save = async () => {
    const days: Input<'retention.edit'>['days'] = {};
    for (const { kind } of data.kinds) days[kind] = Number(typed.value.get(kind));
    if (!(await mutate('retention.edit', { days }))) return;
    toast.value = { text: 'บันทึกระยะเวลาแล้ว ใช้ตั้งแต่คืนนี้' };
    reload();
  };
  return (
    <>
      <ul>
        {data.kinds.map((kind) => (
          <KindRow
            key={kind.kind}
            kind={kind}
            value={typed.value.get(kind.kind) ?? ''}
            removed={data.lastRun?.removed[kind.kind] ?? null}
            onInput={(text) => (typed.value = new Map(typed.value).set(kind.kind, text))}
          />
        ))}
      </ul>
      <p class="retention-note">
        รายงาน ทะเบียน คำสั่ง และประวัติการใช้งานไม่ถูกลบ เพราะเป็นเอกสารราชการ
        {data.lastRun
          ? ` · ทำงานครั้งล่าสุด ${dayText(bangkokDayOf(data.lastRun.at), 'medium')}`
          : ' · ยังไม่เคยทำงาน'}
      </p>
      <ErrorBanner error={error} onReload={reload} />
      <div class="inset">
        <button
          type="button"
          class="btn"
          disabled={busy || !isChanged || wrongKinds.length > 0}
          onClick={() => void save()}
        >
          บันทึกระยะเวลา
        </button>
      </div>
    </>
  );
}

function isWrong({ min, max }: Kind, text = ''): boolean {
  return !/^\d{1,4}$/.test(text) || Number(text) < min || Number(text) > max;
}

interface RowProps {
  kind: Kind;
  value: string;
  removed: number | null;
  onInput: (text: string) => void;
}

function KindRow({ kind, value, removed, onInput }: RowProps) {
  const { title, basis, unit } = wordings[kind.kind];
  const id = `retention-${kind.kind}`;
  const wrong = isWrong(kind, value);
  return (
    <li>
      <div class="grow">
        <label for={id}>{title}</label>
        <small>{basis}</small>
        {removed === null ? null : (
          <small>
            คืนล่าสุดลบ {removed.toLocaleString('en')} {unit}
          </small>
        )}
      </div>
      <div class="days-field">
        <span>
          <input
            id={id}
            class="text-input"
            inputMode="numeric"
            autocomplete="off"
            maxLength={4}
            value={value}
            aria-invalid={wrong}
            aria-describedby={`${id}-range`}
            onInput={(event) => onInput(event.currentTarget.value)}
          />
          วัน
        </span>
        <small id={`${id}-range`} class={wrong ? 'is-wrong' : ''}>
          {kind.min} ถึง {kind.max.toLocaleString('en')}
        </small>
      </div>
    </li>
  );
}
