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

/** The one list of the forms: a form is here, and all the rest follows from its definition. */
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

/** What is stored may be of a newer or an older day and name a form there is none of here. */
const known: ReadonlyMap<string, FormDefinition> = new Map(Object.entries(registry));

export const formIds: readonly FormId[] = Object.keys(registry).filter(
  (id): id is FormId => id in registry,
);

/** A form as it was in the version asked for; null when there is no such version, or no criteria to build it from. */
export function formFor(id: FormId, wanted: RequestedVersion = {}): Form | null {
  const definition = known.get(id);
  return definition ? versionOf({ id, definition }, wanted) : null;
}

/** How it is called; a form nobody knows by its bare name. */
export function titleOf(id: FormId): FormTitle {
  return known.get(id)?.title ?? { long: id, short: id, word: id };
}

/** A form as a letter can demand it: its short title, and the centres it is made for. */
export interface LetterForm {
  id: FormId;
  title: string;
  levels: Level[];
}

/** What a letter can demand. */
export const letterForms: readonly LetterForm[] = formIds.map((id) => ({
  id,
  title: titleOf(id).short,
  levels: [...registry[id].levels],
}));
