import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** `inbox-retry [id]` retries all parked events and messages, or only the given one. */
export const inboxRetry: Command = (call) =>
  withDatabase(call, async ({ db }) => {
    const [id = null] = call.arguments;
    const events = await db.stores.inbox.unpark(id);
    const deliveries = await db.stores.deliveries.unpark(id);
    call.print(`${events} events and ${deliveries} deliveries are tried again`);
  });
