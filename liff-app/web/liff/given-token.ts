import { isLineApp } from '#contract/opened-by-line.ts';

interface PageAddress {
  search: string;
  hash: string;
  userAgent: string;
}

/**
 * The ID token that LINE’s browser adds to the address of the page it opens. LIFF takes it from there too,
 * but first asks LINE twice whether it is genuine, which costs 1.6 s on a slow network. Our server checks
 * the signature in any case. Null when LIFF will replace the page (`liff.state`), and on every later page.
 */
export function givenIdToken({ search, hash, userAgent }: PageAddress): { idToken: string } | null {
  if (!isLineApp(userAgent) || new URLSearchParams(search).has('liff.state')) return null;
  const given = new URLSearchParams(hash.slice(1));
  const idToken = given.get('id_token');
  return idToken && given.has('access_token') && given.has('feature_token') ? { idToken } : null;
}
