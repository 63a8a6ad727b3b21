import * as z from 'zod/mini';
import { leftToAnnounce } from '#domain/announcements/announcement.ts';
import { reasonText } from '#domain/deliveries/reason-text.ts';
import { deliveryStateSchema } from '#domain/deliveries/state.ts';
import { messageLabel } from '#domain/privacy/entry-labels.ts';
import { Problem } from '#domain/problem.ts';
import { nextSendMoment } from '#domain/send-window.ts';
import type { Delivery } from '#models/deliveries.ts';
import { sendTimesOf } from '../notices/send-times.ts';
import { readQuota } from '../notices/quota.ts';
import { plannedDelivery } from '../notices/notices.ts';
import { command, query, requireAreas, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const pageRows = 50;
/** Only a refused message, or one whose outcome is unknown, can be sent again. */
const resendable: ReadonlySet<Delivery['state']> = new Set(['failed', 'expired']);

/** The messages of the actor's provinces, newest first, in pages. */
export const listDeliveries = query({
  name: 'deliveries.list',
  input: z.object({
    state: z.optional(deliveryStateSchema),
    /** The id of the last message on the previous page. */
    after: z.optional(z.uuid()),
  }),
  run: async (env, { state, after }) => {
    const areas = requireAreas(env, 'message.manage');
    const last = after === undefined ? null : await env.stores.deliveries.get(after);
    const found = await env.stores.deliveries.page({ areas, state, last, limit: pageRows + 1 });
    const shown = found.slice(0, pageRows);
    const quota = await readQuota(env);
    return {
      quota,
      left: quota && leftToAnnounce(quota),
      deliveries: await viewsOf(env, shown),
      next: found.length > pageRows ? (shown.at(-1)?.id ?? null) : null,
    };
  },
});

async function viewsOf({ stores }: UseCaseContext, rows: readonly Delivery[]) {
  const people = await stores.persons.many([...new Set(rows.map(({ person }) => person))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    person: row.person,
    name: names.get(row.person) ?? '',
    about: messageLabel(row.notice.kind),
    state: row.state,
    why: reasonText(row.reason),
    attempts: row.attempts,
    plannedAt: row.plannedAt,
    notBefore: row.notBefore,
    sentAt: row.sentAt,
    acknowledgedAt: row.acknowledgedAt,
    text: sentText(row.body),
    mayResend: resendable.has(row.state),
  }));
}

const bodySchema = z.object({
  messages: z.array(z.object({ altText: z.optional(z.string()), text: z.optional(z.string()) })),
});

/** The words of the message as it was sent; empty until then. */
function sentText(body: string | null): string {
  if (body === null) return '';
  const parsed = z.safeParse(bodySchema, JSON.parse(body));
  if (!parsed.success) return '';
  return parsed.data.messages.map(({ altText, text }) => altText ?? text ?? '').join('\n');
}

/** Sends a refused message again as a new message with a new retry key. A second tap changes nothing. */
export const resendDelivery = command({
  name: 'delivery.resend',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const { stores, now } = env;
    const delivery = await stores.deliveries.get(id);
    if (!delivery || delivery.areaCode === '') throw new Problem('not-found');
    const { areaCode, person, notice, urgent, key } = delivery;
    requirePermission(env, { action: 'message.manage', subject: { areaCode } });
    if (!resendable.has(delivery.state)) throw new Problem('wrong-state');
    const notBefore = nextSendMoment(now, await sendTimesOf(env, areaCode));
    const again = plannedDelivery({
      key: `again:${key.slice(0, -(person.length + 1))}`,
      person,
      areaCode,
      notice,
      urgent,
      notBefore,
      now,
    });
    await stores.deliveries.plan([again]);
    env.audit({ subject: person, areaCode });
    return { sendAt: notBefore };
  },
});
