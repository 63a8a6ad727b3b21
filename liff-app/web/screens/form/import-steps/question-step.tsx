import { useSignal } from '@preact/signals';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { Answers, Imported } from './use-list-import.ts';

type Question = Imported['questions'][number];

interface Props {
  questions: readonly Question[];
  onAnswer: (answers: Answers) => void;
  onBack: () => void;
}

const open = ({ open: isOpen }: Question): boolean => isOpen;

/**
 * One question for each column with values that can be read in two ways. The likely answer is already
 * chosen.
 */
export function QuestionStep({ questions, onAnswer, onBack }: Props) {
  const asked = questions.filter(open);
  const chosen = useSignal<Answers>(chosenIn(asked));
  const isChecked = useSignal(false);
  const next = (event: Event) => {
    event.preventDefault();
    isChecked.value = true;
    const isDone = asked.every(({ id, items }) =>
      items.every(({ key }) => chosen.value[id]?.[key] !== undefined),
    );
    if (isDone) onAnswer(chosen.value);
  };
  const pick = (id: string, key: string) => (value: string) => {
    if (value === unanswered) return;
    chosen.value = { ...chosen.value, [id]: { ...chosen.value[id], [key]: value } };
  };
  return (
    <form class="import-questions" onSubmit={next}>
      <p>{asked.length} คำถาม ตอบครั้งเดียวใช้ได้ทั้งคอลัมน์</p>
      {asked.map(({ id, title, items, options }) => (
        <fieldset key={id} class="import-question">
          <legend>{title}</legend>
          {items.map(({ key, text }) => {
            const value = chosen.value[id]?.[key];
            return (
              <SelectField
                key={key}
                id={`import-${id}-${key}`}
                label={text}
                value={value ?? unanswered}
                wrong={isChecked.value && value === undefined ? 'กรุณาเลือก' : undefined}
                onPick={pick(id, key)}
              >
                <option value={unanswered}>เลือก</option>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </SelectField>
            );
          })}
        </fieldset>
      ))}
      <div class="button-row">
        <button type="button" class="btn" onClick={onBack}>
          เลือกไฟล์อื่น
        </button>
        <button type="submit" class="btn btn-main">
          ต่อไป
          <Icon name="next" />
        </button>
      </div>
    </form>
  );
}

/** This is not an option of the server. The empty value means that the person corrects it later. */
const unanswered = '?';

function chosenIn(questions: readonly Question[]): Answers {
  return Object.fromEntries(
    questions.map(({ id, items }) => [
      id,
      Object.fromEntries(
        items.flatMap(({ key, chosen }) => (chosen === null ? [] : [[key, chosen]])),
      ),
    ]),
  );
}
