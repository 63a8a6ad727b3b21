/**
 * Hides three digits in the middle of a Thai phone number. A shorter number is hidden completely.
 * Extensions are never shown.
 */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const [number = ''] = phone.split(' ');
  return number.length < 9 ? 'xxx' : `${number.slice(0, 3)}-xxx-${number.slice(6)}`;
}
