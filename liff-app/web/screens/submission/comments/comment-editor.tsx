import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

export function CommentEditor({
  text,
  onType,
  onDone,
}: {
  text: string;
  /** Called on every input, so that a killed browser loses nothing. */
  onType: (text: string) => void;
  onDone: () => void;
}) {
  const typed = useSignal(text);
  const before = useRef(text);
  const type = (next: string) => {
    typed.value = next;
    onType(next);
  };
  const drop = () => {
    onType('');
    onDone();
  };
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  return (
    <div class="pin-edit">
      <label class="label">
        ต้องแก้อะไร
        <textarea
          class="area"
          rows={2}
          maxLength={1000}
          value={typed.value}
          ref={area}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
      <div class="pair">
        <button type="button" class="btn btn-small" onClick={drop}>
          {before.current === '' ? 'ยกเลิก' : 'ลบความเห็น'}
        </button>
        <button type="button" class="btn btn-small btn-main" onClick={onDone}>
          เก็บความเห็น
        </button>
      </div>
    </div>
  );
}
