import { NoAnswer } from '#bot/line/http.ts';
import type { HttpAnswer } from '#bot/line/http.ts';
import { isOurMenu } from '#bot/rich-menu/ensure.ts';
import { Problem } from '#domain/problem.ts';
import * as z from 'zod/mini';
import { issueLoginToken, listLiffApps, wantedApp } from '../line-setup/liff-app.ts';
import { skewOf } from './check.ts';
import type { Check, Patient, Seen } from './check.ts';
import { fault, Found } from './faults.ts';
import type { Fault } from './faults.ts';

const nearlyUsed = 0.9;
/** LINE answers this test only after our webhook has answered. */
const testTimeoutMs = 30_000;

const quotaSchema = z.object({ value: z.optional(z.number()) });
const usageSchema = z.object({ totalUsage: z.number() });
const infoSchema = z.object({ displayName: z.string(), chatMode: z.string() });
const endpointSchema = z.object({ endpoint: z.string(), active: z.boolean() });
const testSchema = z.object({
  success: z.boolean(),
  statusCode: z.number(),
  reason: z.string(),
  detail: z.string(),
});
const menusSchema = z.object({ richmenus: z.array(z.object({ name: z.string() })) });

type Call = Parameters<Patient['line']['call']>[0];

/** LINE's answer if it has one of these statuses. */
async function ask(patient: Patient, call: Call, statuses = [200]): Promise<HttpAnswer> {
  const answer = await knownErrors(() => patient.line.call(call));
  if (answer.status === 401 || answer.status === 403)
    throw new Found(fault('line-token', String(answer.status)));
  if (!statuses.includes(answer.status)) throw new Found(unexpected(call.path, answer));
  return answer;
}

function unexpected(path: string, { status }: HttpAnswer): Fault {
  return fault('line-answer', `${path}: ${status}`);
}

async function knownErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NoAnswer) throw new Found(fault('line-unreachable', error.message));
    if (error instanceof Problem && error.code === 'line-unavailable') {
      const { status } = z.parse(z.object({ status: z.number() }), error.details);
      const isRefused = status >= 400 && status < 500 && status !== 429;
      throw new Found(fault(isRefused ? 'line-token' : 'line-answer', `token: ${status}`));
    }
    throw error;
  }
}

function parsed<S extends z.ZodMiniType>(schema: S, { body }: HttpAnswer): z.infer<S> {
  return z.parse(schema, JSON.parse(body.toString()));
}

export const lineChecks: readonly Check[] = [
  { name: 'LINE account', run: readAccount },
  { name: 'LINE quota', run: readQuota },
  { name: 'webhook', run: readWebhook },
  { name: 'rich menus', run: readMenus },
  { name: 'LIFF app', run: readLiff },
];

async function readAccount(patient: Patient): Promise<Seen> {
  const answer = await ask(patient, { method: 'GET', path: '/v2/bot/info' });
  const { displayName, chatMode } = parsed(infoSchema, answer);
  const date = new Date(String(answer.headers['date']));
  const skew = Number.isNaN(date.getTime()) ? null : skewOf(patient.wallClock(), date);
  return {
    note: displayName,
    faults: [
      chatMode === 'chat' ? fault('chat-on') : null,
      skew === null ? null : fault('clock-line', skew),
    ],
  };
}

async function readQuota(patient: Patient): Promise<Seen> {
  const limits = await ask(patient, { method: 'GET', path: '/v2/bot/message/quota' });
  const usage = await ask(patient, { method: 'GET', path: '/v2/bot/message/quota/consumption' });
  const { value: limit } = parsed(quotaSchema, limits);
  const { totalUsage: used } = parsed(usageSchema, usage);
  if (limit === undefined) return { note: `${used} used, no limit` };
  const note = `${used} of ${limit} used`;
  if (used >= limit) return { note, faults: [fault('quota-used-up', note)] };
  return { note, faults: [used >= limit * nearlyUsed ? fault('quota-short', note) : null] };
}

/** Reads the webhook address and asks LINE to call it once. */
async function readWebhook(patient: Patient): Promise<Seen> {
  const wanted = `${patient.config.publicUrl}/webhook`;
  const path = '/v2/bot/channel/webhook/endpoint';
  const answer = await ask(patient, { method: 'GET', path }, [200, 404]);
  if (answer.status === 404) return { note: '', faults: [fault('webhook-missing')] };
  const { endpoint, active } = parsed(endpointSchema, answer);
  if (endpoint !== wanted) return { note: '', faults: [fault('webhook-elsewhere', endpoint)] };
  if (!active) return { note: '', faults: [fault('webhook-off')] };
  const tested = parsed(
    testSchema,
    await ask(patient, {
      method: 'POST',
      path: '/v2/bot/channel/webhook/test',
      json: { endpoint },
      timeoutMs: testTimeoutMs,
    }),
  );
  return { note: `${endpoint} answers LINE`, faults: [webhookFault(tested)] };
}

function webhookFault(tested: z.infer<typeof testSchema>): Fault | null {
  const { success, statusCode, reason, detail } = tested;
  if (success) return null;
  if (statusCode === 401) return fault('webhook-secret');
  return fault('webhook-unreachable', `${reason} ${detail}`);
}

async function readMenus(patient: Patient): Promise<Seen> {
  const answer = await ask(patient, { method: 'GET', path: '/v2/bot/richmenu/list' });
  const ours = parsed(menusSchema, answer).richmenus.filter(({ name }) => isOurMenu(name));
  return {
    note: `${ours.length} menus`,
    faults: [ours.length === 0 ? fault('menus-missing') : null],
  };
}

/** Without the secret of the Login channel, only the ids can be compared. */
async function readLiff({ config, http }: Patient): Promise<Seen> {
  const { liffId, loginChannelId, loginChannelSecret } = config.line;
  if (!liffId.startsWith(`${loginChannelId}-`))
    return { note: '', faults: [fault('liff-channel')] };
  if (loginChannelSecret === null)
    return { note: 'ids agree; set LINE_LOGIN_CHANNEL_SECRET to check endpoint and scopes' };
  return knownErrors(async () => {
    const token = await issueLoginToken({ http, line: config.line });
    if (!token.ok) return { note: '', faults: [fault('login-secret', String(token.status))] };
    const apps = await listLiffApps({ http, line: config.line, token: token.value });
    const app = apps.find((one) => one.liffId === liffId);
    if (!app) return { note: '', faults: [fault('liff-missing', liffId)] };
    const wanted = wantedApp(config.publicUrl);
    const lacking = wanted.scope.filter((name) => !app.scope?.includes(name));
    return {
      note: `${liffId} opens ${app.view.url}`,
      faults: [
        app.view.url === wanted.view.url ? null : fault('liff-endpoint', app.view.url),
        lacking.length === 0 ? null : fault('liff-scope', lacking.join(', ')),
        app.botPrompt === undefined || app.botPrompt === 'none' ? fault('liff-bot-link') : null,
      ],
    };
  });
}
