import * as z from 'zod/mini';

/** The state that the simulator keeps between two starts. */
export const personaSchema = z.object({
  lineUserId: z
    .string()
    .check(z.regex(/^U[0-9a-f]{32}$/, 'lineUserId must be U and 32 hex digits')),
  name: z.string(),
  role: z._default(z.string(), 'guest'),
  areaCode: z._default(z.nullable(z.string()), null),
  centre: z._default(z.nullable(z.string()), null),
  title: z._default(z.string(), ''),
  featured: z.optional(z.boolean()),
  friend: z._default(z.enum(['none', 'friend', 'blocked']), 'friend'),
});
export type Persona = z.infer<typeof personaSchema>;

export const groupSchema = z.object({
  groupId: z.string(),
  name: z.string(),
  members: z.array(z.string()),
  joined: z.boolean(),
});
export type Group = z.infer<typeof groupSchema>;

export const chatMessageSchema = z.object({
  id: z.string(),
  chatId: z.string(),
  at: z.string(),
  from: z.enum(['account', 'person', 'note']),
  author: z.optional(z.string()),
  message: z.record(z.string(), z.unknown()),
  unsent: z.optional(z.boolean()),
});
export type ChatMessage = z.infer<typeof chatMessageSchema>;

export const richMenuSchema = z.object({
  richMenuId: z.string(),
  menu: z.record(z.string(), z.unknown()),
  image: z.optional(z.object({ contentType: z.string(), file: z.string() })),
});
export type RichMenu = z.infer<typeof richMenuSchema>;

export const contentSchema = z.object({
  id: z.string(),
  contentType: z.string(),
  file: z.string(),
});

export const snapshotSchema = z.object({
  personas: z.array(personaSchema),
  groups: z.array(groupSchema),
  chats: z.record(z.string(), z.array(chatMessageSchema)),
  unread: z.record(z.string(), z.number()),
  richMenus: z.array(richMenuSchema),
  aliases: z.record(z.string(), z.string()),
  userMenus: z.record(z.string(), z.string()),
  defaultMenu: z.nullable(z.string()),
  contents: z.array(contentSchema),
  quotaUsed: z.record(z.string(), z.number()),
  webhook: z.object({ endpoint: z.nullable(z.string()), active: z.boolean() }),
  lastMessageId: z.number(),
  clockOffset: z.number(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export function emptySnapshot(): Snapshot {
  return {
    personas: [],
    groups: [],
    chats: {},
    unread: {},
    richMenus: [],
    aliases: {},
    userMenus: {},
    defaultMenu: null,
    contents: [],
    quotaUsed: {},
    webhook: { endpoint: null, active: true },
    lastMessageId: 0,
    clockOffset: 0,
  };
}
