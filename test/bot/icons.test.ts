import sharp from 'sharp';
import { expect, it } from 'vitest';
import { icons } from '#bot/assets/icons.ts';
import { iconPng } from '#bot/icons.ts';
import { tones } from '#bot/messages/parts/theme.ts';

it('every icon is drawn in every state’s colour, 96 pixels square', async () => {
  for (const icon of Object.keys(icons)) {
    const png = await iconPng(`${icon}-due`);
    expect(await sharp(png ?? undefined).metadata()).toMatchObject({
      width: 96,
      height: 96,
      format: 'png',
    });
  }
  for (const tone of Object.keys(tones)) expect(await iconPng(`clock-${tone}`)).not.toBeNull();
});

it('an unknown icon name is refused', async () => {
  for (const name of [
    '',
    'clock',
    'clock-',
    'clock-pink',
    'toString-due',
    '../secret-due',
    'clock-due-x',
  ])
    expect(await iconPng(name)).toBeNull();
});
