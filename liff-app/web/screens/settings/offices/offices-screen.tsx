import type { Output } from '#contract/contract.ts';
import { missingParts } from '#domain/centre/office.ts';
import type { OfficePart } from '#domain/centre/office.ts';
import { messages } from '#web/messages.ts';
import { useResource } from '#web/api/resource.ts';
import { Banner, EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { Office } from './office-faults.ts';

/** เบอร์ติดต่อ: the offices of the province and its districts, with those without a phone first. */
export function Screen() {
  const list = useResource('offices.list', {});
  return (
    <>
      <TaskHeader title="เบอร์ติดต่อ" sub="แสดงในแชตและในแอป เมื่อมีคนติดขัด" back="/app/settings" />
      <main class="page first-gap">
        <ResourceView resource={list} heights={[64, 72, 72, 72]}>
          {(data) => <Offices data={data} />}
        </ResourceView>
      </main>
    </>
  );
}

function Offices({ data: { offices, missing } }: { data: Output<'offices.list'> }) {
  if (offices.length === 0)
    return (
      <EmptyState icon="closed" title="ไม่มีสำนักงานที่ท่านแก้ได้">
        <p>ผู้แก้ได้คือพัฒนาการอำเภอของสำนักงานนั้น และ สพจ.</p>
        <a class="btn btn-main" href="/app">
          {messages.goHome}
        </a>
      </EmptyState>
    );
  const lacks = (office: Office, part: OfficePart) => missingParts(office).includes(part);
  return (
    <div class="offices">
      {missing > 0 ? null : (
        <Banner tint="is-done" icon="done" title="มีเบอร์ครบทุกแห่ง">
          ตรวจปีละครั้งเมื่อมีการย้ายสำนักงานหรือเปลี่ยนเบอร์
        </Banner>
      )}
      <OfficeList
        id="no-phone"
        title="ยังไม่มีเบอร์"
        offices={offices.filter((office) => lacks(office, 'phone'))}
      />
      <OfficeList
        id="with-phone"
        title="มีเบอร์แล้ว"
        offices={offices.filter((office) => !lacks(office, 'phone'))}
      />
    </div>
  );
}

function OfficeList(of: { id: string; title: string; offices: readonly Office[] }) {
  const { id, title, offices } = of;
  if (offices.length === 0) return null;
  return (
    <section class="list" aria-labelledby={id}>
      <h2 class="part-title" id={id}>
        {title} {offices.length} แห่ง
      </h2>
      <ul>
        {offices.map((office) => (
          <li key={office.areaCode}>
            <OfficeRow office={office} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const partLabels: Record<OfficePart, string> = {
  phone: 'เบอร์โทร',
  address: 'ที่อยู่',
  contact: 'ผู้ติดต่อ',
};

function OfficeRow({ office }: { office: Office }) {
  const { areaCode, name, phone, contact } = office;
  const missing = missingParts(office);
  const facts = [phone, contact].filter((fact) => fact !== '').join(' · ');
  return (
    <a class="row-link" href={`/app/settings/offices/${areaCode}`}>
      <span>
        <strong>{name.replace(/^สำนักงานพัฒนาชุมชน(?=.)/u, '')}</strong>
        {facts === '' ? null : <small>{facts}</small>}
        {missing.length > 0 ? (
          <small class={missing.includes('phone') ? 'office-missing' : ''}>
            ยังไม่มี{missing.map((part) => partLabels[part]).join(' ')}
          </small>
        ) : null}
      </span>
      <Icon name="next" />
    </a>
  );
}
