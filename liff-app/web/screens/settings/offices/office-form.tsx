import { useSignal } from '@preact/signals';
import { limits } from '#domain/limits.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { CallOffice } from '#web/parts/call-office.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { TextField } from '#web/parts/fields/labelled-field.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { SaveForm } from '../save-form.tsx';
import { officeFaults, phoneHint } from './office-faults.ts';
import { OfficePreview } from './office-preview.tsx';
import type { Office, OfficeText } from './office-faults.ts';

/**
 * One office as people see it when they need to call. Its head, the province and administrators can edit
 * it.
 */
export function Screen({ params, me }: ScreenProps) {
  const list = useResource('offices.list', {});
  const back = me.lead === 'districtHead' ? '/app/me' : '/app/settings/offices';
  const data = list.state.kind === 'ready' ? list.state.data : null;
  const office = data?.offices.find(({ areaCode }) => areaCode === params['areaCode']);
  return (
    <>
      <TaskHeader title="ข้อมูลสำนักงาน" sub={office?.name ?? ''} back={back} />
      <main class="page first-gap">
        <ResourceView resource={list} heights={[88, 88, 88, 88]}>
          {() => (office ? <OfficeForm office={office} back={back} /> : <NotMine back={back} />)}
        </ResourceView>
      </main>
    </>
  );
}

function NotMine({ back }: { back: string }) {
  return (
    <EmptyState icon="closed" title="แก้ข้อมูลสำนักงานนี้ไม่ได้">
      <p>ผู้แก้ได้คือพัฒนาการอำเภอของสำนักงานนั้น และ สพจ.</p>
      <a class="btn btn-main" href={back}>
        กลับ
      </a>
      <CallOffice when="หากคิดว่าไม่ถูกต้อง" />
    </EmptyState>
  );
}

interface FieldText {
  field: OfficeText;
  label: string;
  hint: (value: string) => string;
  inputMode?: 'tel';
}

const whenEmpty = (example: string) => (value: string) => (value === '' ? example : '');

const texts: readonly FieldText[] = [
  { field: 'name', label: 'ชื่อสำนักงาน', hint: whenEmpty('ชื่อเต็มตามทางราชการ') },
  { field: 'phone', label: 'เบอร์โทร', hint: phoneHint, inputMode: 'tel' },
  { field: 'hours', label: 'เวลาทำการ', hint: whenEmpty('เช่น วันทำการ 08.30–16.30 น.') },
  { field: 'address', label: 'ที่อยู่', hint: whenEmpty('เช่น ที่ว่าการอำเภอเทิง ชั้น 2') },
  { field: 'contact', label: 'ถามหาใคร', hint: whenEmpty('ชื่อผู้รับสาย ไม่มีก็ได้') },
];

function OfficeForm({ office, back }: { office: Office; back: string }) {
  const { router } = useApp();
  const values = useSignal(office);
  const isJudged = useSignal(false);
  const { busy, error, save } = useSaveOffice();
  const found = officeFaults(values.value);
  const faults = isJudged.value ? found : {};
  const send = async () => {
    if (await save(values.value)) router.back(back);
  };
  return (
    <div class="office-edit">
      <SaveForm
        busy={busy}
        error={error}
        faulty={Object.keys(found).map((field) => `office-${field}`)}
        onTry={() => (isJudged.value = true)}
        onSave={send}
      >
        {texts.map(({ field, label, hint, inputMode }) => (
          <TextField
            key={field}
            id={`office-${field}`}
            label={label}
            value={values.value[field]}
            hint={hint(values.value[field])}
            wrong={faults[field]}
            input={{
              maxLength: limits.office.textLetters,
              autocomplete: 'off',
              ...(inputMode ? { inputMode } : {}),
            }}
            onInput={(text) => (values.value = { ...values.value, [field]: text })}
          />
        ))}
      </SaveForm>
      <OfficePreview office={values.value} />
    </div>
  );
}

/** Saves the office, and refreshes the number shown with errors. */
function useSaveOffice() {
  const { api, session, toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const save = async (office: Office): Promise<boolean> => {
    const saved = await mutate('office.edit', office);
    if (!saved) return false;
    toast.value = { text: `บันทึก${saved.name}แล้ว` };
    const me = await api.call('me.read', {});
    if (me.ok) session.replace(me.value);
    return true;
  };
  return { busy, error, save };
}
