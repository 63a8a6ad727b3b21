/** What the app needs from LINE. The simulator has its own implementation. */
export interface Liff {
  inClient: boolean;
  /** Never resolves when the person is sent to LINE to sign in. */
  start(): Promise<{ idToken: string }>;
  /** A token without leaving the page; null when there is none. */
  silent(): { idToken: string } | null;
  /** Discards a stale token and signs in again. An ID token lasts one hour, the login twelve. */
  renew(): Promise<{ idToken: string }>;
  close(): void;
}
