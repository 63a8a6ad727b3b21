import { ok, refuse } from '../http/call.ts';
import type { ApiCall } from './api-guard.ts';
import { imageSize } from './image-size.ts';
import type { Size } from './image-size.ts';
import { findMenu, menusChanged, nameOfMenu, noMenu } from './rich-menu-context.ts';
import type { RichMenuEndpoint } from './rich-menu-context.ts';

const maxImageBytes = 1024 * 1024;

/** The size of the image if LINE would accept it. */
function acceptedSize({ raw }: ApiCall): Size | undefined {
  const size = imageSize(raw);
  if (size === undefined || raw.length > maxImageBytes) return undefined;
  const { width, height } = size;
  const fits = width >= 800 && width <= 2500 && height >= 250 && width / height >= 1.45;
  return fits ? size : undefined;
}

export const uploadImage: RichMenuEndpoint = async (context, call) => {
  const menu = findMenu(context, call.params['richMenuId']);
  const contentType = call.headers['content-type'] ?? '';
  if (menu === undefined) return noMenu();
  if (!['image/png', 'image/jpeg'].includes(contentType))
    return refuse(415, 'Unsupported Media Type');
  if (menu.image !== undefined)
    return refuse(400, 'An image has already been uploaded to the richmenu');
  const size = acceptedSize(call);
  if (size === undefined) return refuse(400, 'The image size is not allowed for richmenu');
  menu.image = { contentType, file: menu.richMenuId };
  await context.storage.writeBlob(menu.richMenuId, call.raw);
  menusChanged(context);
  return { ...ok(), subject: `${nameOfMenu(menu)} · ${size.width}×${size.height}` };
};

export const downloadImage: RichMenuEndpoint = async (context, { params }) => {
  const image = findMenu(context, params['richMenuId'])?.image;
  const bytes = image === undefined ? undefined : await context.storage.readBlob(image.file);
  if (image === undefined || bytes === undefined) return refuse(404, 'Not found');
  return { ...ok(bytes), headers: { 'content-type': image.contentType } };
};
