import { useSignal } from '@preact/signals';
import type { Criteria, Indicator } from '#domain/criteria/criteria.ts';
import { indicatorFieldId, score } from '#domain/scoring.ts';
import { formatNumber, formatPercent } from '#domain/thai/number.ts';
import { TickRow } from '#web/controls/choice.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { criteriaHref } from './criteria-labels.ts';

type Answers = Record<string, { score: number }>;

/** ทดลองให้คะแนน: the score a centre would get; nothing is stored or sent. */
export function Screen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const criteria = useResource('criteria.read', { id });
  return (
    <>
      <TaskHeader title="ทดลองให้คะแนน" sub="ไม่มีการบันทึกหรือส่ง" back={criteriaHref(id)} />
      <main class="page">
        <ResourceView resource={criteria} heights={[96, 200, 200]}>
          {({ set }) => <Trial set={set} />}
        </ResourceView>
      </main>
    </>
  );
}

function Trial({ set }: { set: Criteria }) {
  const answers = useSignal<Answers>({});
  const result = score(set, answers.value);
  const answered = result.categories.reduce((sum, category) => sum + category.answered, 0);
  const total = result.categories.reduce((sum, category) => sum + category.total, 0);
  const choose = (indicator: Indicator, points: number) =>
    (answers.value = { ...answers.value, [indicatorFieldId(indicator.id)]: { score: points } });
  return (
    <div class="narrow">
      <div class="trial-sum">
        <Banner
          tint={result.level ? 'is-done' : 'is-draft'}
          icon="grade"
          title={result.level ? `ระดับ ${result.level.title}` : `ตอบแล้ว ${answered} จาก ${total} ข้อ`}
        >
          {formatNumber(result.points)} จาก {formatNumber(result.max)} คะแนน{' '}
          {formatPercent(result.percent)}
        </Banner>
        <button type="button" class="link" onClick={() => (answers.value = {})}>
          <Icon name="refresh" small />
          เริ่มใหม่
        </button>
      </div>
      {set.categories.map((category, index) => (
        <section key={category.id}>
          <h2 class="part-title">
            หมวด {category.id} {category.title}
            <span class="quiet">
              {' '}
              {formatNumber(result.categories[index]?.points ?? 0)} จาก{' '}
              {formatNumber(result.categories[index]?.max ?? 0)}
            </span>
          </h2>
          {category.indicators.map((indicator) => (
            <fieldset key={indicator.id} class="trial-indicator">
              <legend>
                {indicator.id} {indicator.title}
              </legend>
              <ul class="option-list">
                {indicator.choices.map((choice) => (
                  <TickRow
                    key={choice.score}
                    type="radio"
                    name={indicatorFieldId(indicator.id)}
                    on={answers.value[indicatorFieldId(indicator.id)]?.score === choice.score}
                    label={choice.text}
                    side={`${choice.score}`}
                    onPick={() => choose(indicator, choice.score)}
                  />
                ))}
              </ul>
            </fieldset>
          ))}
        </section>
      ))}
    </div>
  );
}
