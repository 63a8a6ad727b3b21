import { newObligation, newRound, renumber } from '#domain/letter/draft.ts';
import type { LetterForm } from '#domain/forms/index.ts';
import type { Clause, Letter, Obligation, Round } from '#domain/letter/letter.ts';

/**
 * Edits of a draft. They are pure functions: each returns a new letter, so that a refused change has no
 * effect.
 */
export function editClause(letter: Letter, no: string, edit: (clause: Clause) => Clause): Letter {
  return {
    ...letter,
    clauses: letter.clauses.map((clause) => (clause.no === no ? edit(clause) : clause)),
  };
}

export function editObligation(
  letter: Letter,
  id: string,
  edit: (obligation: Obligation) => Obligation | null,
): Letter {
  return {
    ...letter,
    clauses: letter.clauses.map((clause) => ({
      ...clause,
      obligations: clause.obligations.flatMap((obligation) => {
        const next = obligation.id === id ? edit(obligation) : obligation;
        return next ? [next] : [];
      }),
    })),
  };
}

export function addClause(letter: Letter, summary: string): Letter {
  const last = Math.max(0, ...letter.clauses.map(({ no }) => Number.parseInt(no, 10) || 0));
  const clause = { no: String(last + 1), summary, obligations: [] };
  return { ...letter, clauses: [...letter.clauses, clause] };
}

export function removeClause(letter: Letter, no: string): Letter {
  return { ...letter, clauses: letter.clauses.filter((clause) => clause.no !== no) };
}

export function addObligation(
  letter: Letter,
  { clause, form, round }: { clause: string; form: LetterForm; round: Round },
): Letter {
  const obligation = newObligation(letter, { form, round });
  return editClause(letter, clause, (edited) => ({
    ...edited,
    obligations: [...edited.obligations, obligation],
  }));
}

export function addRound(letter: Letter, obligation: string): Letter {
  return editObligation(letter, obligation, (edited) => ({
    ...edited,
    rounds: newRound(edited.rounds),
  }));
}

export function setRound(
  letter: Letter,
  { obligation, round }: { obligation: string; round: Round },
): Letter {
  return editObligation(letter, obligation, (edited) => ({
    ...edited,
    rounds: edited.rounds.map((old) => (old.no === round.no ? round : old)),
  }));
}

/** Removing the only round removes the obligation. */
export function removeRound(
  letter: Letter,
  { obligation, no }: { obligation: string; no: number },
): Letter {
  return editObligation(letter, obligation, (edited) => {
    const rounds = renumber(edited.rounds.filter((round) => round.no !== no));
    return rounds.length === 0 ? null : { ...edited, rounds };
  });
}
