import { playFaults } from '../fault-scripts.ts';
import type { Router } from 'express';
import type * as z from 'zod/mini';
import { ok, refuse } from '../http/call.ts';
import type { Reply } from '../http/call.ts';
import { createRouter, endpoint } from '../http/endpoint.ts';
import { hexId } from '../ids.ts';
import { addPersonas, personasInputSchema } from './add-personas.ts';
import { addPhoneRoutes } from './phone-routes.ts';
import { ownPagesOnly, withInput } from './context.ts';
import type { ControlContext } from './context.ts';
import { readCards } from './cards.ts';
import { inputSchemas } from './inputs.ts';
import { presetsAt } from './presets.ts';

/** The API for the simulator's own page. LINE has no such API. */
export function createControlRouter(context: ControlContext): Router {
  const router = createRouter();
  addReadRoutes(router, context);
  addPhoneRoutes(router, context);
  addPanelRoutes(router, context);
  return router;
}

function addReadRoutes(router: Router, context: ControlContext): void {
  const { platform, clock, callLog, streams, view } = context;
  router.get(
    '/_sim/state',
    endpoint(() => ok(fullState(context))),
  );
  router.get('/_sim/events', (_request, response) => streams.open(response));
  router.get(
    '/_sim/log',
    endpoint(() => ok({ log: callLog.entries() })),
  );
  router.get(
    '/_sim/clock',
    endpoint(async () => {
      await clock.refresh();
      return ok(view.status().clock);
    }),
  );
  router.get(
    '/_sim/cards',
    endpoint(({ query }) => readCards(context, query)),
  );
  router.get(
    '/_sim/content/:id',
    endpoint(({ params }) =>
      readFile(
        context,
        platform.state.contents.find(({ id }) => id === params['id']),
      ),
    ),
  );
  router.get(
    '/_sim/richmenu/:id',
    endpoint(({ params }) => {
      const menu = platform.state.richMenus.find(({ richMenuId }) => richMenuId === params['id']);
      return readFile(context, menu?.image);
    }),
  );
}

function fullState({ platform, callLog, view }: ControlContext) {
  return {
    ...view.people(),
    ...view.menus(),
    status: view.status(),
    about: view.about(),
    chats: platform.state.chats,
    log: callLog.entries(),
  };
}

async function readFile(
  { storage }: ControlContext,
  image: { file: string; contentType: string } | undefined,
): Promise<Reply> {
  const bytes = image === undefined ? undefined : await storage.readBlob(image.file);
  if (image === undefined || bytes === undefined) return refuse(404, 'Not found');
  const headers = { 'content-type': image.contentType, 'cache-control': 'private, max-age=3600' };
  return { status: 200, body: bytes, headers };
}

function addPanelRoutes(router: Router, context: ControlContext): void {
  const { platform, faults, view, quota } = context;
  router.post(
    '/_sim/personas',
    withInput(personasInputSchema, (list) => ok({ personas: addPersonas(platform, list) })),
  );
  router.post(
    '/_sim/groups',
    withInput(inputSchemas.newGroup, (input) => createGroup(context, input)),
  );
  router.post(
    '/_sim/fault',
    withInput(inputSchemas.fault, ({ name, on, times }) => {
      faults.set(name, { on, times });
      return ok({ faults: faults.active() });
    }),
  );
  router.post(
    '/_sim/fault-script',
    withInput(inputSchemas.faultScript, ({ name }) => {
      playFaults(faults, name);
      return ok({ faults: faults.active() });
    }),
  );
  router.post(
    '/_sim/clock',
    withInput(inputSchemas.clock, (input) => moveClock(context, input)),
  );
  router.post(
    '/_sim/quota',
    withInput(inputSchemas.quota, ({ value }) => {
      quota.value = value;
      platform.publish({ type: 'status' });
      return ok(view.status().quota);
    }),
  );
  router.post(
    '/_sim/reset',
    ownPagesOnly,
    endpoint(async () => {
      const result = await context.reset();
      return { status: result.ok ? 200 : 502, body: result };
    }),
  );
}

function createGroup(
  { platform }: ControlContext,
  input: z.infer<typeof inputSchemas.newGroup>,
): Reply {
  const group = { groupId: hexId('C'), ...input, joined: false };
  platform.state.groups.push(group);
  platform.touch();
  platform.publish({ type: 'people' });
  return ok(group);
}

async function moveClock(
  { clock, view }: ControlContext,
  input: z.infer<typeof inputSchemas.clock>,
): Promise<Reply> {
  await clock.refresh();
  const target = 'preset' in input ? presetsAt(clock.now())[input.preset] : new Date(input.now);
  if (target === null) return refuse(409, 'ไม่มีวันกำหนดข้างหน้าแล้ว');
  const moved = await clock.move(target);
  return {
    // The app refuses a clock change only if it is to an earlier time. The page has a text for this.
    status: moved.status === 409 ? 400 : moved.ok ? 200 : moved.status,
    body: { ...view.status().clock, message: moved.message },
  };
}
