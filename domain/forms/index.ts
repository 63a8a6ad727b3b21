import type { Form } from '../form-definition.ts';
import { versionOf } from '../form-version.ts';
import type { Build, Wanted } from '../form-version.ts';
import { committeeRegister } from './committee-register.ts';
import { grading } from './grading.ts';
import { formId } from './ids.ts';
import type { FormId } from './ids.ts';
import { integratedCommitteeOrder } from './integrated-committee-order.ts';
import { meetingReport } from './meeting-report.ts';
import { operationsReport } from './operations-report.ts';
import { planMission } from './plan-mission.ts';
import { progressAssessment } from './progress-assessment.ts';
import { strongTambonProjects } from './strong-tambon-projects.ts';

export { formTitles } from './ids.ts';
export type { FormId } from './ids.ts';

/** Every version ever used, oldest first: old reports stay readable for ever. */
const versions: Readonly<Record<FormId, readonly Build[]>> = {
  'committee-register': [committeeRegister],
  'meeting-report': [meetingReport],
  'integrated-committee-order': [integratedCommitteeOrder],
  grading: [(criteria) => (criteria ? grading(criteria) : null)],
  'operations-report': [operationsReport],
  'plan-mission': [planMission],
  'strong-tambon-projects': [strongTambonProjects],
  'progress-assessment': [progressAssessment],
};

export const formIds: readonly FormId[] = formId.options;

/** A form as it was in the version asked for; null when there is no such version, or no criteria to build it from. */
export function formFor(id: FormId, wanted: Wanted = {}): Form | null {
  return versionOf(versions[id], wanted);
}
