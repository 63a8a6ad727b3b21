import * as z from 'zod/mini';
import { contract } from '#contract/contract.ts';
import type { Output } from '#contract/contract.ts';

/** The configuration that the server wrote into the page. Null when it wrote none. */
export function pageConfig(document: {
  getElementById(id: string): { textContent: string | null } | null;
}): Output<'config.read'> | null {
  const text = document.getElementById('config')?.textContent?.trim();
  if (!text) return null;
  try {
    const parsed = z.safeParse(contract['config.read'].output, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
