import { formOf, ok } from '../router.ts';
import type { ApiGuard, ApiReply } from './api-guard.ts';
import type { Channel, Tokens } from './tokens.ts';

interface RouteNeeds {
  guard: ApiGuard;
  tokens: Tokens;
  channels: {
    channelId: string;
    channelSecret: string;
    loginChannelId: string;
    loginChannelSecret: string | undefined;
  };
}

export function tokenRoutes({ guard, tokens, channels }: RouteNeeds) {
  const channelFor = (form: URLSearchParams): Channel | undefined => {
    const id = form.get('client_id');
    const secret = form.get('client_secret');
    if (id === channels.channelId && secret === channels.channelSecret) return 'messaging';
    const anySecret = channels.loginChannelSecret === undefined && secret !== null;
    if (id !== channels.loginChannelId) return undefined;
    return anySecret || secret === channels.loginChannelSecret ? 'login' : undefined;
  };
  const issue = (form: URLSearchParams, seconds: number): ApiReply => {
    if (form.get('grant_type') !== 'client_credentials')
      return { status: 400, body: { error: 'unsupported_grant_type' } };
    const channel = channelFor(form);
    if (channel === undefined)
      return {
        status: 400,
        body: { error: 'invalid_client', error_description: 'invalid client_id or client_secret' },
      };
    return {
      ...ok({ token_type: 'Bearer', ...tokens.issue(channel, seconds) }),
      verdict: 'ออก token',
    };
  };
  const opens = 'nobody' as const;
  return [
    guard.route(
      { method: 'POST', path: '/oauth2/v3/token', name: 'stateless token', opens },
      (call) => issue(formOf(call), 900),
    ),
    guard.route(
      { method: 'POST', path: '/v2/oauth/accessToken', name: 'short-lived token', opens },
      (call) => issue(formOf(call), 30 * 86_400),
    ),
    guard.route({ method: 'POST', path: '/v2/oauth/revoke', name: 'revoke token', opens }, () =>
      ok(),
    ),
  ];
}
