import { useSignal } from '@preact/signals';
import type { Me } from '#contract/contract.ts';
import { useApp } from '../app-context.ts';
import { OfficeCall } from '../parts/help.tsx';
import { Icon } from '../parts/icon.tsx';

/** For a person without a role: a field for the invitation code. */
export function Welcome({ me }: { me: Me }) {
  const { router } = useApp();
  const code = useSignal('');
  const send = (event: Event) => {
    event.preventDefault();
    if (code.value.trim() !== '') router.go(`/app/join/${encodeURIComponent(code.value.trim())}`);
  };
  return (
    <main class="page">
      <form class="blank" onSubmit={send}>
        <Icon name="mark" />
        <h1 tabIndex={-1}>เข้าร่วม ศอช. ประสาน</h1>
        <p>กรอกรหัส 8 ตัวที่ได้จากสำนักงานพัฒนาชุมชนอำเภอ</p>
        <label class="label" for="code">
          รหัสเข้าร่วม
        </label>
        <input
          id="code"
          class="text-input invitation-code"
          autocomplete="off"
          autocapitalize="characters"
          maxLength={20}
          value={code.value}
          onInput={(event) => (code.value = event.currentTarget.value)}
        />
        <button type="submit" class="btn btn-main">
          เข้าร่วม
        </button>
        <p class="quiet">ยังไม่มีรหัส โทรสอบถาม {me.office.name}</p>
        <OfficeCall office={me.office} />
      </form>
    </main>
  );
}

export function Ended() {
  return (
    <main class="page">
      <div class="blank">
        <Icon name="done" />
        <h1 tabIndex={-1}>ออกจากระบบแล้ว</h1>
        <p>ปิดหน้านี้ได้ หรือเข้าใช้งานใหม่ด้วย LINE</p>
        <a class="btn btn-main" href="/app" target="_self">
          เข้าใช้งาน
        </a>
      </div>
    </main>
  );
}
