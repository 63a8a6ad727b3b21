import { formOf, ok } from '../http/call.ts';
import type { Call, Reply } from '../http/call.ts';
import type { Persona } from '../state.ts';
import { answersChallenge } from './codes.ts';
import type { Grant } from './codes.ts';
import { oauthError } from './context.ts';
import type { LoginContext } from './context.ts';

const accessTokenSeconds = 12 * 3600;

/** Exchanges an authorization code for an access token and an ID token. */
export async function exchangeCode(context: LoginContext, call: Call): Promise<Reply> {
  const form = formOf(call);
  if (form.get('grant_type') !== 'authorization_code')
    return oauthError('unsupported_grant_type', 'unsupported grant_type');
  const grant = context.codes.redeem(form.get('code') ?? '');
  if (grant === undefined) return oauthError('invalid_grant', 'invalid authorization code');
  if (form.get('client_id') !== grant.clientId)
    return oauthError('invalid_request', 'client_id does not match');
  if (form.get('redirect_uri') !== grant.redirectUri)
    return oauthError('invalid_grant', 'redirect_uri does not match');
  if (!answersChallenge(grant.challenge, form.get('code_verifier')))
    return oauthError('invalid_grant', 'code_verifier does not match');
  return ok(await tokensFor(context, grant));
}

async function tokensFor(context: LoginContext, grant: Grant): Promise<Record<string, unknown>> {
  const { platform, clock, keys, loginChannelId } = context;
  const now = clock.wall();
  const sub = grant.lineUserId;
  const until = now.getTime() + accessTokenSeconds * 1000;
  const idToken = await keys.signIdToken({
    sub,
    aud: loginChannelId,
    name: platform.nameOf(sub),
    nonce: grant.nonce,
    at: now,
  });
  return {
    access_token: keys.seal({ user: sub, scope: grant.scope, until }),
    expires_in: accessTokenSeconds,
    id_token: idToken,
    refresh_token: keys.seal({ refresh: sub }),
    scope: grant.scope,
    token_type: 'Bearer',
  };
}

interface TokenOwner {
  person: Persona;
  scope: string;
  secondsLeft: number;
}

/** The person of an access token while the token is valid. */
function ownerOf(
  { keys, platform, clock }: LoginContext,
  accessToken: string,
): TokenOwner | undefined {
  const claims = keys.unseal(accessToken);
  const person = platform.persona(String(claims?.['user']));
  const millisecondsLeft = Number(claims?.['until']) - clock.wall().getTime();
  if (claims === undefined || person === undefined || !(millisecondsLeft > 0)) return undefined;
  const secondsLeft = Math.floor(millisecondsLeft / 1000);
  return { person, scope: String(claims['scope']), secondsLeft };
}

/** The person of the call's access token; undefined when the token is missing or invalid. */
export function callerOf(context: LoginContext, call: Call): Persona | undefined {
  const token = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '';
  return ownerOf(context, token)?.person;
}

export function verifyAccessToken(context: LoginContext, call: Call): Reply {
  const owner = ownerOf(context, call.query.get('access_token') ?? '');
  if (owner === undefined) return oauthError('invalid_request', 'access token expired');
  return ok({
    scope: owner.scope,
    client_id: context.loginChannelId,
    expires_in: owner.secondsLeft,
  });
}

export async function verifyIdToken({ keys, clock }: LoginContext, call: Call): Promise<Reply> {
  const form = formOf(call);
  const reading = await keys.readIdToken(form.get('id_token') ?? '', clock.wall());
  if (!reading.ok) return oauthError('invalid_request', 'Invalid IdToken.');
  const { claims } = reading;
  if (claims['aud'] !== form.get('client_id'))
    return oauthError('invalid_request', 'Invalid IdToken Audience.');
  const nonce = form.get('nonce');
  if (nonce !== null && nonce !== claims['nonce'])
    return oauthError('invalid_request', 'Invalid IdToken Nonce.');
  const user = form.get('user_id');
  if (user !== null && user !== claims['sub'])
    return oauthError('invalid_request', 'Invalid IdToken Subject Identifier.');
  return ok(claims);
}
