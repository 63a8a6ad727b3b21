/**
 * A Thai phone number with three digits in the middle hidden; a shorter number is hidden whole. No
 * extension is shown. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const [number = ''] = phone.split(' ');
  return number.length < 9 ? 'xxx' : `${number.slice(0, 3)}-xxx-${number.slice(6)}`;
}
