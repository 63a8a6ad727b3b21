import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Output } from '#contract/contract.ts';
import { seatLabels } from '#domain/register/seats.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { useDecision } from './use-decision.ts';

export type OpenRequest = Output<'joinRequests.list'>['open'][number];

interface Props {
  request: OpenRequest;
  onDecided: () => void;
  onRefuse: () => void;
}

const checkLabels = {
  match: 'ตรงกับทะเบียน',
  several: 'มีชื่อนี้ในทะเบียนหลายคน',
  taken: 'ตำแหน่งมีคนอยู่แล้ว',
  similar: 'ชื่อใกล้เคียงในทะเบียน',
  none: 'ไม่พบชื่อในทะเบียน',
  noRegister: 'ศอช. นี้ยังไม่มีทะเบียน',
} as const;

/** One request: the register’s answer, the row that would be given, and buttons to accept or refuse. */
export function RequestCard({ request, onDecided, onRefuse }: Props) {
  const { check, rows, grant } = request;
  const proposed = check.kind === 'match' ? (check.row ?? '') : '';
  const member = useSignal(proposed);
  const { busy, error, decide } = useDecision(onDecided);
  const free = rows.filter(({ heldBy }) => heldBy === null);
  const isSure = check.kind === 'match';
  return (
    <article class="panel request" aria-labelledby={`request-${request.id}`}>
      <p class={`strip ${isSure ? 'is-done' : 'is-due'}`}>
        <Icon name={isSure ? 'done' : 'info'} small />
        {grant.role === 'member' ? checkLabels[check.kind] : 'ขอเป็นเจ้าหน้าที่'}
        <span class="request-day">ขอ {dayText(bangkokDayOf(request.askedAt), 'medium')}</span>
      </p>
      <div class="request-body">
        <h2 id={`request-${request.id}`}>{request.name}</h2>
        <p>ขอเป็น {grantText(grant)}</p>
        <Facts request={request} />
        {grant.role === 'member' && free.length > 0 ? (
          <SelectField
            id={`row-${request.id}`}
            label="ตำแหน่งที่จะให้"
            value={member.value}
            onPick={(picked) => (member.value = picked)}
          >
            <option value="">กรรมการ ยังไม่ผูกกับทะเบียน</option>
            {free.map(({ id, no, name, seat }) => (
              <option key={id} value={id}>
                {`${seatLabels[seat]} ลำดับ ${no} ${name}`}
              </option>
            ))}
          </SelectField>
        ) : null}
        <ErrorBanner error={error} onReload={onDecided} />
        <div class="actions">
          <button
            type="button"
            class={isSure ? 'btn btn-main' : 'btn'}
            disabled={busy}
            onClick={() =>
              void decide('joinRequest.accept', {
                id: request.id,
                member: member.value === '' ? null : member.value,
              })
            }
          >
            รับเข้า <span class="sr-only">{request.name}</span>
          </button>
          <button type="button" class="btn" disabled={busy} onClick={onRefuse}>
            ไม่รับ <span class="sr-only">{request.name}</span>
          </button>
        </div>
      </div>
    </article>
  );
}

function Facts({ request }: { request: OpenRequest }) {
  const { check, rows, grant, phone, isFriend, lineName, name } = request;
  const row = rows.find(({ id }) => id === check.row);
  const isMember = grant.role === 'member';
  return (
    <ul class="request-facts">
      {row ? (
        <Fact isGood={check.kind === 'match'}>
          ในทะเบียน ลำดับ {row.no} {seatLabels[row.seat]} {row.name}
          {row.heldBy === null ? '' : ` เข้าระบบแล้วโดย ${row.heldBy}`}
        </Fact>
      ) : null}
      {isMember && check.kind === 'several' ? (
        <Fact>ชื่อเหมือนกันหลายคน ถามผู้ขอให้แน่ใจก่อนเลือกรายชื่อ</Fact>
      ) : null}
      {isMember && check.kind === 'none' ? <Fact>ไม่มีชื่อนี้ในทะเบียน {rows.length} คน</Fact> : null}
      <Fact isGood={check.hasSamePhone}>
        {phone ? `เบอร์ ${phone}${check.hasSamePhone ? ' ตรงกับทะเบียน' : ''}` : 'ไม่ได้ให้เบอร์โทร'}
      </Fact>
      {lineName !== '' && lineName !== name ? <Fact>ชื่อในไลน์ {lineName}</Fact> : null}
      <Fact isGood={isFriend}>
        {isFriend ? 'เป็นเพื่อนกับบัญชีแล้ว' : 'ยังไม่เป็นเพื่อนกับบัญชี จะไม่ได้รับข้อความ'}
      </Fact>
    </ul>
  );
}

/** A tick for a fact in favour of the request, and a plain mark for other facts. */
function Fact({ isGood = false, children }: { isGood?: boolean; children: ComponentChildren }) {
  return (
    <li class={isGood ? 'is-good' : ''}>
      <Icon name={isGood ? 'check' : 'info'} small />
      <span>{children}</span>
    </li>
  );
}
