/**
 * The types that a field accepts, in the form of the file picker. A phone’s picker may offer other files
 * too.
 */
export type Accept = 'image/*' | 'image/*,application/pdf';

const imageName = /\.(jpe?g|png|webp|heic|heif|avif)$/i;

/** Why this file cannot be attached, or null. Some phones give no type, so the name counts as well. */
export function wrongTypeText(
  { name, type }: Pick<File, 'name' | 'type'>,
  { accept }: { accept: Accept },
): string | null {
  if (type.startsWith('image/') || imageName.test(name)) return null;
  if (accept === 'image/*') return `${name} ไม่ใช่รูป กรุณาเลือกรูป JPG หรือ PNG`;
  const isPdf = type === 'application/pdf' || /\.pdf$/i.test(name);
  return isPdf ? null : `${name} แนบไม่ได้ กรุณาเลือกรูปหรือไฟล์ PDF`;
}
