import type { Me } from '#contract/contract.ts';
import { dialledNumber } from '#domain/fields/phone.ts';
import { CodeField } from '../parts/fields/code-field.tsx';
import { OfficeCall } from '../parts/help.tsx';
import { Icon } from '../parts/icon.tsx';

/** For a person without a role: a field for the invite code. */
export function Welcome({ me }: { me: Me }) {
  return (
    <main class="page">
      <div class="blank">
        <Icon name="mark" />
        <h1 tabIndex={-1}>เข้าร่วม ศอช. ประสาน</h1>
        <p>กรอกรหัส 8 ตัวที่ได้จากสำนักงานพัฒนาชุมชนอำเภอ</p>
        <CodeField label="รหัสเข้าร่วม" action="เข้าร่วม" />
        <a class="btn" href="/app/ask">
          ไม่มีรหัส ขอเข้าร่วม
        </a>
        {dialledNumber(me.office.phone) === '' ? null : (
          <>
            <p class="quiet">สอบถาม {me.office.name}</p>
            <OfficeCall office={me.office} />
          </>
        )}
      </div>
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
