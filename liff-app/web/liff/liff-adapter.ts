/** What the mini-app needs of LINE; the simulator has an implementation of its own. */
export interface Liff {
  inClient: boolean;
  /** Never settles when the person is sent to LINE to sign in. */
  start(): Promise<{ idToken: string }>;
  /** Without leaving the page; null when that cannot be. */
  silent(): { idToken: string } | null;
  /** Throws a stale token away and signs in again: an ID token lives one hour, the login twelve. */
  renew(): Promise<{ idToken: string }>;
  close(): void;
}
