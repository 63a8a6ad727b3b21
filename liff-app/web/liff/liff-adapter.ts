/** The functions that the app needs from LINE. The simulator has its own implementation. */
export interface Liff {
  inClient: boolean;
  /**
   * Never resolves when the person is redirected to LINE to sign in. Rejects with SignInRefused on the page
   * that LINE returned to, so that the redirects do not repeat endlessly.
   */
  start(): Promise<{ idToken: string }>;
  /** Gets a token without leaving the page. Null when there is none. */
  silent(): { idToken: string } | null;
  /** Discards a stale token and signs in again. An ID token lasts one hour, the login twelve. */
  renew(): Promise<{ idToken: string }>;
  /** The person pressed the button to sign in, so start and renew may leave the page once more. */
  allowSignIn?(): void;
  close(): void;
}
