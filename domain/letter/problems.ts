import type { Clause, Letter, Obligation } from './letter.ts';
import type { LetterForm } from '../forms/index.ts';

export interface LetterProblem {
  path: string;
  message: string;
  /**
   * Decides whether a letter can be stored. A letter with wrong parts is never stored; one with
   * missing parts is stored but cannot be published.
   */
  kind: 'wrong' | 'missing';
}

/**
 * Everything that prevents publishing, in the order of the letter. `forms` are the forms that a
 * letter may use.
 */
export function letterProblems(letter: Letter, forms: readonly LetterForm[]): LetterProblem[] {
  const obligations = letter.clauses.flatMap((item) => item.obligations);
  return [
    ...missing('number', letter.number === '' ? 'กรุณากรอกเลขที่หนังสือ' : null),
    ...missing('subject', letter.subject.trim() === '' ? 'กรุณากรอกเรื่อง' : null),
    ...missing(
      'clauses',
      obligations.length === 0 ? 'ยังไม่มีเรื่องที่ต้องส่ง กรุณาเพิ่มอย่างน้อย 1 เรื่อง' : null,
    ),
    ...repeated(letter.clauses.map((item) => item.no)).map((no) =>
      wrong('clauses', `ข้อ ${no} มีมากกว่าหนึ่งครั้ง`),
    ),
    ...repeated(obligations.map((obligation) => obligation.id)).map((id) =>
      wrong('clauses', `เรื่อง ${id} มีมากกว่าหนึ่งครั้ง`),
    ),
    ...letter.clauses.flatMap((item, index) =>
      clauseProblems(item, { path: `clauses.${index}`, forms }),
    ),
  ];
}

interface Within {
  path: string;
  forms: readonly LetterForm[];
}

function clauseProblems(item: Clause, { path, forms }: Within): LetterProblem[] {
  return [
    ...missing(`${path}.summary`, item.summary.trim() === '' ? `กรุณากรอกสรุปข้อ ${item.no}` : null),
    ...item.obligations.flatMap((obligation, index) =>
      obligationProblems(obligation, { path: `${path}.obligations.${index}`, forms }),
    ),
  ];
}

function obligationProblems(obligation: Obligation, { path, forms }: Within): LetterProblem[] {
  const form = forms.find((letterForm) => letterForm.id === obligation.form);
  const reserved = obligation.id.startsWith('extra-');
  const unfit = form && obligation.levels.some((level) => !form.levels.includes(level));
  const dues = obligation.rounds.map((round) => round.dueOn);
  const gap = obligation.rounds.some((round, index) => round.no !== index + 1);
  return [
    ...(reserved ? [wrong(path, 'ชื่อเรื่องนี้ระบบใช้อยู่แล้ว')] : []),
    ...(form
      ? []
      : [
          wrong(
            `${path}.form`,
            `ไม่มีแบบรายงานชื่อ ${obligation.form} กรุณานำเรื่องนี้ออก แล้วเลือกแบบรายงานที่มี`,
          ),
        ]),
    ...(unfit ? [wrong(`${path}.levels`, 'แบบนี้ใช้กับ ศอช.ต. เท่านั้น')] : []),
    ...(gap ? [wrong(`${path}.rounds`, 'เลขครั้งที่ต้องเรียงจาก 1')] : []),
    ...(dues.some((on, index) => index > 0 && on <= (dues[index - 1] ?? ''))
      ? [wrong(`${path}.rounds`, 'กำหนดส่งของครั้งหลังต้องหลังครั้งก่อน')]
      : []),
    ...obligation.rounds.flatMap((round, index) =>
      round.opensOn > round.dueOn
        ? [wrong(`${path}.rounds.${index}.opensOn`, `ครั้งที่ ${round.no} วันเปิดต้องไม่หลังวันกำหนดส่ง`)]
        : [],
    ),
  ];
}

function missing(path: string, message: string | null): LetterProblem[] {
  return message === null ? [] : [{ path, message, kind: 'missing' }];
}

function wrong(path: string, message: string): LetterProblem {
  return { path, message, kind: 'wrong' };
}

function repeated(words: readonly string[]): string[] {
  return [...new Set(words.filter((word, index) => words.indexOf(word) !== index))];
}
