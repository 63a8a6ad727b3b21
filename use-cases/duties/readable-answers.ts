import { subjectOf } from '#domain/duty/viewer-role.ts';
import type { Duty } from '#domain/duty/duty.ts';
import type { Answers } from '#domain/fields/field.ts';
import { can } from '#domain/permissions.ts';
import { hidePhones } from '#domain/privacy/hidden-phones.ts';
import type { UseCaseContext } from '../use-case.ts';

/** The answers of a report, with phone numbers hidden if the actor may not read them. */
export function readableAnswers(
  { actor }: Pick<UseCaseContext, 'actor'>,
  { duty, answers }: { duty: Duty; answers: Answers },
): Answers {
  return can(actor, 'phone.read', subjectOf(duty)) ? answers : hidePhones(answers);
}
