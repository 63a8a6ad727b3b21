import { maxPerField } from '#domain/fields/attachments.ts';
import { NoIds, PickButton, useAttachments } from './use-attachments.tsx';
import type { ControlProps } from './control.ts';
import { FieldGroup } from './field-frame.tsx';
import { PhotoThumbnail } from './photo-thumbnail.tsx';

export function PhotosControl({
  field,
  value,
  path,
  problem,
  note,
  onChange,
  onLeave,
}: ControlProps<'photos'>) {
  const max = field.max ?? maxPerField;
  const { refs, add, remove, full } = useAttachments({
    path,
    value,
    max,
    accept: 'image/*',
    onChange,
  });
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      {full ? null : <NoIds />}
      <div class="photos">
        {full ? null : (
          <figure>
            <PickButton
              accept="image/*"
              icon="camera"
              label="เพิ่มรูป"
              multiple
              onPick={(files) => void add(files)}
            />
          </figure>
        )}
        {refs.map((file, index) => (
          <PhotoThumbnail
            key={file.id}
            file={file}
            name={`รูปที่ ${index + 1}`}
            onRemove={() => remove(file.id)}
          />
        ))}
      </div>
    </FieldGroup>
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
  const max = field.max ?? maxPerField;
  const { refs, add, remove, full } = useAttachments({
    path,
    value,
    max,
    accept: 'image/*,application/pdf',
    onChange,
  });
  return (
    <FieldGroup field={field} path={path} problem={problem} note={note} onLeave={onLeave}>
      {full ? null : <NoIds />}
      <div class="photos">
        {full ? null : (
          <figure>
            <PickButton
              accept="image/*,application/pdf"
              icon="file"
              label="แนบไฟล์"
              multiple
              onPick={(files) => void add(files)}
            />
          </figure>
        )}
        {refs.map((file, index) => (
          <PhotoThumbnail
            key={file.id}
            file={file}
            name={`ไฟล์ที่ ${index + 1}`}
            onRemove={() => remove(file.id)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
