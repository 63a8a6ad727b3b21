import type { RequestHandler } from 'express';
import * as z from 'zod/mini';
import type { Actions } from '../actions.ts';
import type { AddressBook } from '../address.ts';
import type { CallLog } from '../call-log.ts';
import type { AppClock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { jsonOf, ok, refuse } from '../http/call.ts';
import type { Reply } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import type { LiffSessions } from '../login/liff-session.ts';
import type { People } from '../people.ts';
import type { Platform } from '../platform.ts';
import type { Storage } from '../storage.ts';
import type { Streams } from './stream.ts';
import type { View } from './view.ts';

/** What the control endpoints share. */
export interface ControlContext {
  address: AddressBook;
  platform: Platform;
  clock: AppClock;
  faults: Faults;
  callLog: CallLog;
  people: People;
  actions: Actions;
  liff: LiffSessions;
  storage: Storage;
  streams: Streams;
  view: View;
  quota: { value: number | null };
  reset: () => Promise<{ ok: boolean; message: string }>;
}

/**
 * Refuses other sites. Their pages could send a plain POST to this port; only the simulator's own
 * pages may.
 */
export const ownPagesOnly: RequestHandler = (request, response, next) => {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `http://${host}`) return next();
  return endpoint(() => refuse(403, 'Only for pages of this origin'))(request, response, next);
};

/** Handlers of a POST whose JSON body must match the schema. */
export function withInput<Shape extends z.ZodMiniType>(
  schema: Shape,
  handle: (input: z.infer<Shape>) => Reply | Promise<Reply>,
): RequestHandler[] {
  const parseAndHandle = endpoint((call) => {
    const parsed = schema.safeParse(jsonOf(call));
    if (parsed.success) return handle(parsed.data);
    return { status: 400, body: { message: z.prettifyError(parsed.error) } };
  });
  return [ownPagesOnly, parseAndHandle];
}

/** Answers 409 when the state already was as requested. */
export function done(changed: boolean): Reply {
  return changed ? ok() : refuse(409, 'Nothing to do');
}
