import jsQR from 'jsqr';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';

/** The text of a QR code as a camera would read it from the screen. */
export async function readQrCode(code: Locator): Promise<string> {
  const picture = await code.screenshot();
  const { data, info } = await sharp(picture)
    .extend({ top: 20, bottom: 20, left: 20, right: 20, background: 'white' })
    .resize({ width: 800, kernel: 'nearest' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const read = jsQR.default(new Uint8ClampedArray(data), info.width, info.height);
  if (!read) throw new Error('the QR code cannot be read');
  return read.data;
}
