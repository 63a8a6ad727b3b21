import type { CDPSession, Page } from 'playwright-core';
import { benchLogin } from '../province.ts';
import type { Province } from '../province.ts';

/** The end of the user agent of LINE's browser. */
const lineMark = ' Line/14.0.0 LIFF';
/** Time to LINE and back on a slow mobile network. */
const roundTripMs = 400;
const lineHost = 'https://api.line.me';

interface LineApp {
  province: Province;
  person: { lineUserId: string; name: string };
}

/**
 * Makes the page what LINE's own browser is: its user agent, the object that LINE adds to the window, and answers of
 * api.line.me. Returns the fragment that LINE adds to the address.
 *
 * The answers come from the debugger and not from Playwright's `route`, which switches the browser's cache off.
 */
export async function becomeLineApp(page: Page, { province, person }: LineApp): Promise<string> {
  await page.addInitScript('window._liff = { features: [] }');
  const client = await page.context().newCDPSession(page);
  await client.send('Fetch.enable', { patterns: [{ urlPattern: `${lineHost}/*` }] });
  client.on('Fetch.requestPaused', ({ requestId, request }) => {
    const answer = answerOf(request.url, province);
    setTimeout(() => void fulfil(client, { requestId, answer }), roundTripMs);
  });
  const idToken = await province.idTokens.sign({
    sub: person.lineUserId,
    name: person.name,
    aud: benchLogin.channelId,
  });
  const fragment = new URLSearchParams({
    access_token: 'bench-access',
    context_token: contextToken(),
    feature_token: 'bench-feature',
    id_token: idToken,
    client_id: benchLogin.channelId,
  });
  return `#${fragment.toString()}`;
}

export function lineUserAgent(userAgent: string): string {
  return userAgent + lineMark;
}

function answerOf(url: string, { idTokens }: Province): unknown {
  const { pathname } = new URL(url);
  if (pathname.endsWith('/certs')) return idTokens.jwks;
  if (pathname.endsWith('/verify'))
    return { client_id: benchLogin.channelId, expires_in: 3_600, scope: 'openid profile' };
  if (pathname.endsWith('/contextToken')) return { contextToken: contextToken() };
  return {};
}

async function fulfil(
  client: CDPSession,
  { requestId, answer }: { requestId: string; answer: unknown },
): Promise<void> {
  await client
    .send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: Object.entries({
        'content-type': 'application/json',
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, content-type',
        'timing-allow-origin': '*',
      }).map(([name, value]) => ({ name, value })),
      body: Buffer.from(JSON.stringify(answer)).toString('base64'),
    })
    // The page may have been closed meanwhile.
    .catch(() => undefined);
}

/** LIFF reads its context from this token without checking the signature. */
function contextToken(): string {
  const context = {
    type: 'none',
    liffId: benchLogin.liffId,
    endpointUrl: 'http://localhost/app',
    permanentLinkPattern: 'concat',
    accessTokenHash: '',
    availability: {},
    scope: ['openid', 'profile'],
  };
  return `bench.${Buffer.from(JSON.stringify(context)).toString('base64url')}.bench`;
}
