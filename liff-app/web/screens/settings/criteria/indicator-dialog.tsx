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
  const found = indicatorsOf(read.set).find((indicator) => indicator.id === id);
  return found ? (
    <Dialog title={`แก้ตัวชี้วัด ${id}`} onClose={onClose}>
      <Fields read={read} indicator={found} onDone={onDone} />
    </Dialog>
  ) : null;
}

function Fields({
  read,
  indicator,
  onDone,
}: Pick<CriteriaEditorProps, 'read' | 'onDone'> & { indicator: Indicator }) {
  const typed = useSignal({ ...indicator, weight: String(indicator.weight ?? '') });
  const tried = useSignal(false);
  const { busy, trouble, save } = useSaveSet(read, onDone);
  const change = (part: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...part });
  const lack = (text: string) => (tried.value && text.trim() === '' ? 'กรุณากรอก' : null);
  const submit = () => {
    tried.value = true;
    const next = indicatorOf(typed.value);
    if (next) void save({ categories: replaced(read.set, next) });
  };
  const { title, shortTitle, guidance, weight, choices } = typed.value;
  return (
    <>
      <TextField
        id="title"
        label="ตัวชี้วัด"
        rows={2}
        maxLength={600}
        value={title}
        wrong={lack(title)}
        onInput={(text) => change({ title: text })}
      />
      <TextField
        id="short"
        label="ชื่อย่อ"
        maxLength={80}
        value={shortTitle}
        wrong={lack(shortTitle)}
        onInput={(text) => change({ shortTitle: text })}
      />
      <TextField
        id="guidance"
        label="คำอธิบาย"
        rows={3}
        maxLength={600}
        value={guidance}
        wrong={lack(guidance)}
        onInput={(text) => change({ guidance: text })}
      />
      {choices.map((choice, at) => (
        <TextField
          key={choice.score}
          id={`choice-${at}`}
          label={`เกณฑ์ ${choice.score} คะแนน`}
          rows={2}
          maxLength={600}
          value={choice.text}
          wrong={lack(choice.text)}
          onInput={(text) =>
            change({
              choices: choices.map((each) => (each === choice ? { ...each, text } : each)),
            })
          }
        />
      ))}
      <TextField
        id="weight"
        label="น้ำหนัก (เว้นว่างได้)"
        maxLength={6}
        value={weight}
        wrong={tried.value && weightOf(weight) === null ? 'เป็นตัวเลขมากกว่า 0' : null}
        onInput={(text) => change({ weight: text })}
      />
      <ErrorBanner trouble={trouble} onReload={onDone} />
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

/** Undefined for blank text, null for an invalid weight. */
function weightOf(text: string): number | undefined | null {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return number > 0 && number <= 1000 ? number : null;
}

function indicatorOf(typed: Omit<Indicator, 'weight'> & { weight: string }): Indicator | null {
  const weight = weightOf(typed.weight);
  const { title, shortTitle, guidance, choices } = typed;
  const texts = [title, shortTitle, guidance, ...choices.map((choice) => choice.text)];
  if (weight === null || texts.some((text) => text.trim() === '')) return null;
  const { weight: _typed, ...rest } = typed;
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
