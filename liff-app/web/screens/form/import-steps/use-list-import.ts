import { useSignal } from '@preact/signals';
import type { Input, Output } from '#contract/contract.ts';
import type { FileRequest } from '#contract/files.ts';
import { limits } from '#domain/limits.ts';
import { rowsIn } from '#domain/fields/repeat.ts';
import type { Failure } from '#web/api/api.ts';
import type { RawWorksheets } from '#web/api/read-workbook.ts';
import { useApp } from '#web/app-context.ts';
import type { FormStore } from '../form-store.ts';

export type Imported = Output<'list.read'>;
export type Answers = NonNullable<Input<'list.read'>['answers']>;

interface Asked {
  sheets: RawWorksheets;
  answers: Answers;
}

/** Reads the file again after each answer. Nothing is stored before the person confirms. */
export function useListImport(store: FormStore, list: string) {
  const { api } = useApp();
  const asked = useSignal<Asked | null>(null);
  const imported = useSignal<Imported | null>(null);
  const failure = useSignal<Failure | null>(null);
  const busy = useSignal(false);
  const inputOf = ({ sheets, answers }: Asked): Input<'list.read'> => ({
    id: store.open.duty.id,
    list,
    sheets: sheetsToRead(sheets),
    answers,
    known: rowsIn(store.answers.peek()[list]),
  });
  const ask = async (next: Asked): Promise<void> => {
    asked.value = next;
    busy.value = true;
    failure.value = null;
    const answer = await api.call('list.read', inputOf(next));
    busy.value = false;
    if (answer.ok) imported.value = answer.value;
    else failure.value = answer.failure;
  };
  const before = asked.value;
  return {
    imported: imported.value,
    failure: failure.value,
    busy: busy.value,
    step: stepOf(imported.value),
    read: (sheets: RawWorksheets) => {
      imported.value = null;
      return ask({ sheets, answers: {} });
    },
    answer: (more: Answers) => {
      if (before) void ask({ ...before, answers: withAnswers(before.answers, more) });
    },
    /** All errors as a file to download. */
    report: async (): Promise<FileRequest | null> => {
      if (!before) return null;
      const answer = await api.call('list.report', inputOf(before));
      if (answer.ok) return { kind: 'importReport', report: answer.value.report };
      failure.value = answer.failure;
      return null;
    },
    retry: () => {
      if (before) void ask(before);
    },
    restart: () => {
      imported.value = null;
      failure.value = null;
      asked.value = null;
    },
  };
}

/** Only the name of a hidden worksheet is sent, and no more lines of any worksheet than are read. */
function sheetsToRead(sheets: RawWorksheets): NonNullable<Input<'list.read'>['sheets']> {
  const isAllHidden = sheets.every(({ hidden }) => hidden);
  return sheets.slice(0, limits.listImport.sheets).map(({ rows, ...sheet }) => ({
    ...sheet,
    lines: sheet.hidden && !isAllHidden ? [] : rows.slice(0, limits.listImport.lines),
  }));
}

function stepOf(imported: Imported | null): 'pick' | 'questions' | 'check' {
  if (!imported) return 'pick';
  return imported.questions.some(({ open }) => open) ? 'questions' : 'check';
}

/** When a question was answered before, the new answers replace the old ones item by item. */
function withAnswers(before: Answers, more: Answers): Answers {
  const changed = Object.entries(more).map(
    ([id, items]) => [id, { ...before[id], ...items }] as const,
  );
  return { ...before, ...Object.fromEntries(changed) };
}
