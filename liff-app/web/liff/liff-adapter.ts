/** What the app needs from LINE. The simulator has its own implementation. */
export interface Liff {
  inClient: boolean;
  /**
   * Never resolves when the person is sent to LINE to sign in. Rejects with SignInRefused on the page that LINE
   * returned to, so that the browser is not sent there and back endlessly.
   */
  start(): Promise<{ idToken: string }>;
  /** A token without leaving the page; null when there is none. */
  silent(): { idToken: string } | null;
  /** Discards a stale token and signs in again. An ID token lasts one hour, the login twelve. */
  renew(): Promise<{ idToken: string }>;
  /** The person asked to sign in: start and renew may leave the page once more. */
  allowSignIn?(): void;
  close(): void;
}
