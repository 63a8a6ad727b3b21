import type { AppClock } from '../clock.ts';
import type { Keys } from '../keys.ts';
import type { Platform } from '../platform.ts';
import type { Reply } from '../http/call.ts';
import type { AuthorizationCodes } from './codes.ts';
import type { LiffSessions } from './liff-session.ts';

/** What the login endpoints share. */
export interface LoginContext {
  platform: Platform;
  clock: AppClock;
  keys: Keys;
  codes: AuthorizationCodes;
  liff: LiffSessions;
  liffId: string;
  loginChannelId: string;
}

/** An error in the form of OAuth 2.0. */
export function oauthError(error: string, description: string): Reply {
  return { status: 400, body: { error, error_description: description } };
}
