import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { limits } from '#domain/limits.ts';
import { toLatinDigits } from '#domain/thai/number.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { NumberField, TextField } from '#web/parts/fields/labelled-field.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { SaveForm } from '../save-form.tsx';
import { percentOf, provinceChanges } from './province-changes.ts';
import type { ProvinceChange } from './province-changes.ts';

type Province = Output<'province.read'>;
const back = '/app/settings';

/** ค่าของจังหวัด: the issuer of documents, the quorum of a meeting, and a link to the province’s office. */
export function Screen() {
  const province = useResource('province.read', {});
  return (
    <>
      <TaskHeader title="ค่าของจังหวัด" sub="ใช้กับทุก ศอช. ในจังหวัด" back={back} />
      <main class="page first-gap">
        <ResourceView resource={province} heights={[88, 88, 120]}>
          {(data) => <ProvinceForm key={data.quorumPercent + data.issuer} province={data} />}
        </ResourceView>
      </main>
    </>
  );
}

interface Faults {
  quorum?: string;
  reason?: string;
}

function useForm(province: Province) {
  const issuer = useSignal(province.issuer);
  const percent = useSignal(String(province.quorumPercent));
  const reason = useSignal('');
  const isJudged = useSignal(false);
  const quorumPercent = percentOf(toLatinDigits(percent.value.trim()));
  const after = {
    issuer: issuer.value.trim(),
    quorumPercent: quorumPercent ?? province.quorumPercent,
  };
  const changes = provinceChanges(province, after);
  const lacksReason = changes.length > 0 && reason.value.trim() === '';
  const faults: Faults = {
    ...(quorumPercent === null ? { quorum: 'กรุณากรอกตัวเลข 1 ถึง 100' } : {}),
    ...(lacksReason ? { reason: 'กรุณาระบุเหตุผล' } : {}),
  };
  return { issuer, percent, reason, isJudged, after, changes, faults };
}

function ProvinceForm({ province }: { province: Province }) {
  const { router, toast } = useApp();
  const form = useForm(province);
  const { issuer, percent, reason, isJudged, after, changes } = form;
  const { busy, error, mutate } = useMutation();
  const wrong: Faults = isJudged.value ? form.faults : {};
  const send = async () => {
    if (changes.length === 0) return;
    const input = { areaCode: province.areaCode, ...after, reason: reason.value.trim() };
    if (!(await mutate('province.edit', input))) return;
    toast.value = { text: `บันทึกแล้ว ${changes.map(({ label, to }) => `${label} ${to}`).join(' ')}` };
    router.back(back);
  };
  const input = { maxLength: limits.office.textLetters, autocomplete: 'off' };
  return (
    <>
      <SaveForm
        busy={busy}
        error={error}
        faulty={Object.keys(form.faults).map((field) => `province-${field}`)}
        onTry={() => (isJudged.value = true)}
        onSave={send}
      >
        <TextField
          id="province-issuer"
          label="ผู้ลงนามในเอกสารของจังหวัด"
          hint="เช่น ผู้ว่าราชการจังหวัดเชียงราย"
          value={issuer.value}
          input={input}
          onInput={(text) => (issuer.value = text)}
        />
        <NumberField
          id="province-quorum"
          label="องค์ประชุม (ร้อยละของกรรมการ)"
          hint="ประชุมได้เมื่อกรรมการมาไม่น้อยกว่านี้"
          value={percent.value}
          wrong={wrong.quorum}
          onInput={(text) => (percent.value = text)}
        />
        <TextField
          id="province-reason"
          label="เหตุผลที่เปลี่ยน"
          hint="เก็บไว้ในประวัติการใช้งาน"
          value={reason.value}
          wrong={wrong.reason}
          input={input}
          onInput={(text) => (reason.value = text)}
        />
        <Changes changes={changes} isJudged={isJudged.value} />
      </SaveForm>
      <a class="btn office-link" href={`/app/settings/offices/${province.areaCode}`}>
        <Icon name="phone" />
        แก้เบอร์และที่อยู่ของ สพจ.
      </a>
    </>
  );
}

/** Lists the changes that a save makes. */
function Changes(of: { changes: readonly ProvinceChange[]; isJudged: boolean }) {
  const { changes, isJudged } = of;
  return (
    <section class="panel province-changes" aria-live="polite" aria-labelledby="changes-title">
      <h2 id="changes-title">เมื่อบันทึก</h2>
      {changes.length === 0 ? <p class={isJudged ? 'wrong' : 'quiet'}>ยังไม่ได้เปลี่ยนค่าใด</p> : null}
      {changes.map(({ label, from, to, effect }) => (
        <p key={label}>
          <b>
            {label} {from} เป็น {to}
          </b>
          <small>{effect}</small>
        </p>
      ))}
    </section>
  );
}
