/** The link that opens LINE, which opens the app with the code. */
export function joinUrlOf(liffId: string): (code: string) => string {
  return (code) => `https://liff.line.me/${liffId}/join/${code}`;
}
