import * as z from 'zod/mini';
import { Problem } from '#domain/problem.ts';
import { limits } from '#domain/limits.ts';
import type { Http } from './http.ts';

interface Options {
  http: Http;
  apiOrigin: string;
  channelId: string;
  channelSecret: string;
  wallClock: () => Date;
}

const issuedSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** How long before its expiry a token is renewed. LINE's stateless tokens are valid for 15 minutes. */
const renewBeforeMs = 3 * 60_000;

/** Issues stateless channel access tokens when needed. Concurrent callers share one request. */
export function createTokenProvider({
  http,
  apiOrigin,
  channelId,
  channelSecret,
  wallClock,
}: Options) {
  let current: { token: string; renewAt: number } | null = null;
  let pending: Promise<string> | null = null;

  const issue = async (): Promise<string> => {
    const answer = await http({
      method: 'POST',
      url: `${apiOrigin}/oauth2/v3/token`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: channelId,
        client_secret: channelSecret,
      }).toString(),
      timeoutMs: limits.outside.wholeMs,
    });
    if (answer.status !== 200)
      throw new Problem('line-unavailable', { details: { status: answer.status } });
    const { access_token, expires_in } = z.parse(issuedSchema, JSON.parse(answer.body.toString()));
    current = {
      token: access_token,
      renewAt: wallClock().getTime() + expires_in * 1000 - renewBeforeMs,
    };
    return access_token;
  };

  return {
    token: async (): Promise<string> => {
      if (current && wallClock().getTime() < current.renewAt) return current.token;
      pending ??= issue().finally(() => {
        pending = null;
      });
      return pending;
    },
    /**
     * Drops a token that LINE refused, so that the next caller issues a new one. A token that has
     * already been replaced is not dropped.
     */
    drop: (refused: string): void => {
      if (current?.token === refused) current = null;
    },
  };
}
