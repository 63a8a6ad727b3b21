import { isHeicFile } from './sync/attached-name.ts';

const maxSide = 1600;
const quality = 0.82;

/**
 * Shrinks a 5 MB photo to about 300 kB. Converts HEIC, which the server cannot read, if this browser can. A
 * file that cannot be drawn is sent unchanged.
 */
export async function shrinkImage(file: File): Promise<Blob> {
  const isHeic = isHeicFile(file);
  if (!file.type.startsWith('image/') && !isHeic) return file;
  const picture = (await bitmapOf(file)) ?? (await elementOf(file));
  if (!picture) return file;
  const small = await drawn(picture);
  picture.release();
  // A converted HEIC may be larger than the original, but the server cannot read the original.
  return small && (isHeic || small.size < file.size) ? small : file;
}

interface Picture {
  source: CanvasImageSource;
  width: number;
  height: number;
  release: () => void;
}

async function bitmapOf(file: Blob): Promise<Picture | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => null,
  );
  if (!bitmap) return null;
  const { width, height } = bitmap;
  return { source: bitmap, width, height, release: () => bitmap.close() };
}

/** Safari shows HEIC in an image element even when createImageBitmap refuses it. */
async function elementOf(file: Blob): Promise<Picture | null> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  const isShown = await image.decode().then(
    () => true,
    () => false,
  );
  const release = () => URL.revokeObjectURL(url);
  if (!isShown) {
    release();
    return null;
  }
  return { source: image, width: image.naturalWidth, height: image.naturalHeight, release };
}

function drawn({ source, width, height }: Picture): Promise<Blob | null> {
  const scale = Math.min(1, maxSide / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
