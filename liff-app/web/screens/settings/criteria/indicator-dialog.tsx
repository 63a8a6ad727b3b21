import { useSignal } from '@preact/signals';
import type { Criteria, Indicator } from '#domain/criteria/criteria.ts';
import { indicatorsOf } from '#domain/criteria/diff.ts';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { TextField } from '../fields.tsx';
import type { CriteriaEditorProps } from './criteria-editor-props.ts';
import { useSaveSet } from './use-save-set.ts';

/** Edits the texts and weight of one indicator. Its number and category are edited in Excel. */
export function IndicatorDialog({
  read,
  indicator: id,
  onClose,
  onDone,
}: CriteriaEditorProps & { indicator: string }) {
  const indicator = indicatorsOf(read.set).find((each) => each.id === id);
  return indicator ? (
    <Dialog title={`แก้ตัวชี้วัด ${id}`} onClose={onClose}>
      <Fields read={read} indicator={indicator} onDone={onDone} />
    </Dialog>
  ) : null;
}

/** An indicator being edited. Its weight is the text of the field. */
type IndicatorDraft = Omit<Indicator, 'weight'> & { weight: string };

function Fields({
  read,
  indicator,
  onDone,
}: Pick<CriteriaEditorProps, 'read' | 'onDone'> & { indicator: Indicator }) {
  const draft = useSignal<IndicatorDraft>({
    ...indicator,
    weight: String(indicator.weight ?? ''),
  });
  const tried = useSignal(false);
  const { busy, error, save } = useSaveSet(read, onDone);
  const { weight } = draft.value;
  const change = (part: Partial<IndicatorDraft>) => (draft.value = { ...draft.value, ...part });
  const submit = () => {
    tried.value = true;
    const next = indicatorOf(draft.value);
    if (next) void save({ categories: replaced(read.set, next) });
  };
  return (
    <>
      <IndicatorTexts draft={draft.value} tried={tried.value} onChange={change} />
      <TextField
        id="weight"
        label="น้ำหนัก (เว้นว่างได้)"
        maxLength={6}
        value={weight}
        wrong={tried.value && weightOf(weight) === null ? 'เป็นตัวเลขมากกว่า 0' : null}
        onInput={(text) => change({ weight: text })}
      />
      <ErrorBanner error={error} onReload={onDone} />
      <button
        type="button"
        class="btn btn-main btn-wide space-above"
        disabled={busy}
        onClick={submit}
      >
        <Icon name="check" />
        บันทึกตัวชี้วัด
      </button>
    </>
  );
}

interface TextsProps {
  draft: IndicatorDraft;
  /** True when the person tried to save, so that empty fields are marked. */
  tried: boolean;
  onChange: (part: Partial<IndicatorDraft>) => void;
}

function IndicatorTexts({ draft, tried, onChange }: TextsProps) {
  const { title, shortTitle, guidance, choices } = draft;
  const lack = (text: string) => (tried && text.trim() === '' ? 'กรุณากรอก' : null);
  return (
    <>
      <TextField
        id="title"
        label="ตัวชี้วัด"
        rows={2}
        maxLength={600}
        value={title}
        wrong={lack(title)}
        onInput={(text) => onChange({ title: text })}
      />
      <TextField
        id="short"
        label="ชื่อย่อ"
        maxLength={80}
        value={shortTitle}
        wrong={lack(shortTitle)}
        onInput={(text) => onChange({ shortTitle: text })}
      />
      <TextField
        id="guidance"
        label="คำอธิบาย"
        rows={3}
        maxLength={600}
        value={guidance}
        wrong={lack(guidance)}
        onInput={(text) => onChange({ guidance: text })}
      />
      {choices.map((choice, index) => (
        <TextField
          key={choice.score}
          id={`choice-${index}`}
          label={`เกณฑ์ ${choice.score} คะแนน`}
          rows={2}
          maxLength={600}
          value={choice.text}
          wrong={lack(choice.text)}
          onInput={(text) =>
            onChange({
              choices: choices.map((each) => (each === choice ? { ...each, text } : each)),
            })
          }
        />
      ))}
    </>
  );
}

/** The typed weight. Undefined for blank text, null for an invalid weight. */
function weightOf(text: string): number | undefined | null {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return number > 0 && number <= 1000 ? number : null;
}

function indicatorOf(draft: IndicatorDraft): Indicator | null {
  const weight = weightOf(draft.weight);
  const { title, shortTitle, guidance, choices } = draft;
  const texts = [title, shortTitle, guidance, ...choices.map((choice) => choice.text)];
  if (weight === null || texts.some((text) => text.trim() === '')) return null;
  const { weight: _text, ...rest } = draft;
  return { ...rest, ...(weight === undefined ? {} : { weight }), basis: 'province' };
}

function replaced({ categories }: Criteria, next: Indicator): Criteria['categories'] {
  return categories.map((category) => ({
    ...category,
    indicators: category.indicators.map((indicator) =>
      indicator.id === next.id ? next : indicator,
    ),
  }));
}
