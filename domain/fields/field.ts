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
  /**
   * The types of attached files by id. Without them, file types are checked only when the report is
   * submitted.
   */
  fileTypes?: Readonly<Record<string, string>>;
}

interface Base {
  /** Consists of [a-zA-Z0-9-]. It must never change, because stored answers use it as their key. */
  id: string;
  label: string;
  /** A shorter label for messages, columns and chat. */
  short?: string;
  hint?: string;
  required?: boolean;
  /**
   * True when the answer is different every time, like the date of a meeting. The previous answer is
   * then not offered.
   */
  fresh?: boolean;
  showWhen?: Condition;
  /** Other headings that offices use for this column in Excel, the most exact first. */
  headings?: readonly string[];
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Other spellings of the label in Excel, such as ช for ชาย. */
  spellings?: readonly string[];
  /** Words in Excel that probably mean this option. The person is asked once whether they do. */
  likelyWords?: readonly string[];
}

export interface IndicatorChoice {
  score: number;
  text: string;
}

interface Kinds {
  text: {
    max?: number;
    /** Offers names or positions of the centre's people while typing. */
    suggest?: 'person' | 'position';
  };
  longText: {
    max?: number;
    /** Texts that many people write here. Each is offered as a button. */
    ready?: readonly string[];
  };
  integer: {
    min?: number;
    max?: number;
    unit?: string;
    /** Text before the number, used where no label is shown: หมู่ที่ 3. */
    lead?: string;
    /** True for a year, which is written without a thousands separator. */
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
    /** True when an Excel template and an import are offered, because offices keep long lists in Excel. */
    sheet?: true;
    /** Rows that such a list usually has. They are offered until the list contains one of them. */
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

/** One possible meaning of what was typed, offered to the person as a choice. */
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
  /** Normalizes a value before validation. Normalizing twice gives the same value. */
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
  /** The values that an unclear text may mean; empty when the text is clear. */
  readings(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): readonly Reading[];
  /** Used by the review page, the chat and the comparison of revisions. */
  toText(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): string;
  columns(field: FieldOf<K>): Column[];
  toCells(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): Cell[];
  /** The typed texts in the value, which are searched for national ids. */
  texts(value: unknown): string[];
  attachmentIds(value: unknown): string[];
}

export function shortLabel(field: Pick<Base, 'label' | 'short'>): string {
  return field.short ?? field.label;
}
