import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { dataRequestLabels } from '#domain/privacy/data-request.ts';
import { useApp } from '#web/app-context.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { TextDialog } from '#web/parts/text-dialog.tsx';
import { DaysRing } from './days-ring.tsx';

type Requests = Output<'dataRequests.list'>;
type Open = Requests['open'][number];

/** Requests for a copy or a correction, with the fewest days left first. Each is answered in a dialog. */
export function DataRequests() {
  const list = useResource('dataRequests.list', {});
  const answering = useSignal<Open | null>(null);
  return (
    <section class="panel erasures" aria-labelledby="data-requests">
      <header>
        <h2 id="data-requests">ขอสำเนาและขอแก้ไขข้อมูล</h2>
        <p>ตอบภายใน 30 วัน</p>
      </header>
      <ResourceView resource={list} heights={[72]}>
        {({ open, answered }) => (
          <ul>
            {open.map((request) => (
              <OpenRow
                key={request.id}
                request={request}
                onAnswer={() => (answering.value = request)}
              />
            ))}
            {answered.map(({ id, kind, name, decidedAt, days }) => (
              <li key={id} class="answered">
                <span>
                  <b>{dataRequestLabels[kind]}</b> {name}
                </span>
                <span class="answer">
                  <Icon name="done" small />
                  {days === 0 ? 'ตอบในวันเดียว' : `ตอบใน ${days} วัน`}
                </span>
                <span class="quiet">{dayText(bangkokDayOf(decidedAt), 'medium')}</span>
              </li>
            ))}
            {open.length + answered.length === 0 ? <li class="answered quiet">ไม่มีคำขอ</li> : null}
          </ul>
        )}
      </ResourceView>
      {answering.value ? (
        <AnswerDialog
          request={answering.value}
          onClose={() => (answering.value = null)}
          onAnswered={() => {
            answering.value = null;
            void list.reload();
          }}
        />
      ) : null}
    </section>
  );
}

function OpenRow({ request, onAnswer }: { request: Open; onAnswer: () => void }) {
  const { kind, name, words, askedAt, daysLeft, mayAnswer, answeredBy } = request;
  return (
    <li class="erasure-row">
      <DaysRing days={daysLeft} />
      <span>
        <b>{dataRequestLabels[kind]}</b> {name}
        <small>
          {words} <span class="nowrap">ขอเมื่อ {dayText(bangkokDayOf(askedAt), 'medium')}</span>
        </small>
      </span>
      {mayAnswer ? (
        <button type="button" class="btn btn-small" aria-haspopup="dialog" onClick={onAnswer}>
          ตอบ<span class="sr-only"> {name}</span>
        </button>
      ) : (
        <OwnRequest answeredBy={answeredBy} />
      )}
    </li>
  );
}

/** Another person must answer a request of one’s own. */
function OwnRequest({ answeredBy }: Pick<Open, 'answeredBy'>) {
  if (answeredBy !== null)
    return <span class="quiet">{answeredBy === 'admin' ? 'ผู้ดูแลระบบตอบ' : 'เพื่อนร่วมงานตอบ'}</span>;
  return (
    <span class="quiet">
      ยังไม่มีผู้อื่นที่ตอบได้ <a href="/app/people/invites">เชิญเจ้าหน้าที่จังหวัดหรือผู้ดูแลระบบอีก 1 คน</a>
    </span>
  );
}

const proposed: Readonly<Record<Open['kind'], string>> = {
  copy: 'จัดทำสำเนาข้อมูลของท่านแล้ว กรุณาติดต่อรับที่สำนักงานพัฒนาชุมชนจังหวัด',
  correction: 'แก้ไขข้อมูลตามที่ท่านแจ้งแล้ว',
};

interface AnswerProps {
  request: Open;
  onClose: () => void;
  onAnswered: () => void;
}

function AnswerDialog({
  request: { id, kind, name, person, words },
  onClose,
  onAnswered,
}: AnswerProps) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const send = async (reply: string) => {
    const answer = await mutate('dataRequest.answer', { id, reply });
    if (!answer) return;
    toast.value = { text: answer.isFirst ? `ตอบ ${name} แล้ว` : 'เพื่อนร่วมงานตอบคำขอนี้ไปก่อนแล้ว' };
    onAnswered();
  };
  return (
    <TextDialog
      title={`${dataRequestLabels[kind]} ${name}`}
      label="คำตอบที่ผู้ขอจะได้อ่าน"
      action="ส่งคำตอบ"
      initial={proposed[kind]}
      maxLength={limits.erasure.replyLetters}
      missing="กรุณาเขียนคำตอบ"
      busy={busy}
      error={error}
      onSend={(reply) => void send(reply)}
      onClose={onClose}
    >
      <p>{words}</p>
      {person === null ? null : (
        <p>
          <a href={`/app/people/person/${encodeURIComponent(person)}`}>เปิดข้อมูลของผู้ขอ</a>
        </p>
      )}
    </TextDialog>
  );
}
