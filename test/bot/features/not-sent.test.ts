import { beforeAll, describe, expect, it } from 'vitest';
import { createChat, wordsOf } from '#test/bot/chat.ts';
import { testDatabase } from '#test/support/database.ts';
import { dutyOf, fill, now, personOf } from '#test/support/world.ts';
import type { Name } from '#test/support/world.ts';

const db = await testDatabase();
const chat = createChat(db, { now });
const say = async (who: Name, text: string): Promise<string> =>
  wordsOf(await chat.say(personOf(who).lineUserId, text));

beforeAll(async () => {
  await fill(db);
  await db.stores.duties.replace({
    ...dutyOf({ obligation: 'grading' }),
    state: 'inReview',
    reviewAt: 'province',
    revision: 1,
  });
});

const [first, second] = ['t570401', 't570402'].map((centre) =>
  dutyOf({ centre }).centreName.replace('ศอช.ต.', ''),
);

describe('ใครยังไม่ส่ง', () => {
  it.each(['ใครยังไม่ส่งประเมิน', 'ใครยังไม่ส่งประเมินคะ', 'ตำบลไหนยังไม่ส่งประเมิน', 'ใครค้างประเมินบ้าง'])(
    'names the places that owe the form: %s',
    async (text) => {
      const words = await say('head', text);
      expect(words).toContain(second);
      expect(words).not.toContain(first);
      expect(words).not.toContain('สมมุติ');
    },
  );

  it('names all places that owe something without a form, and the districts to the province', async () => {
    const words = await say('head', 'ใครยังไม่ส่ง');
    expect(words).toContain(first);
    expect(words).toContain(second);
    const { districtName } = dutyOf();
    expect(await say('province', 'ใครยังไม่ส่งประเมิน')).toContain(districtName);
  });

  it('tells a member only of the own centre', async () => {
    expect(await say('otherChair', 'ใครยังไม่ส่งประเมิน')).not.toContain(`ต.${first}`);
  });
});
