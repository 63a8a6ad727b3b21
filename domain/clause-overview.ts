import type { Area, AreaCode } from './centre/centre.ts';
import { isWithin } from './centre/centre.ts';
import { projectStages } from './forms/plan-options.ts';

/** A duty of a clause with what its newest report says; the report is null before it is sent. */
export interface Reported<T> {
  areaCode: AreaCode;
  report: T | null;
}

export interface OrderReport {
  /** The order is in force when this is `new` or `reviewed`. */
  orderState: string;
  experts: number;
}

export interface ProjectReport {
  projects: readonly { stage: string; budget: number }[];
}

function countOrders(duties: readonly Reported<OrderReport>[]) {
  const reports = duties.flatMap(({ report }) => report ?? []);
  const inForce = reports.filter(({ orderState }) => orderState !== 'inProgress');
  return {
    total: duties.length,
    inForce: inForce.length,
    inProgress: reports.length - inForce.length,
    notSent: duties.length - reports.length,
    experts: inForce.reduce((sum, { experts }) => sum + experts, 0),
  };
}

/** Clause 3: orders of the กบต. with their experts, counted for an area and for each area below it. */
export function ordersOverview(duties: readonly Reported<OrderReport>[], areas: readonly Area[]) {
  return { ...countOrders(duties), areas: byArea(duties, { areas, count: countOrders }) };
}

function countProjects(duties: readonly Reported<ProjectReport>[]) {
  const projects = duties.flatMap(({ report }) => report?.projects ?? []);
  return {
    total: duties.length,
    sent: duties.filter(({ report }) => report !== null).length,
    projects: projects.length,
    budget: projects.reduce((sum, { budget }) => sum + budget, 0),
  };
}

/** Clause 6: projects by stage and budget, counted for an area and for each area below it. */
export function projectsOverview(
  duties: readonly Reported<ProjectReport>[],
  areas: readonly Area[],
) {
  const all = duties.flatMap(({ report }) => report?.projects ?? []);
  return {
    ...countProjects(duties),
    stages: projectStages.map(({ value, label }) => {
      const there = all.filter(({ stage }) => stage === value);
      return {
        id: value,
        label,
        projects: there.length,
        budget: there.reduce((sum, { budget }) => sum + budget, 0),
      };
    }),
    areas: byArea(duties, { areas, count: countProjects }),
  };
}

function byArea<T, C>(
  duties: readonly Reported<T>[],
  { areas, count }: { areas: readonly Area[]; count: (duties: readonly Reported<T>[]) => C },
) {
  return areas.flatMap((area) => {
    const own = duties.filter(({ areaCode }) => isWithin(areaCode, area.id));
    return own.length === 0 ? [] : [{ areaCode: area.id, name: area.name, ...count(own) }];
  });
}
