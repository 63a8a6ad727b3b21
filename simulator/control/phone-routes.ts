import type { RequestHandler, Router } from 'express';
import type * as z from 'zod/mini';
import { tapInputSchema } from '../actions.ts';
import { ok, refuse } from '../http/call.ts';
import type { Reply } from '../http/call.ts';
import { done, withInput } from './context.ts';
import type { ControlContext } from './context.ts';
import { inputSchemas } from './inputs.ts';

/** What a person can do on the phone: write, tap, follow, open the mini-app. */
export function addPhoneRoutes(router: Router, context: ControlContext): void {
  const { people, actions, liff } = context;
  const ofPersona = <Shape extends z.ZodMiniType<{ lineUserId: string }>>(
    schema: Shape,
    handle: (input: z.infer<Shape>) => Reply | Promise<Reply>,
  ): RequestHandler[] =>
    withInput(schema, (input) =>
      context.platform.persona(input.lineUserId) === undefined
        ? refuse(404, 'No such persona')
        : handle(input),
    );
  router.post(
    '/_sim/say',
    ofPersona(inputSchemas.say, (input) => ok(people.say(input, input.text))),
  );
  router.post(
    '/_sim/sticker',
    ofPersona(inputSchemas.sticker, ({ packageId, stickerId, ...person }) =>
      ok(people.sendSticker(person, { packageId, stickerId })),
    ),
  );
  router.post(
    '/_sim/photo',
    ofPersona(inputSchemas.photo, async ({ base64, contentType, imageSet, ...person }) => {
      const bytes = Buffer.from(base64, 'base64');
      return ok(await people.sendPhoto(person, { bytes, contentType, imageSet }));
    }),
  );
  router.post(
    '/_sim/tap',
    ofPersona(tapInputSchema, (input) => ok(actions.tap(input))),
  );
  router.post(
    '/_sim/liff/open',
    ofPersona(inputSchemas.liff, ({ lineUserId, path }) =>
      ok({ url: liff.open(lineUserId, path) }),
    ),
  );
  addRelationRoutes(router, context);
}

function addRelationRoutes(router: Router, { people, platform }: ControlContext): void {
  const { unsend, person, group, read } = inputSchemas;
  router.post(
    '/_sim/unsend',
    withInput(unsend, (input) => done(people.unsend(input, input.messageId))),
  );
  router.post(
    '/_sim/follow',
    withInput(person, ({ lineUserId }) => done(people.follow(lineUserId))),
  );
  router.post(
    '/_sim/block',
    withInput(person, ({ lineUserId }) => done(people.block(lineUserId))),
  );
  router.post(
    '/_sim/join',
    withInput(group, ({ groupId }) => done(people.inviteAccount(groupId))),
  );
  router.post(
    '/_sim/leave',
    withInput(group, ({ groupId }) => done(people.removeAccount(groupId))),
  );
  router.post(
    '/_sim/read',
    withInput(read, ({ chatId }) => {
      platform.state.unread[chatId] = 0;
      platform.touch();
      platform.publish({ type: 'read', chatId });
      return ok();
    }),
  );
}
