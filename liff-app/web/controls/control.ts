import { createContext } from 'preact';
import type { ComponentChildren, ComponentType } from 'preact';
import { useContext } from 'preact/hooks';
import type { Field, FieldOf, FormContext, Kind } from '#domain/form/form.ts';
import type { UploadQueue } from '../sync/upload-queue.ts';
import type { AttachmentView } from '#contract/contract.ts';

/** What a control draws: one question, its value, and what is wrong with it. */
export interface ControlProps<K extends Kind> {
  field: FieldOf<K>;
  value: unknown;
  /** Path of the answer; its element carries it as id. */
  path: string;
  problem: string | null;
  /** Problems inside: rows of a list. */
  problemsBelow: Readonly<Record<string, string>>;
  /** Said under the question: a comment, a quorum, a conflict. */
  note?: ComponentChildren;
  onChange: (value: unknown) => void;
  /** The person has left the question: it may be judged. */
  onLeave: () => void;
}

export type AnyControlProps = Omit<ControlProps<Kind>, 'field'> & { field: Field };

/** What controls need of the form around them. */
export interface FormFieldContext {
  ctx: FormContext;
  answers: Readonly<Record<string, unknown>>;
  photos: UploadQueue;
  attachments: Readonly<Record<string, AttachmentView>>;
  toast: (text: string, undo?: () => void) => void;
  previousRound: number | null;
  /** Path of the question one has come for: a row that holds it opens by itself. */
  wanted: string | null;
  /** Draws a question of any kind: rows hold questions too. */
  Control: ComponentType<AnyControlProps>;
}

export const FieldContext = createContext<FormFieldContext | null>(null);

export function useFieldContext(): FormFieldContext {
  const found = useContext(FieldContext);
  if (!found) throw new Error('a control outside a form');
  return found;
}

export function idOf(path: string): string {
  return `q-${path}`;
}
