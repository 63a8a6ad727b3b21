import { dialledNumber } from '#domain/fields/phone.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { attachmentUrl } from '#web/api/upload.ts';
import { Icon } from '#web/parts/icon.tsx';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import { StatusBar } from '#web/parts/status-bar.tsx';
import type { Centre } from './read.ts';

/** ข้อมูล ศอช.: its place, its number and the people to call. */
export function Office({ office }: Pick<Centre, 'office'>) {
  const { place, phone, foundedYear, reportedAt, officers, district } = office;
  return (
    <section>
      <h2 class="part-title">ข้อมูล ศอช.</h2>
      <dl class="panel pairs">
        <dt>ที่ทำการ</dt>
        <dd>{place || 'ยังไม่มีในทะเบียนที่ส่ง'}</dd>
        <dt>โทร ศอช.</dt>
        <dd>
          <Phone phone={phone} />
        </dd>
        {foundedYear === null ? null : (
          <>
            <dt>จัดตั้ง</dt>
            <dd>พ.ศ. {foundedYear}</dd>
          </>
        )}
        {officers.length > 0 ? (
          <>
            <dt>พัฒนากร</dt>
            <dd>{officers.join(', ')}</dd>
          </>
        ) : null}
        {district ? (
          <>
            <dt>สำนักงาน</dt>
            <dd>
              {district.name} <Phone phone={district.phone} />
            </dd>
          </>
        ) : null}
        {reportedAt ? (
          <>
            <dt>ข้อมูล ณ</dt>
            <dd>{dayText(bangkokDayOf(reportedAt), 'medium')}</dd>
          </>
        ) : null}
      </dl>
    </section>
  );
}

/** A phone number. A masked number cannot be dialled. */
function Phone({ phone }: { phone: string }) {
  if (phone === '') return <>ไม่มี</>;
  const number = dialledNumber(phone);
  if (number === '' || /[^\d\s-]/.test(phone)) return <span class="nowrap">{phone}</span>;
  return (
    <a class="link" href={`tel:${number}`}>
      <Icon name="phone" small />
      {phone}
    </a>
  );
}

/** คำสั่ง กบต.: the newest order with its experts of the centre. */
export function IntegratedOrder({ order }: { order: Centre['integratedOrder'] }) {
  if (!order) return null;
  const { duty, isAccepted, number, date, signer, members, experts, progress } = order;
  const facts = [
    members === null ? '' : `กรรมการ ${members} คน`,
    experts > 0 ? `ผู้ทรงคุณวุฒิจาก ศอช. ${experts} คน` : '',
  ].filter((fact) => fact !== '');
  return (
    <section>
      <h2 class="part-title">คำสั่ง กบต.</h2>
      <article class="card">
        <StatusBar
          tint={isAccepted ? 'is-done' : 'is-review'}
          icon={isAccepted ? 'done' : 'review'}
          {...(date ? { fact: dayText(date, 'medium') } : {})}
        >
          {isAccepted ? 'รับรองแล้ว' : 'รอตรวจ'}
        </StatusBar>
        <div class="card-body">
          <h3>{number || 'ยังไม่มีคำสั่ง'}</h3>
          {signer ? <p class="owner">ลงนามโดย {signer}</p> : null}
          {facts.length > 0 ? <p class="owner">{facts.join(' · ')}</p> : null}
          {progress ? <p class="owner">{progress}</p> : null}
          <a class="btn btn-small space-above-small" href={`/app/duty/${encodeURIComponent(duty)}`}>
            เปิดรายงาน
          </a>
        </div>
      </article>
    </section>
  );
}

/** Files of the newest reports. Each opens as it does in its report. */
export function Files({ files }: Pick<Centre, 'files'>) {
  if (files.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">ไฟล์ {files.length} ไฟล์</h2>
      <ShowMoreList items={files} keyOf={(file) => file.id} unit="ไฟล์" shown={4}>
        {(file) => (
          <a class="row-link" href={attachmentUrl(file.id)} target="_blank" rel="noopener">
            <span>
              <strong>{file.name || (file.isPhoto ? 'รูป' : 'เอกสาร PDF')}</strong>
              <small>
                {file.title} · {dayText(bangkokDayOf(file.at), 'medium')}
              </small>
            </span>
            <Icon name={file.isPhoto ? 'photo' : 'file'} />
          </a>
        )}
      </ShowMoreList>
    </section>
  );
}

/**
 * ประวัติ: events of this centre with the people who acted, newest first. Only for readers of the audit.
 */
export function Events({ events }: Pick<Centre, 'events'>) {
  if (events.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">ประวัติของ ศอช.</h2>
      <ShowMoreList items={events} keyOf={(event) => event.id} unit="รายการ" shown={5}>
        {(event) => (
          <div class="row-link">
            <span>
              <strong>
                {event.who} {event.verb}
              </strong>
              <small>
                {event.href ? <a href={event.href}>{event.what}</a> : event.what}
                {event.reason ? ` · ${event.reason}` : ''}
              </small>
              <small>{dayText(bangkokDayOf(event.at), 'medium')}</small>
            </span>
          </div>
        )}
      </ShowMoreList>
    </section>
  );
}
