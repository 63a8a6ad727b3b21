import * as z from 'zod/mini';

/** Kinds of stored data that a nightly job removes. */
export const retentionKindSchema = z.enum([
  'drafts',
  'chatPhotos',
  'inbox',
  'deliveries',
  'joinRequests',
  'dataRequests',
  'questions',
  'heardTexts',
  'people',
]);
export type RetentionKind = z.infer<typeof retentionKindSchema>;
export const retentionKinds = retentionKindSchema.options;

/** Days of each kind that a province has set; a missing kind has its default. */
export const retentionDaysSchema = z.partialRecord(retentionKindSchema, z.int());
export type RetentionDays = z.infer<typeof retentionDaysSchema>;

interface Rule {
  days: number;
  min: number;
  max: number;
}

/**
 * How many days each kind is stored by default, and how far a province may change this. Reports,
 * registers, orders and duties are not listed, because official records are kept.
 */
export const retentionRules: Readonly<Record<RetentionKind, Rule>> = {
  drafts: { days: 90, min: 30, max: 365 },
  chatPhotos: { days: 7, min: 1, max: 30 },
  // LINE repeats an event for days. An event that was deleted earlier would be handled twice.
  inbox: { days: 14, min: 7, max: 14 },
  // Longer than a fiscal year, so that all reminders of one letter can be compared.
  deliveries: { days: 400, min: 90, max: 730 },
  joinRequests: { days: 180, min: 30, max: 730 },
  // The screen shows one year of answers. They are stored longer, because a complaint may ask whether
  // the period of 30 days was met.
  dataRequests: { days: 730, min: 365, max: 1_825 },
  questions: { days: 365, min: 30, max: 730 },
  // They serve only to learn new words; the sender did not pass them on to the office.
  heardTexts: { days: 30, min: 7, max: 90 },
  people: { days: 365, min: 30, max: 1_095 },
};

/**
 * The periods to apply. When several provinces set a period, the longest is used, so that no data is
 * removed too early.
 */
export function retentionInForce(wishes: readonly RetentionDays[]): Record<RetentionKind, number> {
  const daysOf = (kind: RetentionKind): number => {
    const { days, min, max } = retentionRules[kind];
    const wished = wishes.flatMap((wish) => wish[kind] ?? []);
    const longest = wished.length === 0 ? days : Math.max(...wished);
    return Math.min(max, Math.max(min, longest));
  };
  return {
    drafts: daysOf('drafts'),
    chatPhotos: daysOf('chatPhotos'),
    inbox: daysOf('inbox'),
    deliveries: daysOf('deliveries'),
    joinRequests: daysOf('joinRequests'),
    dataRequests: daysOf('dataRequests'),
    questions: daysOf('questions'),
    heardTexts: daysOf('heardTexts'),
    people: daysOf('people'),
  };
}

export function isWithinRule(kind: RetentionKind, days: number): boolean {
  const { min, max } = retentionRules[kind];
  return Number.isInteger(days) && days >= min && days <= max;
}

/** The newest of the known dates of a person; null when there is none. */
export function lastSeen(dates: readonly (Date | null | undefined)[]): Date | null {
  const times = dates.flatMap((date) => (date ? [date.getTime()] : []));
  return times.length === 0 ? null : new Date(Math.max(...times));
}

/**
 * True when the person's newest role began after the newest known end of a role. The end of that
 * newest role has no date.
 */
export function isEndUnknown({
  begins,
  ends,
}: Readonly<Record<'begins' | 'ends', readonly (Date | null | undefined)[]>>): boolean {
  const [begin, end] = [lastSeen(begins), lastSeen(ends)];
  return begin !== null && (end === null || end < begin);
}
