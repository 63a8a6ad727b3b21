import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { demoDatabase } from '#test/support/demo-database.ts';
import { createChat, wordsOf } from './chat.ts';

const sayingSchema = z.object({
  who: z.enum(['officer', 'member', 'chief', 'province', 'stranger']),
  says: z.string(),
  intent: z.string(),
  inGroup: z.optional(z.boolean()),
  /** A place name with its district, `several` when the bot must ask which, or `unknown`. */
  place: z.optional(z.string()),
  refused: z.optional(z.boolean()),
});
const sayings = z.parse(
  z.array(z.looseObject(sayingSchema.shape)),
  JSON.parse(readFileSync(new URL('../domain/chat/sayings.json', import.meta.url), 'utf8')),
);

const { db, people } = await demoDatabase();
const named = (name: string): string =>
  people.find((person) => person.name === name)?.lineUserId ?? '';
const lineIds = {
  officer: named('นางสาวดาว ทดลอง'),
  member: named('นางจันทร์ดี สมมุติ'),
  chief: named('นายภูผา ตัวอย่าง'),
  province: named('นางอรุณ สมมุติ'),
  stranger: `U${'9'.repeat(32)}`,
} as const;
const chat = createChat(db);

/** Each text is sent alone: no question of an earlier text is open. */
async function heard({ who, says }: z.infer<typeof sayingSchema>): Promise<string> {
  await db.stores.persons.updateMany({}, { $set: { openQuestion: null } });
  return wordsOf(await chat.say(lineIds[who], says));
}

const privately = sayings.filter(({ inGroup }) => inGroup !== true);

/** All data that a misunderstood text could create, change or remove. */
async function ledger(): Promise<string> {
  const { duties, drafts, deliveries, invites, joinRequests, submissions } = db.stores;
  const all = await Promise.all([
    duties.find({}, { sort: { _id: 1 } }),
    drafts.find({}, { sort: { _id: 1 } }),
    deliveries.find({}, { sort: { _id: 1 } }),
    invites.find({}, { sort: { _id: 1 } }),
    joinRequests.find({}, { sort: { _id: 1 } }),
    submissions.count({}),
  ]);
  return JSON.stringify(all);
}

describe('the sample texts in a private chat', () => {
  it('change no duty, draft, message, invite or request to join', async () => {
    const before = await ledger();
    // ประชุมแล้วเมื่อวาน is left out, because it correctly begins a report.
    for (const saying of privately.filter(({ intent }) => intent !== 'meetingReport'))
      await heard(saying);
    expect(await ledger()).toBe(before);
  });

  it.each(privately.filter(({ refused }) => refused === true))(
    'answers $says from $who with a refusal that names $place',
    async (saying) => {
      const words = await heard(saying);
      expect(words).toMatch(/^ท่านดูสถานะของ .+ ไม่ได้/);
      expect(words).toContain(saying.place?.split(' ')[0]);
    },
  );

  const ofPlaces = privately.filter(
    ({ intent, place, refused }) => intent === 'status' && place !== undefined && refused !== true,
  );

  it.each(ofPlaces.filter(({ place }) => place !== 'several' && place !== 'unknown'))(
    'answers $says from $who with the status of $place',
    async (saying) => {
      const [name = ''] = saying.place?.split(' ') ?? [];
      expect(await heard(saying)).toContain(`${name} ส่งแล้ว`);
    },
  );

  it.each(ofPlaces.filter(({ place }) => place === 'several'))(
    'asks which of several places $says means',
    async (saying) => {
      expect(await heard(saying)).toContain('หมายถึงแห่งใด');
    },
  );

  it('says that a place is unknown, or asks whether another is meant', async () => {
    const unknown = ofPlaces.filter(({ place }) => place === 'unknown');
    expect(unknown.length).toBeGreaterThan(0);
    for (const saying of unknown) expect(await heard(saying)).toMatch(/ไม่พบชื่อตำบล|หมายถึงแห่งใด/);
  });

  it.each(privately.filter(({ intent }) => intent === 'code'))(
    'finds the invite code in $says',
    async (saying) => {
      expect(await heard(saying)).toContain('รหัสเข้าร่วม');
    },
  );
});

describe('the sample texts in a group', () => {
  const inGroup = sayings.filter((saying) => saying.inGroup === true);
  const hear = ({ who, says }: (typeof inGroup)[number]) =>
    chat.hear({
      type: 'message',
      mode: 'active',
      timestamp: chat.clock.now.getTime(),
      webhookEventId: `G${says}`,
      deliveryContext: { isRedelivery: false },
      replyToken: 'r',
      source: { type: 'group', groupId: `C${'1'.repeat(32)}`, userId: lineIds[who] },
      message: { type: 'text', id: '1', text: says },
    });

  it.each(inGroup.filter(({ intent }) => intent === 'silence'))(
    'stay unanswered: $says',
    async (saying) => {
      expect(await hear(saying)).toEqual([]);
    },
  );
});
