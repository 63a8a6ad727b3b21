import type { Http } from '#bot/line/http.ts';
import type { LineClient } from '#bot/line/line-client.ts';
import { createLinks } from '#bot/links.ts';
import { ensureRichMenus, planRichMenus } from '#bot/rich-menu/ensure.ts';
import type { Config } from '#server/config.ts';
import * as z from 'zod/mini';
import { planLiff } from './liff-app.ts';
import type { Plan } from './plan.ts';

export interface StepContext {
  config: Config;
  http: Http;
  line: LineClient;
}

export interface Step {
  name: string;
  plan(context: StepContext): Promise<Plan>;
}

export const steps: readonly Step[] = [
  { name: 'webhook', plan: planWebhook },
  { name: 'LIFF', plan: planLiff },
  { name: 'rich menus', plan: planMenus },
];

const endpointPath = '/v2/bot/channel/webhook/endpoint';
const endpointSchema = z.object({ endpoint: z.string() });

async function planWebhook({ config, line }: StepContext): Promise<Plan> {
  const endpoint = `${config.publicUrl}/webhook`;
  const answer = await line.call({ method: 'GET', path: endpointPath });
  const found =
    answer.status === 200
      ? z.parse(endpointSchema, JSON.parse(answer.body.toString())).endpoint
      : null;
  if (found === endpoint) return { kind: 'same', note: endpoint };
  return {
    kind: 'change',
    from: found ?? '-',
    to: endpoint,
    apply: async () => {
      const set = await line.call({ method: 'PUT', path: endpointPath, json: { endpoint } });
      if (set.status !== 200) throw new Error(`webhook: LINE answered ${set.status}`);
      return endpoint;
    },
  };
}

async function planMenus({ config, line }: StepContext): Promise<Plan> {
  const { liffId } = config.line;
  if (liffId === '-') return { kind: 'left', note: 'set LIFF_ID first, then run this again' };
  const links = createLinks({ liffId, publicUrl: config.publicUrl });
  const { make, remove } = await planRichMenus(line, links);
  if (make.length + remove.length === 0) return { kind: 'same', note: 'as they should be' };
  return {
    kind: 'change',
    from: `${remove.length} to remove`,
    to: `${make.length} to make`,
    apply: async () => {
      const { made, removed } = await ensureRichMenus(line, links);
      return `${made} made, ${removed} removed`;
    },
  };
}
