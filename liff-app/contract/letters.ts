import * as z from 'zod/mini';
import { criteriaSchema } from '#domain/criteria/criteria.ts';
import { daySchema } from '#domain/calendar.ts';
import { levelSchema } from '#domain/centre/centre.ts';
import { formId } from '#domain/form/id.ts';
import { clauseSchema, letterSchema, letterStateSchema } from '#domain/letter/letter.ts';
import { letterWordingSchema } from '#domain/letter/correction.ts';
import { roundMoveSchema } from '#domain/letter/dates.ts';
import { idSchema } from './basics.ts';
import type { Rows } from './row.ts';

const noneSchema = z.object({});
const versionSchema = z.int();
const reasonSchema = z.string().check(z.minLength(1), z.maxLength(500));
const wordsSchema = z.string().check(z.maxLength(500));
const movesSchema = z.array(roundMoveSchema).check(z.minLength(1), z.maxLength(60));
const spanSchema = z.object({ opensOn: daySchema, dueOn: daySchema });
const warningsSchema = z.array(z.object({ code: z.string(), text: z.string() }));
const countedSchema = z.array(z.object({ name: z.string(), count: z.int() }));

/** Letters: drafts, publishing, rescheduling, archiving. */
export const letterRows = {
  'letters.list': {
    method: 'GET',
    path: '/api/letters',
    input: noneSchema,
    output: z.object({
      editable: z.boolean(),
      letters: z.array(
        z.object({
          id: z.string(),
          number: z.string(),
          date: daySchema,
          subject: z.string(),
          fiscalYear: z.int(),
          state: letterStateSchema,
          publishedOn: z.nullable(daySchema),
          archivedOn: z.nullable(daySchema),
          version: versionSchema,
          duties: z.int(),
          hasNext: z.boolean(),
        }),
      ),
    }),
  },
  'letter.read': {
    method: 'GET',
    path: '/api/letters/:id',
    input: z.object({ id: idSchema }),
    output: z.object({
      letter: letterSchema,
      state: letterStateSchema,
      editable: z.boolean(),
      today: daySchema,
      /** The holidays for the editor. Empty for readers. */
      holidays: z.array(daySchema),
      /** The forms that a draft can require. Empty for readers. */
      forms: z.array(z.object({ id: formId, title: z.string(), levels: z.array(levelSchema) })),
      /** Title of each round, by `obligation.round`, such as ประเมินระดับ ครั้งที่ 1. */
      titles: z.record(z.string(), z.string()),
      /** By `obligation.round`: the number of duties, and how many of them reached the province. */
      progress: z.record(z.string(), z.object({ total: z.int(), reached: z.int() })),
    }),
  },
  /** The grading criteria in force for the letter's year, for everyone who may read the letter. */
  'letter.criteria': {
    method: 'GET',
    path: '/api/letters/:id/criteria',
    input: z.object({ id: idSchema }),
    output: z.object({ set: z.nullable(criteriaSchema) }),
  },
  /** Makes a draft for next year, or another for the same year. Making it twice gives one draft. */
  'letter.start': {
    method: 'POST',
    path: '/api/letters',
    input: z.object({ from: idSchema, kind: z.enum(['nextYear', 'supplement']) }),
    output: z.object({ id: z.string() }),
  },
  'letter.save': {
    method: 'PUT',
    path: '/api/letters/:id',
    input: z.object({
      id: idSchema,
      version: versionSchema,
      number: wordsSchema,
      date: daySchema,
      subject: wordsSchema,
      clauses: z.array(clauseSchema).check(z.maxLength(40)),
    }),
    output: z.object({ version: versionSchema }),
  },
  /** Corrects number, date, title and text of a published letter. Due dates change by `dates.move`. */
  'letter.correct': {
    method: 'PUT',
    path: '/api/letters/:id/wording',
    input: z.object({
      id: idSchema,
      version: versionSchema,
      ...letterWordingSchema.shape,
      reason: reasonSchema,
    }),
    output: z.object({ version: versionSchema }),
  },
  'letter.discard': {
    method: 'DELETE',
    path: '/api/letters/:id',
    input: z.object({ id: idSchema }),
    output: noneSchema,
  },
  'letter.preview': {
    method: 'GET',
    path: '/api/letters/:id/preview',
    input: z.object({ id: idSchema }),
    output: z.object({
      version: versionSchema,
      total: z.int(),
      levels: z.object({ tambon: z.int(), district: z.int(), province: z.int() }),
      rounds: z.array(
        z.object({
          key: z.string(),
          clause: z.string(),
          title: z.string(),
          ...spanSchema.shape,
          districtDueOn: z.nullable(daySchema),
          count: z.int(),
        }),
      ),
      districts: countedSchema,
      problems: z.array(
        z.object({ path: z.string(), message: z.string(), kind: z.enum(['wrong', 'missing']) }),
      ),
      warnings: warningsSchema,
      /** People, LINE messages until the due dates, and tambons without an officer. */
      reach: z.object({
        people: z.int(),
        messages: z.int(),
        tambonsWithoutOfficer: z.array(z.object({ name: z.string(), districtName: z.string() })),
      }),
      /** Last year's criteria are used until this year's are published. */
      noCriteria: z.boolean(),
    }),
  },
  'letter.publish': {
    method: 'POST',
    path: '/api/letters/:id/publish',
    input: z.object({ id: idSchema, version: versionSchema }),
    output: z.object({ planned: z.int(), added: z.int() }),
  },
  'letter.archive.preview': {
    method: 'GET',
    path: '/api/letters/:id/archive',
    input: z.object({ id: idSchema }),
    output: z.object({
      total: z.int(),
      open: z.int(),
      atDistrict: z.int(),
      atProvince: z.int(),
      done: z.int(),
    }),
  },
  /** The caller confirms the number of unfinished duties. Refused when the number has changed. */
  'letter.archive': {
    method: 'POST',
    path: '/api/letters/:id/archive',
    input: z.object({
      id: idSchema,
      unfinished: z.int(),
      reason: z.string().check(z.maxLength(500)),
    }),
    output: z.object({ archived: z.int() }),
  },
  'letter.restore': {
    method: 'POST',
    path: '/api/letters/:id/restore',
    input: z.object({ id: idSchema }),
    output: z.object({ restored: z.int() }),
  },
  /** A preview that changes nothing. It is a POST, because a list of dates does not fit in a URL. */
  'dates.preview': {
    method: 'POST',
    path: '/api/letters/:id/dates/preview',
    input: z.object({ id: idSchema, moves: movesSchema }),
    output: z.object({
      version: versionSchema,
      warnings: warningsSchema,
      rounds: z.array(
        z.object({
          key: z.string(),
          clause: z.string(),
          title: z.string(),
          before: spanSchema,
          after: spanSchema,
        }),
      ),
      duties: z.object({
        total: z.int(),
        unsent: z.int(),
        returned: z.int(),
        atDistrict: z.int(),
        reached: z.int(),
        waived: z.int(),
      }),
      changes: z.object({
        keptByExtension: z.int(),
        noLongerOverdue: z.int(),
        lateNowOnTime: z.int(),
        extensionsAsked: z.int(),
      }),
      districts: countedSchema,
      people: z.object({
        total: z.int(),
        workers: z.int(),
        heads: z.int(),
        province: z.int(),
      }),
      reminders: z.array(
        z.object({
          key: z.string(),
          who: z.enum(['worker', 'head']),
          before: z.object({ dueOn: daySchema, dropped: z.array(daySchema) }),
          after: z.object({ dueOn: daySchema, days: z.array(daySchema) }),
        }),
      ),
    }),
  },
  'dates.move': {
    method: 'POST',
    path: '/api/letters/:id/dates',
    input: z.object({
      id: idSchema,
      version: versionSchema,
      moves: movesSchema,
      reason: reasonSchema,
    }),
    output: z.object({ rounds: z.int(), duties: z.int(), version: versionSchema }),
  },
} as const satisfies Rows;
