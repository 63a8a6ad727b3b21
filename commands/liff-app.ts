import * as z from 'zod/mini';
import type { Http, HttpCall } from '#bot/line/http.ts';
import type { Config } from '#server/config.ts';

const timeoutMs = 10_000;
const appSchema = z.looseObject({
  liffId: z.string(),
  view: z.looseObject({ url: z.string() }),
  scope: z.optional(z.array(z.string())),
  botPrompt: z.optional(z.string()),
});
const appsSchema = z.object({ apps: z.array(appSchema) });
export type LiffApp = z.infer<typeof appSchema>;

type Line = Config['line'];

/** What the app needs of its LIFF app. */
export function wantedApp(publicUrl: string) {
  return {
    view: { type: 'full', url: `${publicUrl}/app` },
    description: 'ศอช. ประสาน',
    features: { ble: false, qrCode: false },
    permanentLinkPattern: 'concat',
    scope: ['openid', 'profile'],
    botPrompt: 'normal',
  };
}

/**
 * Finds the LIFF app of the Login channel by its id or address, and creates or updates it. Needs a token
 * of the Login channel.
 */
export async function setUpLiff({ http, config }: { http: Http; config: Config }): Promise<string> {
  const { line, publicUrl } = config;
  if (!line.loginChannelSecret) return 'LIFF: LINE_LOGIN_CHANNEL_SECRET is not set, left alone';
  const token = await issueLoginToken({ http, line });
  if (!token.ok) throw new Error(`Login channel token: LINE answered ${token.status}`);
  const call = caller({ http, line, token: token.value });
  const wanted = wantedApp(publicUrl);
  const known = await listLiffApps({ http, line, token: token.value });
  const found =
    known.find((app) => app.liffId === line.liffId) ??
    known.find((app) => app.view.url === wanted.view.url);
  if (found && isAsWanted(found, wanted)) return `LIFF_ID=${found.liffId} (was there)`;
  const body = JSON.stringify(wanted);
  const answer = found
    ? await call({ method: 'PUT', path: `/liff/v1/apps/${found.liffId}`, body })
    : await call({ method: 'POST', path: '/liff/v1/apps', body });
  if (answer.status !== 200)
    return `LIFF: LINE answered ${answer.status} ${answer.body.toString().slice(0, 200)}`;
  if (found) return `LIFF_ID=${found.liffId} (updated)`;
  return `LIFF_ID=${z.parse(z.object({ liffId: z.string() }), JSON.parse(answer.body.toString())).liffId} (made now)`;
}

function isAsWanted(app: LiffApp, wanted: ReturnType<typeof wantedApp>): boolean {
  return (
    app.view.url === wanted.view.url &&
    app.botPrompt === wanted.botPrompt &&
    wanted.scope.every((name) => app.scope?.includes(name))
  );
}

type WithToken = { http: Http; line: Line; token: string };

/** LINE answers 404 when the channel has no app. */
export async function listLiffApps(of: WithToken): Promise<LiffApp[]> {
  const listed = await caller(of)({ method: 'GET', path: '/liff/v1/apps' });
  return listed.status === 200 ? z.parse(appsSchema, JSON.parse(listed.body.toString())).apps : [];
}

function caller({ http, line, token }: WithToken) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  return ({ method, path, body }: { method: HttpCall['method']; path: string; body?: string }) =>
    http({ method, url: line.apiOrigin + path, headers, timeoutMs, ...(body ? { body } : {}) });
}

type Issued = { ok: true; value: string } | { ok: false; status: number };

export async function issueLoginToken({ http, line }: { http: Http; line: Line }): Promise<Issued> {
  const answer = await http({
    method: 'POST',
    url: `${line.apiOrigin}/oauth2/v3/token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: line.loginChannelId,
      client_secret: line.loginChannelSecret ?? '',
    }).toString(),
    timeoutMs,
  });
  if (answer.status !== 200) return { ok: false, status: answer.status };
  const body: unknown = JSON.parse(answer.body.toString());
  return { ok: true, value: z.parse(z.object({ access_token: z.string() }), body).access_token };
}
