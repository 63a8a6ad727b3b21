import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar.ts';
import { areaCodeSchema, levelSchema } from '#domain/centre/centre.ts';
import { formId } from '#domain/form/id.ts';
import { dateBasisSchema } from '#domain/letter/date-basis.ts';
import { instantSchema } from './basics.ts';
import { assigneeSchema, standingSchema } from '#domain/duty/standing.ts';

export const overviewDutySchema = z.object({
  id: z.string(),
  title: z.string(),
  centreName: z.string(),
  districtName: z.string(),
  daysLate: z.int(),
  standing: standingSchema,
  holder: assigneeSchema,
});

/** One column of the matrix: an obligation's round, under its clause. */
export const columnSchema = z.object({
  key: z.string(),
  letter: z.string(),
  clause: z.string(),
  form: formId,
  title: z.string(),
  word: z.string(),
  round: z.int(),
  rounds: z.int(),
  dueOn: daySchema,
  dateBasis: dateBasisSchema,
  isDue: z.boolean(),
});

export const cellSchema = z.object({ total: z.int(), reached: z.int(), late: z.int() });

export const overviewSchema = z.object({
  areaCode: areaCodeSchema,
  areaName: z.string(),
  level: levelSchema,
  fiscalYear: z.int(),
  years: z.array(z.object({ fiscalYear: z.int(), open: z.boolean() })),
  today: daySchema,
  now: instantSchema,
  figures: z.object({
    /** The number of due duties, and how many of them were on time. */
    dueTotal: z.int(),
    onTime: z.int(),
    /** Duties on time only because of an extension. */
    onTimeExtended: z.int(),
    waived: z.int(),
    overdue: z.int(),
    overdueDistricts: z.int(),
    returned: z.int(),
    returnedOldestDays: z.int(),
    atProvince: z.int(),
    atProvinceOldestDays: z.int(),
    accepted: z.int(),
    total: z.int(),
    next: z.nullable(z.object({ dueOn: daySchema, daysLeft: z.int(), count: z.int() })),
  }),
  columns: z.array(columnSchema),
  /**
   * The areas one level below, with the worst first: districts for the province, tambons for a district.
   */
  rows: z.array(
    z.object({
      areaCode: areaCodeSchema,
      name: z.string(),
      tile: z.nullable(z.tuple([z.int(), z.int()])),
      dueTotal: z.int(),
      onTime: z.int(),
      onTimeExtended: z.int(),
      waived: z.int(),
      late: z.int(),
      cells: z.record(z.string(), cellSchema),
    }),
  ),
  totals: z.record(z.string(), cellSchema),
  /** The five duties overdue longest; the others are in the list `late`. */
  latest: z.array(overviewDutySchema),
});
export type Overview = z.infer<typeof overviewSchema>;

const percentsSchema = z.array(z.nullable(z.int()));

/** Grades of one or two rounds. Each list has one value for each round. */
const gradesSchema = z.object({
  title: z.string(),
  /** True when our own sample criteria were used instead of official ones. */
  sample: z.boolean(),
  notice: z.string(),
  rounds: z.array(
    z.object({ round: z.int(), dueOn: daySchema, centres: z.int(), graded: z.int() }),
  ),
  /** The number of centres that have grades in both rounds. The means are over these centres. */
  compared: z.int(),
  higher: z.int(),
  same: z.int(),
  lower: z.int(),
  /** Best first. */
  levels: z.array(z.object({ id: z.string(), title: z.string(), counts: z.array(z.int()) })),
  categories: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      percents: percentsSchema,
      areas: z.array(
        z.object({ areaCode: areaCodeSchema, name: z.string(), percents: percentsSchema }),
      ),
    }),
  ),
  percents: percentsSchema,
});
export type Grades = z.infer<typeof gradesSchema>;

export const overviewGradesSchema = z.object({
  areaCode: areaCodeSchema,
  areaName: z.string(),
  /** Null while no grading of the year is accepted. */
  grades: z.nullable(gradesSchema),
});

/** The progress of the rounds with one date. */
const paceSchema = z.object({
  dueOn: daySchema,
  opensOn: daySchema,
  /** The working days from the opening to the date, and how many of them have begun. */
  days: z.int(),
  passed: z.int(),
  total: z.int(),
  reached: z.int(),
  /** The number of reports that would have arrived if they arrived evenly on every working day. */
  expected: z.int(),
  behind: z.int(),
  points: z.array(z.object({ day: daySchema, reached: z.int() })),
});
export type Pace = z.infer<typeof paceSchema>;

export const overviewProgressSchema = z.object({
  today: daySchema,
  paces: z.array(paceSchema),
  /** Counts since the morning message of the last working day. */
  since: z.object({
    day: daySchema,
    time: z.string(),
    arrived: z.int(),
    accepted: z.int(),
    returned: z.int(),
    becameLate: z.int(),
  }),
});
export type Progress = z.infer<typeof overviewProgressSchema>;

export const calendarDateSchema = z.object({
  /** The key of the date: letter.obligation.round. */
  key: z.string(),
  dueOn: daySchema,
  provinceDueOn: daySchema,
  dateBasis: dateBasisSchema,
  letter: z.object({ id: z.string(), number: z.string() }),
  clause: z.string(),
  title: z.string(),
  done: z.int(),
  total: z.int(),
  daysLeft: z.int(),
});

export const likelyLateSchema = z.object({
  total: z.int(),
  centres: z.int(),
  /** The duties with more reasons and less time first. The list is cut. */
  duties: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      centreName: z.string(),
      districtName: z.string(),
      dueOn: daySchema,
      reasons: z.array(z.string()),
    }),
  ),
  /** How often duties were named correctly, over rounds whose date has passed. Null before the first. */
  record: z.nullable(z.object({ named: z.int(), namedLate: z.int(), late: z.int() })),
});
export type LikelyLate = z.infer<typeof likelyLateSchema>;

const orderCounts = {
  total: z.int(),
  /** Orders in force (new or reviewed), orders under review, and centres that reported none. */
  inForce: z.int(),
  inProgress: z.int(),
  notSent: z.int(),
  experts: z.int(),
};
const projectCounts = {
  total: z.int(),
  sent: z.int(),
  projects: z.int(),
  budget: z.number(),
};
const placed = { areaCode: areaCodeSchema, name: z.string() };

/** A summary of the reports of clauses 3 and 6. */
export const clausesSchema = z.object({
  orders: z.object({
    ...orderCounts,
    areas: z.array(z.object({ ...placed, ...orderCounts })),
  }),
  projects: z.object({
    ...projectCounts,
    stages: z.array(
      z.object({ id: z.string(), label: z.string(), projects: z.int(), budget: z.number() }),
    ),
    areas: z.array(z.object({ ...placed, ...projectCounts })),
  }),
});
export type Clauses = z.infer<typeof clausesSchema>;
