import type { Me } from '#contract/contract.ts';

/** Properties of every screen: path parameters, query and the person. */
export interface ScreenProps {
  params: Record<string, string>;
  query: URLSearchParams;
  me: Me;
}
