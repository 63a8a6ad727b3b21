import { useSignal } from '@preact/signals';
import { scoreOf, whyChanged } from '#domain/fields/indicator.ts';
import { isRecord } from '#domain/fields/kind.ts';
import { maxPerField } from '#domain/fields/attachments.ts';
import { Icon } from '../parts/icon.tsx';
import { NoIds, PickButton, useAttachments } from './use-attachments.tsx';
import { idOf, useFieldContext } from './control.ts';
import type { ControlProps } from './control.ts';
import { FieldError, describedBy } from './field-frame.tsx';
import { PhotoThumbnail } from './photo-thumbnail.tsx';
import { shown } from './text-field.tsx';

/** Scores one indicator. The previous score is marked on its choice; a changed score needs a reason. */
export function IndicatorControl(props: ControlProps<'indicator'>) {
  const { field, value, path, problem, note, onChange, onLeave } = props;
  const { ctx } = useFieldContext();
  const answer = isRecord(value) ? value : {};
  const score = scoreOf(value);
  const before = scoreOf(ctx.previous?.[field.id]);
  const why = whyChanged({ field, value, ctx });
  const change = (part: Record<string, unknown>) => onChange({ ...answer, ...part });
  const choose = (score: number) => {
    change({ score });
    // A changed score needs a reason, so its field gets the focus.
    if (before !== null && before !== score && !answer['reason'])
      requestAnimationFrame(() => {
        const reason = document.getElementById(`${idOf(path)}-reason`);
        reason?.scrollIntoView({ block: 'center' });
        reason?.focus({ preventScroll: true });
      });
  };
  return (
    <section
      class="open-indicator"
      id={idOf(path)}
      tabIndex={-1}
      aria-labelledby={`${idOf(path)}-title`}
    >
      <IndicatorHeader field={field} path={path} note={note} />
      <fieldset aria-describedby={describedBy(path, { problem })}>
        <legend class="sr-only">คะแนนข้อ {field.indicatorId}</legend>
        {field.choices.map((choice) => (
          <ScoreChoice
            key={choice.score}
            choice={choice}
            name={idOf(path)}
            checked={choice.score === score}
            wasPrevious={choice.score === before}
            onPick={() => choose(choice.score)}
          />
        ))}
      </fieldset>
      {score === null ? null : (
        <NoteField
          path={path}
          label={why ?? 'บันทึกเพิ่มเติม'}
          required={why !== null}
          value={answer[why === null ? 'note' : 'reason']}
          wrong={problem !== null && why !== null}
          onChange={(text) => change(why === null ? { note: text } : { reason: text })}
          onLeave={onLeave}
        />
      )}
      <div class="indicator-error">
        <FieldError path={path} problem={problem} />
      </div>
      <Evidence {...props} />
    </section>
  );
}

function IndicatorHeader({
  field,
  path,
  note,
}: Pick<ControlProps<'indicator'>, 'field' | 'path' | 'note'>) {
  const { ctx } = useFieldContext();
  const showsGuidance = useSignal(false);
  return (
    <header>
      <h3 id={`${idOf(path)}-title`}>
        <b>{field.indicatorId}</b>
        <span>{field.label.slice(field.indicatorId.length).trim()}</span>
      </h3>
      <div class="meta">
        <button
          type="button"
          class="link"
          aria-expanded={showsGuidance.value}
          onClick={() => (showsGuidance.value = !showsGuidance.value)}
        >
          <Icon name="info" />
          วิธีนับ
        </button>
        {ctx.criteria?.sample ? <span>เกณฑ์ตัวอย่าง</span> : null}
      </div>
      {showsGuidance.value ? <p class="guidance">{field.guidance}</p> : null}
      {note}
    </header>
  );
}

interface ScoreChoiceProps {
  choice: ControlProps<'indicator'>['field']['choices'][number];
  name: string;
  checked: boolean;
  /** Marks the choice that was picked in the previous round. */
  wasPrevious: boolean;
  onPick: () => void;
}

function ScoreChoice({ choice, name, checked, wasPrevious, onPick }: ScoreChoiceProps) {
  const { previousRound } = useFieldContext();
  return (
    <label class={checked ? 'pick on' : 'pick'}>
      <input type="radio" name={name} checked={checked} onChange={onPick} />
      <span class="score">{choice.score}</span>
      <span>
        {choice.text}
        {wasPrevious ? (
          <em>
            <Icon name="history" small />
            ครั้งที่ {previousRound ?? 1} เลือกข้อนี้
          </em>
        ) : null}
      </span>
      {checked ? (
        <span class="pick-tick">
          <Icon name="check" />
        </span>
      ) : null}
    </label>
  );
}

function NoteField({
  path,
  label,
  required,
  value,
  wrong,
  onChange,
  onLeave,
}: {
  path: string;
  label: string;
  required: boolean;
  value: unknown;
  wrong: boolean;
  onChange: (text: string) => void;
  onLeave: () => void;
}) {
  const id = `${idOf(path)}-${required ? 'reason' : 'note'}`;
  return (
    <div class="why">
      <label for={id}>
        {label}
        {required ? null : <small> ถ้ามี</small>}
      </label>
      <textarea
        id={id}
        class="area"
        rows={2}
        value={shown(value)}
        aria-required={required}
        aria-invalid={wrong}
        onInput={(event) => onChange(event.currentTarget.value)}
        onBlur={() => onLeave()}
      />
    </div>
  );
}

function Evidence({ field, value, path, onChange }: ControlProps<'indicator'>) {
  const answer = isRecord(value) ? value : {};
  const { refs, add, remove, full } = useAttachments({
    path,
    value: answer['photos'],
    max: maxPerField,
    accept: 'image/*',
    onChange: (photos) => onChange({ ...answer, photos }),
  });
  const take = (files: FileList | null) => void add(files);
  return (
    <div class="proof">
      <h4>หลักฐาน{field.evidence.length > 0 ? `: ${field.evidence.join(', ')}` : ''}</h4>
      {refs.length > 0 ? (
        <div class="photos">
          {refs.map((file, index) => (
            <PhotoThumbnail
              key={file.id}
              file={file}
              name={`หลักฐานที่ ${index + 1}`}
              onRemove={() => remove(file.id)}
            />
          ))}
        </div>
      ) : null}
      {full ? null : <NoIds />}
      {full ? null : (
        <div class="shots">
          <PickButton accept="image/*" icon="camera" label="ถ่ายรูป" camera onPick={take} />
          <PickButton accept="image/*" icon="photo" label="เลือกรูป" multiple onPick={take} />
        </div>
      )}
    </div>
  );
}
