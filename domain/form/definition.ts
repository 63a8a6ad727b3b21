import type { Answers, Condition, Field, FormContext } from '../fields/field.ts';
import { shortLabel } from '../fields/field.ts';
import { isBlank } from '../fields/kind.ts';
import type { Prefilled } from './prefill.ts';
import type { OfferMakers } from './offer.ts';
import type { Score } from '../scoring.ts';

export interface Section {
  id: string;
  title: string;
  short?: string;
  fields: readonly Field[];
}

/**
 * A rule about several fields. When it fails, a soft check needs a reason and a hard check needs a
 * correction.
 */
export interface Check {
  id: string;
  label: string;
  severity: 'hard' | 'soft';
  test(answers: Answers, ctx: FormContext): { path: string; message: string } | null;
}

/** The names of a form for places of different width. */
export interface FormTitle {
  long: string;
  short: string;
  /** One word, for places with very little space. */
  word: string;
  /** The name of an extra report (domain/duty/ad-hoc.ts). */
  extra?: string;
}

export interface Form extends Prefilled {
  /** Its key in domain/forms/index.ts. */
  id: string;
  version: number;
  title: FormTitle;
  purpose: string;
  sections: readonly Section[];
  checks: readonly Check[];
  /**
   * Proposed answers to questions that are new every time. They come from the last report and the
   * answers so far.
   */
  offers?: OfferMakers;
  score?: (answers: Answers) => Score;
}

export function fieldsOf(form: Form): Field[] {
  return form.sections.flatMap((section) => [...section.fields]);
}

/** True when a field of the form is answered with members of the register. */
export function picksMembers(form: Form): boolean {
  return fieldsOf(form).some((field) => field.kind === 'memberPick');
}

/**
 * The fields to ask, given the answers so far. A field that depends on a hidden field is hidden
 * too.
 */
export function visibleFields(form: Form, answers: Answers): Field[] {
  return shownFields(fieldsOf(form), { answers, around: {} });
}

/**
 * Visits fields in the order of the form, so that the answer to a hidden field cannot make a later
 * field visible.
 */
export function shownFields<F extends Pick<Field, 'id'> & { showWhen?: Condition }>(
  fields: readonly F[],
  { answers, around }: { answers: Answers; around: Answers },
): F[] {
  const seen: Record<string, unknown> = { ...around };
  return fields.filter((field) => {
    if (field.showWhen && !holds(field.showWhen, seen)) return false;
    seen[field.id] = answers[field.id];
    return true;
  });
}

function holds(condition: Condition, answers: Answers): boolean {
  const value = answers[condition.field];
  if (isBlank(value)) return false;
  if (condition.atLeast !== undefined) return amountOf(value) >= condition.atLeast;
  const wanted = condition.anyOf ?? (condition.is === undefined ? [] : [condition.is]);
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return wanted.some((option) => given.includes(option));
}

function amountOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
}

/** The question at a path, which may be inside a row of a list. */
export function fieldAt(form: Form, path: string): Field | undefined {
  const [top, , inner] = path.split('.');
  const field = fieldsOf(form).find(({ id }) => id === top);
  if (inner === undefined) return field;
  return field?.kind === 'repeat' ? field.fields.find(({ id }) => id === inner) : undefined;
}

/** Turns 'agenda.r1.topic' into ระเบียบวาระ · เรื่อง. */
export function labelOfPath(form: Form, path: string): string {
  const [top, , inner] = path.split('.');
  const field = fieldsOf(form).find((topField) => topField.id === top);
  if (!field) return form.sections.find((section) => section.id === top)?.title ?? '';
  const within =
    field.kind === 'repeat' ? field.fields.find((rowField) => rowField.id === inner) : undefined;
  return within ? `${shortLabel(field)} · ${shortLabel(within)}` : shortLabel(field);
}

export function labelOfCheck(form: Form, checkId: string): string {
  return form.checks.find((check) => check.id === checkId)?.label ?? '';
}
