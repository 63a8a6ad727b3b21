import type { Level } from '../centre/centre.ts';
import type { Form, FormTitle } from '../form/definition.ts';
import { versionOf } from '../form/version.ts';
import type { FormDefinition, RequestedVersion } from '../form/version.ts';
import { committeeRegister } from './committee-register.ts';
import { grading } from './grading.ts';
import { integratedCommitteeOrder } from './integrated-committee-order.ts';
import { meetingReport } from './meeting-report.ts';
import { operationsReport } from './operations-report.ts';
import { planMission } from './plan-mission.ts';
import { progressAssessment } from './progress-assessment.ts';
import { strongTambonProjects } from './strong-tambon-projects.ts';

/** The list of all forms. Adding a form here makes it available everywhere. */
const registry = {
  'committee-register': committeeRegister,
  'meeting-report': meetingReport,
  'integrated-committee-order': integratedCommitteeOrder,
  grading,
  'operations-report': operationsReport,
  'plan-mission': planMission,
  'strong-tambon-projects': strongTambonProjects,
  'progress-assessment': progressAssessment,
} satisfies Record<string, FormDefinition>;

export type FormId = keyof typeof registry;

/** Stored data may name a form that this version of the app no longer has, or does not have yet. */
const known: ReadonlyMap<string, FormDefinition> = new Map(Object.entries(registry));

export const formIds: readonly FormId[] = Object.keys(registry).filter(
  (id): id is FormId => id in registry,
);

/**
 * A form in the requested version; null when the version does not exist or its criteria are
 * missing.
 */
export function formFor(id: FormId, wanted: RequestedVersion = {}): Form | null {
  const definition = known.get(id);
  return definition ? versionOf({ id, definition }, wanted) : null;
}

/** The title of a form; its id when the form is unknown. */
export function titleOf(id: FormId): FormTitle {
  return known.get(id)?.title ?? { long: id, short: id, word: id };
}

/** A form as letters use it: its short title and the levels of its centres. */
export interface LetterForm {
  id: FormId;
  title: string;
  levels: Level[];
}

export const letterForms: readonly LetterForm[] = formIds.map((id) => ({
  id,
  title: titleOf(id).short,
  levels: [...registry[id].levels],
}));

/**
 * The words for each form in chat. Longer words come first, so that ประเมินความก้าวหน้า is not read
 * as ประเมิน.
 */
const said = formIds
  .flatMap((id) => {
    const definition: FormDefinition = registry[id];
    const { title, said: others = [] } = definition;
    return [title.word, title.short, ...others].map((word) => ({ id, word }));
  })
  .toSorted((a, b) => b.word.length - a.word.length);

/** The form that a chat text names; null when it names none. */
export function formSaid(text: string): FormId | null {
  return said.find(({ word }) => text.includes(word))?.id ?? null;
}
