import { indicatorFieldId } from '#domain/scoring.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { atBangkok } from '#domain/calendar.ts';
import type { Database } from '#models/mongo/connect.ts';
import { sampleCriteria } from '../examples/example.ts';

const at = atBangkok('2024-12-17', '15:00');
const indicators = sampleCriteria.categories.flatMap((category) => category.indicators);

/** Accepts the second grading of every centre whose first grading is accepted. */
export async function acceptSecondGradings({ stores }: Database): Promise<void> {
  const firsts = await stores.duties.find({ form: 'grading', round: 1, state: 'accepted' });
  const centres = new Set(firsts.map(({ centre }) => centre));
  const seconds = await stores.duties.find({ form: 'grading', round: 2 });
  const sent = seconds.filter(({ centre }) => centres.has(centre));
  for (const [no, duty] of sent.entries()) {
    await stores.duties.save({
      ...duty,
      state: 'accepted',
      revision: 1,
      reachedProvinceAt: at,
      acceptedAt: at,
    });
    await stores.submissions.insert(submissionOf(duty, no));
  }
}

function submissionOf(duty: Duty, no: number) {
  return {
    id: `00000000-0000-4000-9000-${String(no).padStart(12, '0')}`,
    duty: duty.id,
    centre: duty.centre,
    areaCode: duty.areaCode,
    form: duty.form,
    formVersion: 1,
    criteria: sampleCriteria.id,
    revision: 1,
    answers: Object.fromEntries(
      indicators.map(({ id, choices }, index) => [
        indicatorFieldId(id),
        { score: choices[(no * index) % 5 === 0 ? 0 : choices.length - 1 - (no % 2)]?.score },
      ]),
    ),
    reasons: {},
    by: 'system',
    at,
  };
}
