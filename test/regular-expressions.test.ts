import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import { literalsOf, regexLiterals } from './support/source/regex-literals.ts';
import type { RegexLiteral } from './support/source/regex-literals.ts';

/** The parts whose matching time grows faster than the text. Empty for a linear expression. */
function slowParts({ source, flags }: RegexLiteral): string[] {
  return analyse({ source, flags }).reports.map((report) => report.type);
}

describe('every regular expression of the product', () => {
  const literals = regexLiterals();

  it('is found in the code', () => {
    expect(literals.length).toBeGreaterThan(50);
  });

  it('takes time linear in its text', () => {
    const slow = literals.filter((literal) => slowParts(literal).length > 0);
    expect(slow.map(({ file, source }) => `${file}: ${source}`)).toEqual([]);
  });
});

describe('the check of regular expressions', () => {
  it.each(['/(?:a+)+$/', '/\\s*(?:x)?\\s*y/', '/\\d+%/'])('refuses %s', (literal) => {
    const [found] = literalsOf('a.ts', `const found = ${literal};`);
    expect(found && slowParts(found)).not.toEqual([]);
  });
});
