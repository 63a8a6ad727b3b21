import * as z from 'zod/mini';
import type { EventMaker } from './events.ts';
import type { LiffSessions } from './login/liff-session.ts';
import type { People, Speaker } from './people.ts';
import type { Platform } from './platform.ts';
import type { WebhookSender } from './webhook.ts';

const pickedSchema = z.object({
  date: z.optional(z.string()),
  time: z.optional(z.string()),
  datetime: z.optional(z.string()),
});

/** The LINE actions a person can tap. Unknown fields are ignored, as on a phone. */
export const actionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('postback'),
    data: z.string(),
    displayText: z.optional(z.string()),
    text: z.optional(z.string()),
  }),
  z.object({ type: z.literal('message'), text: z.string() }),
  z.object({ type: z.literal('uri'), uri: z.string() }),
  z.object({
    type: z.literal('datetimepicker'),
    data: z.string(),
    mode: z.enum(['date', 'time', 'datetime']),
  }),
  z.object({ type: z.literal('richmenuswitch'), richMenuAliasId: z.string(), data: z.string() }),
  z.object({ type: z.literal('clipboard'), clipboardText: z.string() }),
]);

export const tapInputSchema = z.object({
  lineUserId: z.string(),
  chatId: z.optional(z.string()),
  action: actionSchema,
  params: z.optional(pickedSchema),
});

export type TapResult =
  | { did: 'sent' }
  | { did: 'openLiff'; url: string; title: string }
  | { did: 'openUrl'; url: string }
  | { did: 'copied'; text: string }
  | { did: 'needs'; mode: string };

export interface Actions {
  tap(input: z.infer<typeof tapInputSchema>): TapResult;
}

interface Needs {
  platform: Platform;
  people: People;
  events: EventMaker;
  webhook: WebhookSender;
  liff: LiffSessions;
}

export function createActions({ platform, people, events, webhook, liff }: Needs): Actions {
  const postback = (who: Speaker, content: Record<string, unknown>, what: string) => {
    const source = { chatId: who.chatId ?? who.lineUserId, lineUserId: who.lineUserId };
    const event = events.answerable('postback', source, { postback: content });
    const subject = `${platform.shortName(who.lineUserId)} · ${what}`;
    webhook.send(event, { subject, line: source.chatId });
  };
  const switchMenu = (who: Speaker, aliasId: string, data: string) => {
    const menu = platform.state.aliases[aliasId];
    if (menu !== undefined) platform.state.userMenus[who.lineUserId] = menu;
    platform.touch();
    platform.publish({ type: 'menus' });
    const status = menu === undefined ? 'RICHMENU_ALIAS_ID_NOTFOUND' : 'SUCCESS';
    postback(who, { data, params: { newRichMenuAliasId: aliasId, status } }, 'สลับเมนู');
  };
  const open = (who: Speaker, uri: string): TapResult => {
    const url = liff.urlFor(who.lineUserId, uri);
    return url === undefined
      ? { did: 'openUrl', url: uri }
      : { did: 'openLiff', url, title: 'ศอช. ประสาน' };
  };

  return {
    tap: ({ lineUserId, chatId, action: tapped, params }) => {
      const who = { lineUserId, chatId };
      if (tapped.type === 'uri') return open(who, tapped.uri);
      if (tapped.type === 'clipboard') return { did: 'copied', text: tapped.clipboardText };
      if (tapped.type === 'message') {
        people.say(who, tapped.text);
      } else if (tapped.type === 'postback') {
        const shown = tapped.displayText ?? tapped.text;
        if (shown !== undefined) people.show(who, { type: 'text', text: shown });
        postback(who, { data: tapped.data }, `กด ${shown ?? tapped.data.slice(0, 40)}`);
      } else if (tapped.type === 'datetimepicker') {
        if (params?.[tapped.mode] === undefined) return { did: 'needs', mode: tapped.mode };
        postback(who, { data: tapped.data, params }, `เลือก ${params[tapped.mode] ?? ''}`);
      } else {
        switchMenu(who, tapped.richMenuAliasId, tapped.data);
      }
      return { did: 'sent' };
    },
  };
}
