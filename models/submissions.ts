import type { Duty } from '#domain/duty/duty.ts';
import type { FormId } from '#domain/forms/index.ts';
import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { formId } from '#domain/form/id.ts';
import { scoresOf, scoresPipeline } from './grading-results.ts';
import {
  orderReportsPipeline,
  orderReportsSchema,
  projectReportsPipeline,
  projectReportsSchema,
} from './clause-reports.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** One revision of a report. Revisions are only added. */
export const submissionSchema = z.object({
  /** The phone creates the id, so repeating it does not make a second submission. */
  id: z.uuid(),
  duty: z.string(),
  centre: z.string(),
  areaCode: areaCodeSchema,
  form: formId,
  formVersion: z.int(),
  criteria: z.nullable(z.string()),
  /** The ids of the members at the time of submission, for forms that name members. */
  members: z.optional(z.array(z.string())),
  revision: z.int(),
  answers: z.record(z.string(), z.unknown()),
  reasons: z.record(z.string(), z.string()),
  /** Fields copied from the last report that the sender had not looked at. */
  copied: z.optional(z.array(z.string())),
  by: z.string(),
  at: z.date(),
});
export type Submission = z.infer<typeof submissionSchema>;

export function createSubmissionStore(connection: Connection) {
  const submissions = createCollection(connection, {
    name: 'submissions',
    isStamped: true,
    shape: submissionSchema,
    indexes: [
      { keys: { duty: 1, revision: 1 }, options: { unique: true } },
      { keys: { centre: 1, form: 1, at: -1 } },
      { keys: { criteria: 1, areaCode: 1 } },
      { keys: { by: 1, at: -1 } },
      { keys: { areaCode: 1, _id: 1 } },
    ],
  });
  return {
    ...submissions,
    ofDuty: (duty: string) => submissions.find({ duty }, { sort: { revision: 1 } }),
    /** Only the answers of each revision, used to find the files that they name. */
    answersOf: (duties: readonly string[]) =>
      submissions.pick({ duty: trusted({ $in: duties }) }, ['duty', 'answers']),
    ofCentres: (centres: readonly string[], form: FormId) =>
      submissions.find({ centre: trusted({ $in: centres }), form }),
    /** The newest report of a centre and form, not counting reports of this duty. */
    newestBeside: (duty: Pick<Duty, 'id' | 'centre' | 'form'>) =>
      submissions.one(
        { centre: duty.centre, form: duty.form, duty: trusted({ $ne: duty.id }) },
        { sort: { at: -1 } },
      ),
    /** The revisions that a person sent, newest first, without their answers. */
    byPerson: (by: string) => submissions.pick({ by }, ['duty', 'revision', 'at']),
    newest: (duty: string) => submissions.one({ duty }, { sort: { revision: -1 } }),
    /** What the newest reports of these duties say about appointment orders. */
    orderReports: async (duties: readonly string[]) =>
      duties.length === 0
        ? []
        : z.parse(orderReportsSchema, await submissions.aggregate(orderReportsPipeline(duties))),
    /** Stage and budget of the projects in the newest reports of these duties. */
    projectReports: async (duties: readonly string[]) =>
      duties.length === 0
        ? []
        : z.parse(
            projectReportsSchema,
            await submissions.aggregate(projectReportsPipeline(duties)),
          ),
    /** How many revisions in an area were graded by a criteria set. */
    countGraded: (criteria: string, within: AreaCode) =>
      submissions.count({ criteria, areaCode: areaPrefix(within) }),
    /** The scores of the newest revision of each grading. */
    newestScores: async (duties: readonly string[]) =>
      duties.length === 0 ? [] : scoresOf(await submissions.aggregate(scoresPipeline(duties))),
    /** The form versions and criteria sets of the reports of one obligation of a letter. */
    kindsIn: async (letter: string, obligation: string) =>
      kindsOf(await submissions.aggregate(kindsPipeline(`${letter}.${obligation}.`))),
    newestOf: (duties: readonly string[]) =>
      submissions.find({ duty: trusted({ $in: duties }) }, { sort: { revision: 1 } }),
  };
}

/** The id of a duty begins with its letter and its obligation (dutyId). */
function kindsPipeline(beginning: string) {
  return [
    { $match: { duty: { $gte: beginning, $lt: `${beginning}\uffff` } } },
    { $group: { _id: { version: '$formVersion', criteria: '$criteria' } } },
    { $sort: { _id: 1 as const } },
  ];
}

const kindSchema = z.object({
  _id: z.object({ version: z.int(), criteria: z.nullable(z.string()) }),
});

function kindsOf(found: unknown): { version: number; criteria: string | null }[] {
  return z.parse(z.array(kindSchema), found).map(({ _id }) => _id);
}
