import { createContext } from 'preact';
import type { ComponentChildren, ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { Field, FieldOf, FormContext, Kind } from '#domain/form/form.ts';
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
  /** Shown under the question: a comment, a quorum, a conflict. */
  note?: ComponentChildren;
  onChange: (value: unknown) => void;
  /** The person has left the question, so it may be checked. */
  onLeave: () => void;
}

export type AnyControlProps = Omit<ControlProps<Kind>, 'field'> & { field: Field };

/** What controls need from the form. */
export interface FormFieldContext {
  ctx: FormContext;
  answers: Readonly<Record<string, unknown>>;
  photos: UploadQueue;
  attachments: Readonly<Record<string, AttachmentView>>;
  toast: (text: string, undo?: () => void) => void;
  previousRound: number | null;
  /** Path of the question to scroll to; the row that contains it opens. */
  wanted: string | null;
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
