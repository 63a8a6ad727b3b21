/** A Thai phone number with three digits in the middle hidden; a shorter number is hidden whole. */
export function maskedPhone(phone: string | null): string | null {
  if (phone === null) return null;
  return phone.length < 9 ? 'xxx' : `${phone.slice(0, 3)}-xxx-${phone.slice(6)}`;
}
