import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOf, cast, phonePhoto, wordsOf } from '../support/demo-world.ts';
import { startRunningApp } from '../support/running-app.ts';
import type { RunningApp } from '../support/running-app.ts';

/**
 * A secretary sends photos of a meeting in chat while LINE fails at times. The photos must reach
 * the report.
 */
let running: RunningApp;
beforeAll(async () => {
  running = await startRunningApp();
  await running.settle();
});
afterAll(() => running.close());

const secretary = () => running.person(cast.secretary);
const who = () => secretary().lineUserId;
const heard = () => running.simulator.accountMessages(who());

async function sendPhoto(bytes: Buffer, index: number): Promise<string> {
  const imageSet = { id: 'set', index, total: 2 };
  const photo = { bytes, contentType: 'image/jpeg', imageSet };
  const { id } = await running.simulator.people.sendPhoto({ lineUserId: who() }, photo);
  await running.settle();
  return id;
}

test('photos from the chat reach the draft, open in the mini-app without GPS data, and can be removed', async () => {
  running.simulator.fault('content', { on: true, times: 1 });
  const first = await sendPhoto(await phonePhoto(), 1);
  const asked = heard().at(-1);
  expect(wordsOf(asked)).toContain('รับรูปแล้ว');
  const before = heard().length;
  const plain = sharp({ create: { width: 800, height: 600, channels: 3, background: '#8a5a00' } });
  await sendPhoto(await plain.jpeg().toBuffer(), 2);
  expect(heard()).toHaveLength(before);

  running.simulator.tap(
    who(),
    actionsOf(asked).find((action) => action['type'] === 'postback'),
  );
  await running.settle();
  expect(wordsOf(heard().at(-1))).toContain('แนบแล้ว 2 รูป');
  const links = actionsOf(heard().at(-1)).map((action) => String(action['uri']));
  const [, duty = ''] = /\/duty\/([^/]+)\/form\?field=photos/.exec(links.join(' ')) ?? [];

  const visitor = await running.signIn(secretary());
  const photos = async () =>
    Object.values((await visitor.call('form.open', { id: duty })).attachments).filter(({ name }) =>
      name.startsWith('รูปจากแชต'),
    );
  const [shown, ...others] = (await photos()).toSorted((a, b) => b.bytes - a.bytes);
  expect(others).toHaveLength(1);
  const file = await visitor.fetch(`/api/attachments/${shown?.id}`);
  const { width, exif } = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
  expect({ width, exif }).toEqual({ width: 1600, exif: undefined });

  running.simulator.people.unsend({ lineUserId: who() }, first);
  await running.settle();
  expect(await photos()).toHaveLength(1);
  expect((await visitor.fetch(`/api/attachments/${shown?.id}`)).status).toBe(404);
  expect(running.complaints).toEqual([]);
});
