import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startBrowserWorld } from '../support/browser/browser-world.ts';
import { pictures } from '../guide/pictures.ts';
import { takePicture } from '../guide/take-picture.ts';

const world = await startBrowserWorld({ isClockStopped: true });

const named = (name: string) => {
  const picture = pictures.find((one) => one.name === name);
  if (!picture) throw new Error(`no picture ${name}`);
  return picture;
};

test.each([
  { name: 'form', width: 585, height: 1266 },
  { name: 'overview', width: 1600, height: 1000 },
])('the picture $name of the guide has the same bytes twice', async ({ name, width, height }) => {
  const bytes = await takePicture(world, named(name));
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width, height });
  expect((await takePicture(world, named(name))).equals(bytes)).toBe(true);
});

test('the picture of the chat shows the message of the morning', async () => {
  const bytes = await takePicture(world, named('chat-morning'));
  const { channels } = await sharp(bytes).stats();
  // A chat without its card has one colour.
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(20);
});
