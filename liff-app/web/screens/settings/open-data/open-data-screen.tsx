import { useSignal } from '@preact/signals';
import type { Output } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { KeyRow } from './key-row.tsx';
import type { OpenKey, OpenKeys } from './open-key.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';

/** ข้อมูลเปิด: API keys with which another system reads the reports of an area. */
export function Screen() {
  const list = useResource('openKeys.list', {});
  return (
    <>
      <TaskHeader title="ข้อมูลเปิด" sub="กุญแจสำหรับระบบของหน่วยงานอื่น" back="/app/settings" />
      <main class="page first-gap">
        <ResourceView resource={list} heights={[56, 120, 120]}>
          {(data) => <Body data={data} reload={() => void list.reload()} />}
        </ResourceView>
      </main>
    </>
  );
}

function Body({ data, reload }: { data: OpenKeys; reload: () => void }) {
  const making = useSignal(false);
  const secret = useSignal<Output<'openKey.create'> | null>(null);
  const ending = useSignal<OpenKey | null>(null);
  const open = data.keys.filter(({ state }) => state === 'open');
  const over = data.keys.filter(({ state }) => state !== 'open');
  const rows = (keys: readonly OpenKey[]) => (
    <ul>
      {keys.map((key) => (
        <li key={key.id}>
          <KeyRow of={key} onRevoke={() => (ending.value = key)} />
        </li>
      ))}
    </ul>
  );
  return (
    <div class="narrow open-data">
      <p>
        ระบบอื่นอ่านเรื่อง รายงาน ทะเบียน และผลประเมินได้เอง อ่านได้อย่างเดียว แก้ไขไม่ได้ วิธีเรียกอยู่ใน{' '}
        <a href="/api/openapi.json" target="_blank" rel="noopener">
          เอกสาร OpenAPI
        </a>
      </p>
      <button type="button" class="btn btn-main btn-wide" onClick={() => (making.value = true)}>
        <Icon name="plus" />
        ออกกุญแจ
      </button>
      {open.length === 0 ? (
        <EmptyState icon="shield" title="ยังไม่มีกุญแจที่ใช้ได้">
          <p>ออกกุญแจเมื่อหน่วยงานอื่นขอข้อมูลเป็นประจำ แทนการส่งไฟล์ให้ทุกครั้ง</p>
        </EmptyState>
      ) : (
        <section class="list" aria-labelledby="open-keys">
          <h2 class="part-title" id="open-keys">
            ใช้ได้ {open.length} ดอก
          </h2>
          {rows(open)}
        </section>
      )}
      {over.length > 0 ? (
        <details class="past">
          <summary>หมดอายุหรือยกเลิกแล้ว {over.length} ดอก</summary>
          <section class="list">{rows(over)}</section>
        </details>
      ) : null}
      {making.value ? (
        <NewKeyDialog
          areas={data.areas}
          onClose={() => (making.value = false)}
          onMade={(made) => {
            making.value = false;
            secret.value = made;
            reload();
          }}
        />
      ) : null}
      {secret.value ? (
        <SecretDialog made={secret.value} onClose={() => (secret.value = null)} />
      ) : null}
      {ending.value ? (
        <RevokeKeyDialog
          of={ending.value}
          onClose={() => (ending.value = null)}
          onDone={() => {
            ending.value = null;
            reload();
          }}
        />
      ) : null}
    </div>
  );
}
