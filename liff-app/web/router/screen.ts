import type { Me } from '#contract/contract.ts';

/** What every screen is given: where we are and who reads. */
export interface ScreenProps {
  params: Record<string, string>;
  query: URLSearchParams;
  me: Me;
}
