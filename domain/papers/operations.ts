import type { Day } from '../calendar.ts';
import { refsOf } from '../fields/attachments.ts';
import type { Answers, Option } from '../fields/field.ts';
import { dayIn, numberIn, rowsOf, textIn } from '../form/answers.ts';
import { activityTypes } from '../forms/operations-report.ts';
import { budgetSources, planStates, projectStages } from '../forms/plan-options.ts';
import type { Member } from '../register/register.ts';
import { byPlace, markOf, officeSigners, paperHead, paperKinds, unsigned } from './paper.ts';
import type { Paper, PaperContext, Signer } from './paper.ts';
import { memberName } from './register-facts.ts';
import { sumOf } from './report-facts.ts';
import type { ReportFacts } from './report-facts.ts';

export interface Activity {
  heldOn: Day | null;
  name: string;
  type: string;
  place: string;
  participants: number | null;
  source: string;
  budget: number | null;
  result: string;
  photos: number;
}

export interface OperationsSheet {
  centre: string;
  tambon: string;
  district: string;
  periodFrom: Day | null;
  periodTo: Day | null;
  activities: Activity[];
  totals: {
    activities: number;
    participants: number;
    budget: number;
    bySource: { source: string; activities: number; budget: number }[];
    projects: number;
  };
  meetings: { number: string; heldOn: Day | null; present: number | null; members: number }[];
  plan: { state: string | null; proposed: number | null; included: number | null };
  projects: { name: string; stage: string; budget: number | null }[];
  network: { memberGroups: number | null; groupPeople: number | null; networks: number | null };
  problems: string | null;
  proposals: string | null;
  reporter: Signer;
  chair: Signer;
  checker: Signer;
}

export type OperationsPaper = Paper<'operations', { sheets: OperationsSheet[] }>;

/** A report and its committee, because the chair and the secretary sign. */
export interface CommitteeReport {
  report: ReportFacts;
  members: readonly Member[];
}

/** Enclosure 5: for each tambon what was done, with whom and what it cost. */
export function operationsPaper(
  facts: readonly CommitteeReport[],
  context: PaperContext,
): OperationsPaper {
  return {
    layout: 'operations',
    data: {
      ...paperHead(context, {
        mark: markOf({ duties: facts.map(({ report }) => report.duty) }),
        enclosure: paperKinds.operations.enclosure,
        title: 'แบบรายงานการดำเนินงานของศูนย์ประสานงานองค์การชุมชนระดับตำบล (ศอช.ต.)',
        source: 'ผลการดำเนินงาน ศอช.ต.',
      }),
      sheets: facts
        .toSorted((a, b) => byPlace(a.report.duty, b.report.duty))
        .flatMap((fact) =>
          fact.report.answers ? [sheetOf(fact, fact.report.answers, context)] : [],
        ),
    },
  };
}

function sheetOf(
  { report, members }: CommitteeReport,
  answers: Answers,
  context: PaperContext,
): OperationsSheet {
  const { duty, tambon } = report;
  const activities = activitiesIn(answers);
  const projects = projectsIn(answers);
  return {
    centre: duty.centreName,
    tambon,
    district: duty.districtName,
    periodFrom: dayIn(answers, 'periodFrom'),
    periodTo: dayIn(answers, 'periodTo'),
    activities,
    totals: {
      activities: activities.length,
      participants: sumOf(activities.map(({ participants }) => participants)),
      budget: sumOf(activities.map(({ budget }) => budget)),
      bySource: bySource(activities),
      projects: sumOf(projects.map(({ budget }) => budget)),
    },
    meetings: rowsOf(answers, 'meetings').map((row) => ({
      number: textIn(row, 'meetingNo'),
      heldOn: dayIn(row, 'heldOn'),
      present: numberIn(row, 'present'),
      members: members.length,
    })),
    plan: {
      state: labelOf(planStates, answers['planState']) || null,
      proposed: numberIn(answers, 'proposed'),
      included: numberIn(answers, 'included'),
    },
    projects,
    network: {
      memberGroups: numberIn(answers, 'memberGroups'),
      groupPeople: numberIn(answers, 'groupPeople'),
      networks: numberIn(answers, 'networks'),
    },
    problems: textIn(answers, 'problems') || null,
    proposals: textIn(answers, 'proposals') || null,
    reporter: holderOf(members, { seat: 'secretary', title: `เลขานุการ ${duty.centreName}` }),
    chair: holderOf(members, { seat: 'chair', title: `ประธาน ${duty.centreName}` }),
    checker: officeSigners(context).checker,
  };
}

function activitiesIn(answers: Answers): Activity[] {
  return rowsOf(answers, 'activities')
    .map((row) => ({
      heldOn: dayIn(row, 'heldOn'),
      name: textIn(row, 'name'),
      type: labelOf(activityTypes, row['type']),
      place: textIn(row, 'place'),
      participants: numberIn(row, 'participants'),
      source: labelOf(budgetSources, row['source']),
      budget: numberIn(row, 'budget'),
      result: textIn(row, 'result'),
      photos: refsOf(row['photos']).length,
    }))
    .toSorted((a, b) => (a.heldOn ?? '').localeCompare(b.heldOn ?? ''));
}

function projectsIn(answers: Answers): OperationsSheet['projects'] {
  return rowsOf(answers, 'projects').map((row) => ({
    name: textIn(row, 'name'),
    stage: labelOf(projectStages, row['stage']),
    budget: numberIn(row, 'budget'),
  }));
}

/** Sorted in the order of the form's options. */
function bySource(activities: readonly Activity[]): OperationsSheet['totals']['bySource'] {
  return [...budgetSources.map(({ label }) => label), ''].flatMap((source) => {
    const group = activities.filter((activity) => activity.source === source);
    if (group.length === 0) return [];
    return [{ source, activities: group.length, budget: sumOf(group.map(({ budget }) => budget)) }];
  });
}

function labelOf(options: readonly Option[], value: unknown): string {
  return options.find((option) => option.value === value)?.label ?? '';
}

/** The person in a seat of the committee, as a signature block. */
export function holderOf(
  members: readonly Member[],
  { seat, title }: { seat: Member['position']; title: string },
): Signer {
  const member = members.find(({ position }) => position === seat);
  return member ? { name: memberName(member), position: title } : { ...unsigned, position: title };
}
