import type * as z from 'zod/mini';
import type { Day } from '../calendar.ts';
import type { Criteria } from '../criteria/criteria.ts';

/** What a person filled in, keyed by field id; unknown until a field kind has judged it. */
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

/** What a form needs to know of the world: given by the server, so that the phone's clock does not matter. */
export interface FormContext {
  today: Day;
  members: readonly MemberChoice[];
  criteria?: Criteria;
  /** Answers of the round before. */
  previous?: Answers;
  quorumPercent: number;
  centreName: string;
}

interface Base {
  /** [a-zA-Z0-9-], permanent: stored answers are keyed by it. */
  id: string;
  label: string;
  /** For messages, columns and chat; the label when absent. */
  short?: string;
  hint?: string;
  required?: boolean;
  /** Never the same twice, like the day of a meeting: the answer given last time is not offered. */
  fresh?: boolean;
  showWhen?: Condition;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

export interface IndicatorChoice {
  score: number;
  text: string;
}

interface Kinds {
  text: { max?: number };
  longText: { max?: number };
  integer: {
    min?: number;
    max?: number;
    unit?: string;
    /** Said before the number where no label stands beside it: หมู่ที่ 3. */
    lead?: string;
    /** A year is a name, not an amount: no thousands mark. */
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
    /** Long enough that offices keep it in Excel: a template and an import are offered. */
    sheet?: true;
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
/** Rows hold no rows: a table in a table cannot be filled on a phone. */
export type RowField = { [K in Exclude<Kind, 'repeat' | 'indicator'>]: FieldOf<K> }[Exclude<
  Kind,
  'repeat' | 'indicator'
>];

export type Cell = string | number | { day: Day } | null;

export interface Column {
  path: string;
  label: string;
  type: 'text' | 'number' | 'date';
}

export type Schema = z.ZodMiniType;

/** Every side of one kind of answer. Values come in as `unknown`; nothing here throws. */
export interface FieldKind<K extends Kind> {
  kind: K;
  /** Name of the control that the mini-app draws. */
  control: string;
  /** Tidies what was typed or stored before it is judged; twice is the same as once. */
  normalize(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): unknown;
  /** Judges a cleaned value that is not empty; messages in Thai carry the field's short label. */
  schema(field: FieldOf<K>, ctx: FormContext): Schema;
  isEmpty(value: unknown): boolean;
  /** Said when the field must be filled and is not. */
  missing(field: FieldOf<K>): string;
  /** May it be stored as a draft, half typed as it is? */
  draftType(value: unknown): boolean;
  /** For the review page, chat and the difference between revisions. */
  toText(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): string;
  columns(field: FieldOf<K>): Column[];
  toCells(value: unknown, of: { field: FieldOf<K>; ctx: FormContext }): Cell[];
  /** Texts in which somebody might type a national id. */
  texts(value: unknown): string[];
  attachmentIds(value: unknown): string[];
}

export function shortLabel(field: Pick<Base, 'label' | 'short'>): string {
  return field.short ?? field.label;
}
