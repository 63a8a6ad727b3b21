import type { FormId } from '../../domain/forms/ids.ts';
import { examples as committeeRegister } from './committee-register.ts';
import type { Examples } from './example.ts';
import { examples as grading } from './grading.ts';
import { examples as integratedCommitteeOrder } from './integrated-committee-order.ts';
import { examples as meetingReport } from './meeting-report.ts';
import { examples as operationsReport } from './operations-report.ts';
import { examples as planMission } from './plan-mission.ts';
import { examples as progressAssessment } from './progress-assessment.ts';
import { examples as strongTambonProjects } from './strong-tambon-projects.ts';

/** A form without examples does not compile. */
export const examplesOf: Record<FormId, Examples> = {
  'committee-register': committeeRegister,
  'meeting-report': meetingReport,
  'integrated-committee-order': integratedCommitteeOrder,
  grading,
  'operations-report': operationsReport,
  'plan-mission': planMission,
  'strong-tambon-projects': strongTambonProjects,
  'progress-assessment': progressAssessment,
};
