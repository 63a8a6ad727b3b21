import { useSignal } from '@preact/signals';
import type { FieldOf } from '../../../../domain/form.ts';
import { rowsIn } from '../../../../domain/fields/repeat.ts';
import type { Output } from '../../../contract.ts';
import { useApp } from '../../app-context.ts';
import { failureText } from '../../messages.ts';
import { Icon } from '../../parts/icon.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Banner } from '../../parts/states.tsx';
import { TakeFile } from '../../parts/take-file.tsx';
import { sheetsOf } from '../../read-sheets.ts';
import type { FormStore } from './form-store.ts';

type Wrong = Output<'list.read'>['problems'];

interface Props {
  store: FormStore;
  field: FieldOf<'repeat'>;
}

/** A list that somebody has in Excel already: taken whole, or every wrong line named. */
export function SheetImport({ store, field }: Props) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="btn btn-small"
        aria-haspopup="dialog"
        onClick={() => (open.value = true)}
      >
        <Icon name="file" />
        นำเข้าจาก Excel
      </button>
      {open.value ? (
        <ImportSheet store={store} field={field} onClose={() => (open.value = false)} />
      ) : null}
    </>
  );
}

function ImportSheet({ store, field, onClose }: Props & { onClose: () => void }) {
  const { toast } = useApp();
  const read = useReading({ store, field });
  const rows = rowsIn(store.answers.value[field.id]);
  const take = (found: unknown[]) => {
    const before = store.answers.peek()[field.id];
    store.set(field.id, found);
    onClose();
    toast.value = {
      text: `นำเข้า ${found.length} ${field.itemLabel}แล้ว`,
      undo: () => store.set(field.id, before),
    };
  };
  const found = read.found.value;
  return (
    <Sheet title={`นำเข้า${field.label}จาก Excel`} onClose={onClose}>
      {found?.rows ? (
        <Ready
          count={found.rows.length}
          now={rows.length}
          unit={field.itemLabel}
          onTake={() => found.rows && take(found.rows)}
        />
      ) : (
        <>
          <ol class="steps-list">
            <li>
              <p>ดาวน์โหลดแบบฟอร์ม มีข้อมูลที่กรอกแล้วให้ แล้วแก้หรือเติมในคอมพิวเตอร์</p>
              <TakeFile
                small
                file={{ kind: 'list', id: store.open.duty.id, list: field.id }}
                word="ดาวน์โหลดแบบฟอร์ม"
                note={`${field.label} มีหัวตารางและตัวเลือกให้ครบ`}
              />
            </li>
            <li>
              <p>เลือกไฟล์ที่กรอกแล้ว ระบบตรวจทุกแถวก่อนนำเข้า</p>
              <label class="btn btn-main pick-file">
                <Icon name="file" />
                {read.busy.value ? 'กำลังตรวจ' : 'เลือกไฟล์ Excel'}
                <input
                  type="file"
                  class="sr-only"
                  accept=".xlsx"
                  disabled={read.busy.value}
                  onChange={(event) => {
                    const [file] = event.currentTarget.files ?? [];
                    if (file) void read.start(file);
                    event.currentTarget.value = '';
                  }}
                />
              </label>
            </li>
          </ol>
          <p class="quiet">
            <Icon name="shield" small /> อย่าใส่เลขประจำตัวประชาชนในไฟล์ ระบบไม่รับ
          </p>
          {read.failure.value ? (
            <Banner tint="is-overdue" icon="overdue" title={read.failure.value.title} urgent>
              {read.failure.value.text}
            </Banner>
          ) : null}
          {found ? <Problems problems={found.problems} /> : null}
        </>
      )}
    </Sheet>
  );
}

function useReading({ store, field }: Props) {
  const { api } = useApp();
  const busy = useSignal(false);
  const found = useSignal<Output<'list.read'> | null>(null);
  const failure = useSignal<{ title: string; text: string } | null>(null);
  const read = async (file: File): Promise<void> => {
    const sheets = await sheetsOf(file);
    if (!sheets.ok) return void (failure.value = failureText(sheets.failure));
    const answer = await api.call('list.read', {
      id: store.open.duty.id,
      list: field.id,
      lines: sheets.value[0]?.rows ?? [],
      known: rowsIn(store.answers.peek()[field.id]),
    });
    if (!answer.ok) return void (failure.value = failureText(answer.failure));
    found.value = answer.value;
  };
  const start = async (file: File): Promise<void> => {
    busy.value = true;
    failure.value = null;
    found.value = null;
    await read(file);
    busy.value = false;
  };
  return { busy, found, failure, start };
}

interface ReadyProps {
  count: number;
  now: number;
  unit: string;
  onTake: () => void;
}

function Ready({ count, now, unit, onTake }: ReadyProps) {
  return (
    <>
      <Banner tint="is-done" icon="done" title={`ตรวจแล้ว ${count} ${unit} ถูกต้องทุกแถว`}>
        {now > 0 ? `แทนที่รายการเดิม ${now} ${unit} คนเดิมยังนับเป็นคนเดิม` : null}
      </Banner>
      <button type="button" class="btn btn-main btn-wide mt-3" onClick={onTake}>
        <Icon name="check" />
        นำเข้า {count} {unit}
      </button>
    </>
  );
}

const shownProblems = 30;

/** Where Excel shows them, so that the sheet can be mended beside this list. */
function Problems({ problems }: { problems: Wrong }) {
  const rest = problems.length - shownProblems;
  return (
    <div role="alert">
      <Banner tint="is-overdue" icon="overdue" title={`ยังไม่ได้นำเข้า ต้องแก้ ${problems.length} จุด`}>
        แก้ในไฟล์แล้วเลือกไฟล์อีกครั้ง
      </Banner>
      <ul class="panel in-panel sheet-problems">
        {problems.slice(0, shownProblems).map((one) => (
          <li key={`${one.line}${one.column}${one.message}`}>
            <b>{one.line === null ? 'ทั้งไฟล์' : `แถว ${one.line}`}</b>
            <span>
              {one.column === '' ? '' : `${one.column}: `}
              {one.message}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p class="quiet">และอีก {rest} จุด</p> : null}
    </div>
  );
}
