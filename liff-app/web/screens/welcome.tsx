import { dialledNumber } from '#domain/fields/phone.ts';
import { CodeField } from '../parts/fields/code-field.tsx';
import { OfficeCall } from '../parts/office-call.tsx';
import { HelpButton } from '../parts/help/help-button.tsx';
import { Icon } from '../parts/icon.tsx';
import type { ScreenProps } from '../router/screen.ts';

/** For a person without a role: a field for the invite code. */
export function Screen({ me }: ScreenProps) {
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
        <HelpButton />
      </div>
    </main>
  );
}
