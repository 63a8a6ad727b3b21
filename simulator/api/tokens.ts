import type { AppClock } from '../clock.ts';
import type { Keys } from '../keys.ts';
import { refuse } from '../http/call.ts';
import type { Call, Reply } from '../http/call.ts';

export type Channel = 'messaging' | 'login';

export interface Tokens {
  /** Why the token of the call is refused; undefined if it is accepted. */
  refusal(call: Call, channel: Channel): Reply | undefined;
  issue(channel: Channel, seconds: number): { access_token: string; expires_in: number };
}

interface Needs {
  keys: Keys;
  clock: AppClock;
  channelAccessToken: string | undefined;
}

function bearer(call: Call): string | undefined {
  return /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1];
}

/** Issued tokens contain their expiry and a signature, so they stay valid after a restart. */
export function createTokens({ keys, clock, channelAccessToken }: Needs): Tokens {
  const channelOf = (token: string): Channel | undefined => {
    if (channelAccessToken !== undefined && token === channelAccessToken) return 'messaging';
    const found = keys.unseal(token);
    const until = Number(found?.['until']);
    if (found === undefined || !(until > clock.wall().getTime())) return undefined;
    return found['channel'] === 'login' || found['channel'] === 'messaging'
      ? found['channel']
      : undefined;
  };
  return {
    refusal: (call, channel) => {
      const token = bearer(call);
      const held = token === undefined ? undefined : channelOf(token);
      if (held === channel) return undefined;
      if (held !== undefined)
        return refuse(403, 'Access to this API is not available for your account');
      return refuse(
        401,
        'Authentication failed. Confirm that the access token in the authorization header is valid.',
      );
    },
    issue: (channel, seconds) => {
      const until = clock.wall().getTime() + seconds * 1000;
      const token = keys.seal({ channel, until, id: clock.wall().getTime() + Math.random() });
      return { access_token: token, expires_in: seconds };
    },
  };
}
