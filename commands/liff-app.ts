import * as z from 'zod/mini';
import type { Http } from '#bot/line/http.ts';
import type { Config } from '#server/config.ts';

const timeoutMs = 10_000;
const appsSchema = z.object({
  apps: z.array(z.looseObject({ liffId: z.string(), view: z.looseObject({ url: z.string() }) })),
});

/**
 * Finds the LIFF app of the Login channel by its address, or creates it. Needs a token of the Login
 * channel.
 */
export async function setUpLiff({ http, config }: { http: Http; config: Config }): Promise<string> {
  const { loginChannelId, loginChannelSecret, apiOrigin } = config.line;
  if (!loginChannelSecret) return 'LIFF: LINE_LOGIN_CHANNEL_SECRET is not set, left alone';
  const token = await issueToken({
    http,
    apiOrigin,
    id: loginChannelId,
    secret: loginChannelSecret,
  });
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const url = `${config.publicUrl}/app`;
  const listed = await http({
    method: 'GET',
    url: `${apiOrigin}/liff/v1/apps`,
    headers,
    timeoutMs,
  });
  const known =
    listed.status === 200 ? z.parse(appsSchema, JSON.parse(listed.body.toString())).apps : [];
  const found = known.find((app) => app.view.url === url);
  if (found) return `LIFF_ID=${found.liffId} (was there)`;
  const body = JSON.stringify({
    view: { type: 'full', url },
    description: 'ศอช. ประสาน',
    features: { ble: false, qrCode: false },
    permanentLinkPattern: 'concat',
    scope: ['openid', 'profile'],
    botPrompt: 'normal',
  });
  const made = await http({
    method: 'POST',
    url: `${apiOrigin}/liff/v1/apps`,
    headers,
    body,
    timeoutMs,
  });
  if (made.status !== 200)
    return `LIFF: LINE answered ${made.status} ${made.body.toString().slice(0, 200)}`;
  return `LIFF_ID=${z.parse(z.object({ liffId: z.string() }), JSON.parse(made.body.toString())).liffId} (made now)`;
}

async function issueToken(of: {
  http: Http;
  apiOrigin: string;
  id: string;
  secret: string;
}): Promise<string> {
  const answer = await of.http({
    method: 'POST',
    url: `${of.apiOrigin}/oauth2/v3/token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: of.id,
      client_secret: of.secret,
    }).toString(),
    timeoutMs,
  });
  if (answer.status !== 200) throw new Error(`Login channel token: LINE answered ${answer.status}`);
  return z.parse(z.object({ access_token: z.string() }), JSON.parse(answer.body.toString()))
    .access_token;
}
