import { mostPerField } from '#domain/fields/attachments.ts';
import { NoIds, PickButton, useAttachments } from './use-attachments.tsx';
import type { ControlProps } from './control.ts';
import { Group } from './field-frame.tsx';
import { Shot } from './photo-thumbnail.tsx';

export function PhotosControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'photos'>) {
  const max = field.max ?? mostPerField;
  const { refs, add, remove, full } = useAttachments({ path, value, max, onChange });
  return (
    <Group field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      {full ? null : <NoIds />}
      <div class="photos">
        {full ? null : (
          <figure>
            <PickButton
              accept="image/*"
              icon="camera"
              word="เพิ่มรูป"
              multiple
              onPick={(files) => void add(files)}
            />
          </figure>
        )}
        {refs.map((file, at) => (
          <Shot key={file.id} file={file} name={`รูปที่ ${at + 1}`} onRemove={() => remove(file.id)} />
        ))}
      </div>
    </Group>
  );
}

export function FilesControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'files'>) {
  const max = field.max ?? mostPerField;
  const { refs, add, remove, full } = useAttachments({ path, value, max, onChange });
  return (
    <Group field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      {full ? null : <NoIds />}
      <div class="photos">
        {full ? null : (
          <figure>
            <PickButton
              accept="image/*,application/pdf"
              icon="file"
              word="แนบไฟล์"
              multiple
              onPick={(files) => void add(files)}
            />
          </figure>
        )}
        {refs.map((file, at) => (
          <Shot
            key={file.id}
            file={file}
            name={`ไฟล์ที่ ${at + 1}`}
            onRemove={() => remove(file.id)}
          />
        ))}
      </div>
    </Group>
  );
}
