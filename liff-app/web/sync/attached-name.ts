import { containsNationalId } from '#domain/thai/text.ts';

interface NamedFile {
  name: string;
  type: string;
}

/** Android and Windows give an iPhone's photo no type. */
export function isHeicFile({ name, type }: NamedFile): boolean {
  return /^image\/hei[cf]/i.test(type) || (type === '' && /\.hei[cf]$/i.test(name));
}

/**
 * The name under which a file is stored. A redrawn photo is a JPEG. Phones name photos by the time in
 * milliseconds, and some of these numbers are valid national ids, which the server refuses.
 */
export function attachedName({ name, isShrunk }: { name: string; isShrunk: boolean }): string {
  if (!isShrunk) return name.slice(0, 120);
  if (containsNationalId(name)) return 'รูป.jpg';
  return name.replace(/\.(heic|heif|png|webp)$/i, '.jpg').slice(0, 120);
}
