import type { FieldOf } from '#domain/form/form.ts';
import type { RawWorksheets } from '#web/api/read-workbook.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { PickWorkbook } from '#web/parts/excel-picker.tsx';
import { Icon } from '#web/parts/icon.tsx';

interface Props {
  /** The duty. */
  id: string;
  field: FieldOf<'repeat'>;
  busy: boolean;
  onRead: (sheets: RawWorksheets) => Promise<void>;
}

/** Picks the office’s own file, or downloads the template to fill in. */
export function PickStep({ id, field, busy, onRead }: Props) {
  return (
    <>
      <p>เลือกไฟล์รายชื่อ{field.label}ที่มีอยู่ ไม่ต้องจัดรูปแบบใหม่ ระบบอ่านให้ท่านตรวจก่อน ยังไม่บันทึก</p>
      <div class="import-pick">
        <PickWorkbook busy={busy} onRead={onRead} />
      </div>
      <p class="quiet pad-above-small">
        <Icon name="shield" small /> อย่าใส่เลขประจำตัวประชาชนในไฟล์ ระบบไม่รับ
      </p>
      <div class="import-template">
        <p>ยังไม่มีไฟล์ ใช้แบบฟอร์มนี้ มีหัวตาราง ตัวเลือก และข้อมูลที่กรอกแล้ว</p>
        <DownloadButton
          small
          file={{ kind: 'list', id, list: field.id }}
          label="ดาวน์โหลดแบบฟอร์ม"
          note={`${field.label} มีหัวตารางและตัวเลือกให้ครบ`}
        />
      </div>
    </>
  );
}
