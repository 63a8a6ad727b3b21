import { useRef } from 'preact/hooks';
import { refsOf } from '#domain/fields/attachments.ts';
import type { AttachmentRef } from '#domain/fields/attachments.ts';
import { fileRoomProblem } from '#domain/form/file-count.ts';
import { limits, thaiBytes } from '#domain/limits.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import { wrongTypeText } from './accepted-types.ts';
import type { Accept } from './accepted-types.ts';
import { useFieldContext } from './control.ts';

/** The attached files of one field. Their bytes wait in the upload queue until the server has them. */
export function useAttachments({
  path,
  value,
  max,
  accept,
  onChange,
}: {
  path: string;
  value: unknown;
  max: number;
  accept: Accept;
  onChange: (refs: AttachmentRef[]) => void;
}) {
  const { photos, toast, answers } = useFieldContext();
  const current = useRef(value);
  current.current = value;
  const refs = refsOf(value);
  const add = async (picked: FileList | null) => {
    // Copy the list: the browser empties it when the input is cleared for the next choice.
    const files = [...(picked ?? [])];
    for (const file of files) {
      const refused = fileRoomProblem({ max, value: current.current, answers });
      if (refused) return toast(refused);
      const wrongType = wrongTypeText(file, { accept });
      if (wrongType) {
        toast(wrongType);
        continue;
      }
      const ref = await photos.add(file, { field: path });
      if (!ref) {
        toast(`ไฟล์ใหญ่เกิน ${thaiBytes(limits.picture.bytes)} กรุณาเลือกไฟล์อื่น`);
        continue;
      }
      current.current = [...refsOf(current.current), ref];
      onChange(refsOf(current.current));
    }
  };
  const remove = (id: string) => {
    const before = refsOf(current.current);
    onChange(before.filter((attachmentRef) => attachmentRef.id !== id));
    toast('นำรูปออกแล้ว', () => onChange(before));
  };
  return { refs, add, remove, full: refs.length >= max };
}

/** Reminds the person not to photograph identity cards, because we must not store their numbers. */
export function NoIds() {
  return (
    <p class="no-ids">
      <Icon name="shield" small />
      อย่าถ่ายติดเลขประจำตัวประชาชน
    </p>
  );
}

interface PickProps {
  accept: Accept;
  icon: IconName;
  label: string;
  multiple?: boolean;
  camera?: boolean;
  onPick: (files: FileList | null) => void;
}

/** A button that opens a hidden file input, so it has a label and works by keyboard. */
export function PickButton({
  accept,
  icon,
  label,
  multiple = false,
  camera = false,
  onPick,
}: PickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="add" onClick={() => input.current?.click()}>
        <Icon name={icon} />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        multiple={multiple}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onPick(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
