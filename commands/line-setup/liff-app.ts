import * as z from 'zod/mini';
import type { Http, HttpCall } from '#bot/line/http.ts';
import type { Config } from '#server/config.ts';
import type { Plan } from './plan.ts';

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

type WantedApp = ReturnType<typeof wantedApp>;

/** The properties that our app needs in its LIFF app. */
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
 * Finds the LIFF app of the Login channel by its id or address, and creates or updates it. This needs
 * a token of the Login channel.
 */
export async function planLiff({ http, config }: { http: Http; config: Config }): Promise<Plan> {
  const { line, publicUrl } = config;
  if (!line.loginChannelSecret)
    return { kind: 'left', note: 'LINE_LOGIN_CHANNEL_SECRET is not set' };
  const token = await issueLoginToken({ http, line });
  if (!token.ok) throw new Error(`Login channel token: LINE answered ${token.status}`);
  const withToken = { http, line, token: token.value };
  const wanted = wantedApp(publicUrl);
  const known = await listLiffApps(withToken);
  const found =
    known.find((app) => app.liffId === line.liffId) ??
    known.find((app) => app.view.url === wanted.view.url);
  if (found && isAsWanted(found, wanted)) return { kind: 'same', note: `LIFF_ID=${found.liffId}` };
  return {
    kind: 'change',
    from: found ? factsOf(found) : '-',
    to: factsOf(wanted),
    apply: () => applyLiff(withToken, { found, wanted }),
  };
}

/** The line to add to .env. */
async function applyLiff(
  withToken: WithToken,
  { found, wanted }: { found: LiffApp | undefined; wanted: WantedApp },
): Promise<string> {
  const path = found ? `/liff/v1/apps/${found.liffId}` : '/liff/v1/apps';
  const method = found ? 'PUT' : 'POST';
  const answer = await caller(withToken)({ method, path, body: JSON.stringify(wanted) });
  const text = answer.body.toString();
  if (answer.status !== 200)
    throw new Error(`LIFF: LINE answered ${answer.status} ${text.slice(0, 200)}`);
  const { liffId } = found ?? z.parse(z.object({ liffId: z.string() }), JSON.parse(text));
  return `LIFF_ID=${liffId}`;
}

function factsOf({
  view,
  scope,
  botPrompt,
}: Pick<LiffApp, 'view' | 'scope' | 'botPrompt'>): string {
  return `${view.url} [${(scope ?? []).join(' ')}] bot ${botPrompt ?? 'none'}`;
}

function isAsWanted(app: LiffApp, wanted: WantedApp): boolean {
  return (
    app.view.url === wanted.view.url &&
    app.botPrompt === wanted.botPrompt &&
    wanted.scope.every((name) => app.scope?.includes(name))
  );
}

type WithToken = { http: Http; line: Line; token: string };

/** LINE answers 404 when the channel has no LIFF app. */
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
