import axe from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

const found = z.array(
  z.object({
    id: z.string(),
    impact: z.nullable(z.string()),
    help: z.string(),
    nodes: z.array(
      z.object({ target: z.array(z.unknown()), failureSummary: z.optional(z.string()) }),
    ),
  }),
);

const grave = new Set(['serious', 'critical']);
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/**
 * One readable line for each accessibility problem, including skipped heading levels. Every screen must
 * have none.
 */
export async function graveViolations(page: Page): Promise<string[]> {
  // The debugger injects axe once for each document, because a script element would need a weaker CSP.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const answer: unknown = await page.evaluate(
    `axe.run(document, {
      runOnly: ${JSON.stringify(levels)},
      rules: { 'heading-order': { enabled: true } },
      resultTypes: ['violations'],
    })
      .then((result) => result.violations)`,
  );
  return found
    .parse(answer)
    .filter(({ id, impact }) => id === 'heading-order' || grave.has(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`),
    );
}
