import type * as z from 'zod/mini';
import type { Day } from '../calendar.ts';
import type { Criteria } from '../criteria/criteria.ts';

/**
 * What a person filled in, keyed by field id. A value is unknown until its field kind has validated
 * it.
 */
export type Answers = Readonly<Record<string, unknown>>;

export interface Condition {
  field: string;
  is?: string | number | boolean;
  anyOf?: readonly (string | number | boolean)[];
  atLeast?: number;
}

export interface MemberChoice {
  id: string;
  name: string;
  position: string;
  positionLabel: string;
}

/**
 * What a form needs to know besides its answers. The server provides it, so the phone's clock does
 * not matter.
 */
export interface FormContext {
  today: Day;
  members: readonly MemberChoice[];
  criteria?: Criteria;
  /** Answers of the previous round. */
  previous?: Answers;
  quorumPercent: number;
  centreName: string;
  /** The types of attached files by id; without it, files are judged when the report is submitted. */
  fileTypes?: Readonly<Record<string, string>>;
}

interface Base {
  /** [a-zA-Z0-9-]. It must never change: stored answers are keyed by it. */
  id: string;
  label: string;
  /** Used in messages, columns and chat instead of the label. */
  short?: string;
  hint?: string;
  required?: boolean;
  /** Different every time, like the date of a meeting: the previous answer is not offered. */
  fresh?: boolean;
  showWhen?: Condition;
  /** Other headings that offices give this column in Excel, the most exact first. */
  headings?: readonly string[];
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Other spellings of the same word in Excel: ช for ชาย. */
  spellings?: readonly string[];
  /** Words in Excel that probably mean this option; the person is asked once. */
  likelyWords?: readonly string[];
}

export interface IndicatorChoice {
  score: number;
  text: string;
}

interface Kinds {
  text: {
    max?: number;
    /** Names or positions of the people of the centre are offered. */
    suggest?: 'person' | 'position';
  };
  longText: {
    max?: number;
    /** Words that many people write here, each one tap. */
    ready?: readonly string[];
  };
  integer: {
    min?: number;
    max?: number;
    unit?: string;
    /** Text before the number where no label is shown: หมู่ที่ 3. */
    lead?: string;
    /** A year is written without a thousands separator. */
    isYear?: boolean;
  };
  money: { max?: number };
  phone: { landline?: boolean };
  date: { notAfter?: 'today'; notBefore?: 'today' };
  time: unknown;
  choice: { options: readonly Option[] };
  choices: { options: readonly Option[] };
  yesNo: { yes?: string; no?: string };
  personName: unknown;
  memberPick: { max?: number };
  photos: { max?: number };
  files: { max?: number };
  place: unknown;
  repeat: {
    itemLabel: string;
    fields: readonly RowField[];
    min?: number;
    max: number;
    /** Offices keep long lists in Excel, so a template and an import are offered. */
    sheet?: true;
    /** Rows that such a list usually has, offered while none of them is in it. */
    usual?: { label: string; rows: readonly Readonly<Record<string, unknown>>[] };
  };
  indicator: {
    indicatorId: string;
    guidance: string;
    choices: readonly IndicatorChoice[];
    evidence: readonly string[];
  };
}

export type Kind = keyof Kinds;
export type FieldOf<K extends Kind> = Base & { kind: K } & Kinds[K];
/** A question of a form. */
export type Field = { [K in Kind]: FieldOf<K> }[Kind];
/** A row cannot contain a list: nested tables cannot be filled in on a phone. */
export type RowField = { [K in Exclude<Kind, 'repeat' | 'indicator'>]: FieldOf<K> }[Exclude<
  Kind,
  'repeat' | 'indicator'
>];

/** One way to read what was typed, for the person to choose. */
export interface Reading {
  value: string | number;
  label: string;
}

export type Cell = string | number | { day: Day } | null;

export interface Column {
  path: string;
  label: string;
  type: 'text' | 'number' | 'date';
}

export type Schema = z.ZodMiniType;

/**
 * Everything the product needs to know about one kind of field. Values come in as `unknown`; these
 * functions do not throw.
 */
export interface FieldKind<K extends Kind> {
  kind: K;
  /** Normalizes a value before validation. Idempotent. */
  normalize(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): unknown;
  /**
   * Validates a normalized value that is not empty. Messages are Thai and contain the field's short
   * label.
   */
  schema(field: FieldOf<K>, ctx: FormContext): Schema;
  isEmpty(value: unknown): boolean;
  /** The message for a required field that is empty. */
  missing(field: FieldOf<K>): string;
  /** True if the unfinished value may be stored in a draft. */
  draftType(value: unknown): boolean;
  /** The values that an unclear text may mean; empty when nothing has to be asked. */
  readings(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): readonly Reading[];
  /** Used by the review page, the chat and the comparison of revisions. */
  toText(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): string;
  columns(field: FieldOf<K>): Column[];
  toCells(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): Cell[];
  /** Texts in which a national id might have been typed. */
  texts(value: unknown): string[];
  attachmentIds(value: unknown): string[];
}

export function shortLabel(field: Pick<Base, 'label' | 'short'>): string {
  return field.short ?? field.label;
}
