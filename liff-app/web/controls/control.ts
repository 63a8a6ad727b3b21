import { createContext } from 'preact';
import type { ComponentChildren, ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { Offer } from '#domain/form/offer.ts';
import type { Row } from '#domain/fields/repeat.ts';
import type { Field, FieldOf, FormContext, Kind, MemberChoice } from '#domain/form/form.ts';
import type { UploadQueue } from '../sync/upload-queue.ts';
import type { AttachmentView } from '#contract/contract.ts';

/** The properties of a control: one question, its value and its error. */
export interface ControlProps<K extends Kind> {
  field: FieldOf<K>;
  value: unknown;
  /** Path of the answer; the element's id is made from it. */
  path: string;
  problem: string | null;
  /** Errors in the rows of a list, by path. */
  problemsBelow: Readonly<Record<string, string>>;
  /** Content shown under the question: a comment, a quorum, a conflict. */
  note?: ComponentChildren;
  onChange: (value: unknown) => void;
  /**
   * Called when the person has left the question, so that it can be checked. In a list: with the path of
   * the row’s question.
   */
  onLeave: (path?: string) => void;
}

export type AnyControlProps = Omit<ControlProps<Kind>, 'field'> & { field: Field };

export interface Wanted {
  path: string;
}

/** The data and functions that controls need from the form. */
export interface FormFieldContext {
  ctx: FormContext;
  answers: Readonly<Record<string, unknown>>;
  photos: UploadQueue;
  attachments: Readonly<Record<string, AttachmentView>>;
  toast: (text: string, undo?: () => void) => void;
  previousRound: number | null;
  /** The question to scroll to; the row that contains it opens. A new object for each request. */
  wanted: Wanted | null;
  /** The current answer. An undo button may be older than the last change. */
  answerOf: (field: string) => unknown;
  /** Shows the errors of all questions below this path, and removes those that have been corrected. */
  checkBelow: (path: string) => void;
  /** Answers offered for a blank question, to pick with one tap. */
  offersOf: (path: string) => Offer[];
  /** Rows of earlier reports and known people that the list does not have yet. */
  knownRows: (field: FieldOf<'repeat'>) => Row[];
  /** The register of the centre, and the person who fills in the form. */
  people: readonly MemberChoice[];
  /** The control of any kind of question; rows contain questions too. */
  Control: ComponentType<AnyControlProps>;
}

export const FieldContext = createContext<FormFieldContext | null>(null);

export function useFieldContext(): FormFieldContext {
  const context = useContext(FieldContext);
  if (!context) throw new Error('a control outside a form');
  return context;
}

export function idOf(path: string): string {
  return `q-${path}`;
}
