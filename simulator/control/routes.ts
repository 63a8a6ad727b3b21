import * as z from 'zod/mini';
import type { AppClock } from '../clock.ts';
import { faultNameSchema } from '../faults.ts';
import type { Faults } from '../faults.ts';
import { hexId } from '../ids.ts';
import type { CallLog } from '../call-log.ts';
import type { LiffSessions } from '../login/liff-session.ts';
import type { People } from '../people.ts';
import type { Platform } from '../platform.ts';
import { jsonOf, ok, refuse } from '../router.ts';
import type { Answer, Call, Route } from '../router.ts';
import type { Storage } from '../storage.ts';
import { tapInputSchema } from '../actions.ts';
import type { Actions } from '../actions.ts';
import { addPersonas, personasInputSchema } from './add-personas.ts';
import { presetSchema, presetsAt } from './presets.ts';
import type { Streams } from './stream.ts';
import type { View } from './view.ts';

export interface ControlNeeds {
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

const who = { lineUserId: z.string(), chatId: z.optional(z.string()) };
const inputs = {
  say: z.object({ ...who, text: z.string().check(z.minLength(1), z.maxLength(10_000)) }),
  sticker: z.object({ ...who, packageId: z.string(), stickerId: z.string() }),
  photo: z.object({
    ...who,
    contentType: z.enum(['image/png', 'image/jpeg']),
    base64: z.string().check(z.minLength(1)),
    imageSet: z.optional(z.object({ id: z.string(), index: z.number(), total: z.number() })),
  }),
  unsend: z.object({ ...who, messageId: z.string() }),
  person: z.object({ lineUserId: z.string() }),
  group: z.object({ groupId: z.string() }),
  newGroup: z.object({ name: z.string().check(z.minLength(1)), members: z.array(z.string()) }),
  read: z.object({ chatId: z.string() }),
  fault: z.object({ name: faultNameSchema, on: z.boolean(), times: z.optional(z.number()) }),
  clock: z.union([
    z.object({ preset: presetSchema }),
    z.object({ now: z.iso.datetime({ offset: true }) }),
  ]),
  liff: z.object({ lineUserId: z.string(), path: z._default(z.string(), '/') }),
  quota: z.object({ value: z.nullable(z.number()) }),
};

export function controlRoutes(needs: ControlNeeds): Route[] {
  const { platform, clock, faults, callLog, people, actions, liff, storage, streams, view, quota } =
    needs;

  const get = (path: string, handle: (call: Call) => Answer | Promise<Answer>): Route => ({
    method: 'GET',
    path: `/_sim/${path}`,
    handle,
  });
  const post = <Shape extends z.ZodMiniType>(
    path: string,
    shape: Shape,
    handle: (input: z.infer<Shape>) => Answer | Promise<Answer>,
  ): Route => ({
    method: 'POST',
    path: `/_sim/${path}`,
    handle: (call) => {
      const parsed = shape.safeParse(jsonOf(call));
      if (parsed.success) return handle(parsed.data);
      return { status: 400, body: { message: z.prettifyError(parsed.error) } };
    },
  });
  const known = (lineUserId: string) => platform.persona(lineUserId) !== undefined;
  const stranger = () => refuse(404, 'No such persona');
  const done = (worked: boolean) => (worked ? ok() : refuse(409, 'Nothing to do'));

  const blob = async (
    file: string | undefined,
    contentType: string | undefined,
  ): Promise<Answer> => {
    const bytes = file === undefined ? undefined : await storage.readBlob(file);
    if (bytes === undefined || contentType === undefined) return refuse(404, 'Not found');
    const headers = { 'content-type': contentType, 'cache-control': 'private, max-age=3600' };
    return { status: 200, body: bytes, headers };
  };
  const moveClock = async (input: z.infer<typeof inputs.clock>): Promise<Answer> => {
    await clock.refresh();
    const to = 'preset' in input ? presetsAt(clock.now())[input.preset] : new Date(input.now);
    if (to === null) return refuse(409, 'ไม่มีวันกำหนดข้างหน้าแล้ว');
    const moved = await clock.move(to);
    return {
      // Whatever the app calls it, the page knows one refusal: the clock goes forward only.
      status: moved.status === 409 ? 400 : moved.ok ? 200 : moved.status,
      body: { ...view.status().clock, message: moved.message },
    };
  };

  return [
    get('state', () =>
      ok({
        ...view.people(),
        ...view.menus(),
        status: view.status(),
        about: view.about(),
        chats: platform.state.chats,
        log: callLog.entries(),
      }),
    ),
    get('events', () => ({ stream: (response) => streams.open(response) })),
    get('log', () => ok({ log: callLog.entries() })),
    get('clock', async () => {
      await clock.refresh();
      return ok(view.status().clock);
    }),
    get('content/:id', ({ params }) => {
      const held = platform.state.contents.find((item) => item.id === params['id']);
      return blob(held?.file, held?.contentType);
    }),
    get('richmenu/:id', ({ params }) => {
      const menu = platform.state.richMenus.find((item) => item.richMenuId === params['id']);
      return blob(menu?.image?.file, menu?.image?.contentType);
    }),
    post('personas', personasInputSchema, (list) => ok({ personas: addPersonas(platform, list) })),
    post('groups', inputs.newGroup, (input) => {
      const group = { groupId: hexId('C'), ...input, joined: false };
      platform.state.groups.push(group);
      platform.touch();
      platform.publish({ type: 'people' });
      return ok(group);
    }),
    post('say', inputs.say, (input) =>
      known(input.lineUserId) ? ok(people.say(input, input.text)) : stranger(),
    ),
    post('sticker', inputs.sticker, ({ packageId, stickerId, ...person }) =>
      known(person.lineUserId)
        ? ok(people.sendSticker(person, { packageId, stickerId }))
        : stranger(),
    ),
    post('photo', inputs.photo, async ({ base64, contentType, imageSet, ...person }) => {
      if (!known(person.lineUserId)) return stranger();
      const bytes = Buffer.from(base64, 'base64');
      return ok(await people.sendPhoto(person, { bytes, contentType, imageSet }));
    }),
    post('tap', tapInputSchema, (input) =>
      known(input.lineUserId) ? ok(actions.tap(input)) : stranger(),
    ),
    post('unsend', inputs.unsend, (input) => done(people.unsend(input, input.messageId))),
    post('follow', inputs.person, (input) => done(people.follow(input.lineUserId))),
    post('block', inputs.person, (input) => done(people.block(input.lineUserId))),
    post('join', inputs.group, (input) => done(people.inviteAccount(input.groupId))),
    post('leave', inputs.group, (input) => done(people.removeAccount(input.groupId))),
    post('read', inputs.read, ({ chatId }) => {
      platform.state.unread[chatId] = 0;
      platform.touch();
      platform.publish({ type: 'read', chatId });
      return ok();
    }),
    post('fault', inputs.fault, ({ name, on, times }) => {
      faults.set(name, { on, times });
      return ok({ faults: faults.active() });
    }),
    post('clock', inputs.clock, moveClock),
    post('quota', inputs.quota, ({ value }) => {
      quota.value = value;
      platform.publish({ type: 'status' });
      return ok(view.status().quota);
    }),
    post('liff/open', inputs.liff, ({ lineUserId, path }) =>
      known(lineUserId) ? ok({ url: liff.open(lineUserId, path) }) : stranger(),
    ),
    {
      method: 'POST',
      path: '/_sim/reset',
      handle: async () => {
        const result = await needs.reset();
        return { status: result.ok ? 200 : 502, body: result };
      },
    },
  ];
}
