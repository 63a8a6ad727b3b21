import type { Router } from 'express';
import { formOf, ok } from '../http/call.ts';
import { createRouter } from '../http/endpoint.ts';
import type { ApiGuard, ApiReply } from './api-guard.ts';
import type { Channel, Tokens } from './tokens.ts';

interface TokenContext {
  guard: ApiGuard;
  tokens: Tokens;
  channels: {
    channelId: string;
    channelSecret: string;
    loginChannelId: string;
    loginChannelSecret: string | undefined;
  };
}

const statelessSeconds = 900;
const shortLivedSeconds = 30 * 86_400;

export function createTokenRouter(context: TokenContext): Router {
  const { guard } = context;
  const router = createRouter();
  const token = 'none';
  router.post(
    '/oauth2/v3/token',
    guard.endpoint({ name: 'stateless token', token }, (call) =>
      issueToken(context, { form: formOf(call), seconds: statelessSeconds }),
    ),
  );
  router.post(
    '/v2/oauth/accessToken',
    guard.endpoint({ name: 'short-lived token', token }, (call) =>
      issueToken(context, { form: formOf(call), seconds: shortLivedSeconds }),
    ),
  );
  router.post(
    '/v2/oauth/revoke',
    guard.endpoint({ name: 'revoke token', token }, () => ok()),
  );
  return router;
}

function issueToken(
  { tokens, channels }: TokenContext,
  { form, seconds }: { form: URLSearchParams; seconds: number },
): ApiReply {
  if (form.get('grant_type') !== 'client_credentials')
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  const channel = channelFor(channels, form);
  if (channel === undefined)
    return {
      status: 400,
      body: { error: 'invalid_client', error_description: 'invalid client_id or client_secret' },
    };
  return {
    ...ok({ token_type: 'Bearer', ...tokens.issue(channel, seconds) }),
    verdict: 'ออก token',
  };
}

/** If no secret is configured, the Login channel accepts any secret. */
function channelFor(
  channels: TokenContext['channels'],
  form: URLSearchParams,
): Channel | undefined {
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  if (id === channels.channelId && secret === channels.channelSecret) return 'messaging';
  if (id !== channels.loginChannelId) return undefined;
  const anySecret = channels.loginChannelSecret === undefined && secret !== null;
  return anySecret || secret === channels.loginChannelSecret ? 'login' : undefined;
}
