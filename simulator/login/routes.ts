import type { AppClock } from '../clock.ts';
import type { Keys } from '../keys.ts';
import type { Platform } from '../platform.ts';
import { formOf, ok } from '../router.ts';
import type { Answer, Call, Reply, Route } from '../router.ts';
import type { Persona } from '../state.ts';
import { answersChallenge } from './codes.ts';
import type { AuthorizationCodes } from './codes.ts';
import type { LiffSessions } from './liff-session.ts';
import { htmlHeaders, pickerPage, refusalPage } from './picker.ts';

export interface LoginNeeds {
  platform: Platform;
  clock: AppClock;
  keys: Keys;
  codes: AuthorizationCodes;
  liff: LiffSessions;
  liffId: string;
  loginChannelId: string;
}

const accessTokenLife = 12 * 3600;

export function page(status: number, body: string): Reply {
  return { status, body, headers: htmlHeaders };
}

export function redirect(location: string): Reply {
  return { status: 302, body: '', headers: { location, 'cache-control': 'no-store' } };
}

/** Who was chosen: by link on the picker, or straight away by tests. */
export function chosen(platform: Platform, query: URLSearchParams): Persona | undefined {
  return platform.persona(query.get('sim_user') ?? query.get('persona') ?? '');
}

export function pickFrom(platform: Platform, call: Call): Reply {
  const linkFor = (person: Persona) => {
    const query = new URLSearchParams(call.query);
    query.set('sim_user', person.lineUserId);
    return `${call.path}?${query.toString()}`;
  };
  return page(200, pickerPage({ personas: platform.state.personas, linkFor }));
}

function oauthError(status: number, error: string, description: string): Reply {
  return { status, body: { error, error_description: description } };
}

function withParams(address: string, params: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.toString();
}

export function loginRoutes(needs: LoginNeeds): Route[] {
  const { platform, clock, keys, codes, liff, liffId, loginChannelId } = needs;

  const grantFrom = (person: Persona, call: Call, redirectUri: string) =>
    codes.issue({
      lineUserId: person.lineUserId,
      clientId: loginChannelId,
      redirectUri,
      nonce: call.query.get('nonce') ?? undefined,
      scope: call.query.get('scope') ?? 'openid profile',
      challenge: call.query.get('code_challenge') ?? undefined,
    });

  const authorize = (call: Call): Answer => {
    const redirectUri = call.query.get('redirect_uri') ?? '';
    if (call.query.get('client_id') !== loginChannelId)
      return page(400, refusalPage('ไม่รู้จักช่องทาง LINE Login นี้ (client_id)'));
    if (!liff.isOurs(redirectUri))
      return page(400, refusalPage('ที่อยู่สำหรับกลับ (redirect_uri) ไม่ได้ลงทะเบียนไว้'));
    const person = chosen(platform, call.query);
    if (person === undefined) return pickFrom(platform, call);
    const code = grantFrom(person, call, redirectUri);
    const state = call.query.get('state') ?? '';
    return redirect(withParams(redirectUri, { code, state }));
  };

  const liffAuthorize = (call: Call): Answer => {
    if (call.query.get('app_id') !== liffId) return page(400, refusalPage('ไม่รู้จักมินิแอปนี้ (LIFF ID)'));
    const redirectUri = call.query.get('redirect_uri') ?? `${liff.endpointUrl()}/`;
    if (!redirectUri.startsWith(liff.endpointUrl()))
      return page(400, refusalPage('ที่อยู่สำหรับกลับไม่ได้อยู่ใต้ที่อยู่ของมินิแอป'));
    const person = chosen(platform, call.query);
    if (person === undefined) return pickFrom(platform, call);
    const code = grantFrom(person, call, redirectUri);
    const state = call.query.get('state') ?? '';
    const extra = { code, state, liffClientId: loginChannelId, liffRedirectUri: redirectUri };
    return redirect(withParams(redirectUri, extra));
  };

  const token = async (call: Call): Promise<Answer> => {
    const form = formOf(call);
    if (form.get('grant_type') !== 'authorization_code')
      return oauthError(400, 'unsupported_grant_type', 'unsupported grant_type');
    const grant = codes.redeem(form.get('code') ?? '');
    if (grant === undefined) return oauthError(400, 'invalid_grant', 'invalid authorization code');
    if (form.get('client_id') !== grant.clientId)
      return oauthError(400, 'invalid_request', 'client_id does not match');
    if (form.get('redirect_uri') !== grant.redirectUri)
      return oauthError(400, 'invalid_grant', 'redirect_uri does not match');
    if (!answersChallenge(grant.challenge, form.get('code_verifier')))
      return oauthError(400, 'invalid_grant', 'code_verifier does not match');
    const at = clock.wall();
    const sub = grant.lineUserId;
    const name = platform.nameOf(sub);
    const until = at.getTime() + accessTokenLife * 1000;
    const idToken = await keys.signIdToken({
      sub,
      aud: loginChannelId,
      name,
      nonce: grant.nonce,
      at,
    });
    return ok({
      access_token: keys.seal({ user: sub, scope: grant.scope, until }),
      expires_in: accessTokenLife,
      id_token: idToken,
      refresh_token: keys.seal({ refresh: sub }),
      scope: grant.scope,
      token_type: 'Bearer',
    });
  };

  const holder = (accessToken: string) => {
    const sealed = keys.unseal(accessToken);
    const until = Number(sealed?.['until']);
    const person = platform.persona(String(sealed?.['user']));
    if (sealed === undefined || person === undefined || !(until > clock.wall().getTime()))
      return undefined;
    const seconds = Math.floor((until - clock.wall().getTime()) / 1000);
    return { person, scope: String(sealed['scope']), seconds };
  };
  const bearer = (call: Call) =>
    holder(/^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1] ?? '');
  const unauthorized = () => ({ status: 401, body: { message: 'The access token is invalid' } });

  const verifyAccess = (call: Call): Answer => {
    const held = holder(call.query.get('access_token') ?? '');
    if (held === undefined) return oauthError(400, 'invalid_request', 'access token expired');
    return ok({ scope: held.scope, client_id: loginChannelId, expires_in: held.seconds });
  };
  const verifyId = async (call: Call): Promise<Answer> => {
    const form = formOf(call);
    const reading = await keys.readIdToken(form.get('id_token') ?? '', clock.wall());
    if (!reading.ok) return oauthError(400, 'invalid_request', 'Invalid IdToken.');
    const { claims } = reading;
    if (claims['aud'] !== form.get('client_id'))
      return oauthError(400, 'invalid_request', 'Invalid IdToken Audience.');
    const nonce = form.get('nonce');
    if (nonce !== null && nonce !== claims['nonce'])
      return oauthError(400, 'invalid_request', 'Invalid IdToken Nonce.');
    const user = form.get('user_id');
    if (user !== null && user !== claims['sub'])
      return oauthError(400, 'invalid_request', 'Invalid IdToken Subject Identifier.');
    return ok(claims);
  };

  const contextToken = ({ params }: Call): Answer => {
    if (params['liffId'] !== liffId) return { status: 404, body: { message: 'Not found' } };
    const context = {
      type: 'external',
      liffId,
      endpointUrl: liff.endpointUrl(),
      permanentLinkPattern: 'concat',
      accessTokenHash: '',
      availability: {},
      scope: ['openid', 'profile', 'chat_message.write'],
    };
    const text = Buffer.from(JSON.stringify(context)).toString('base64url');
    return ok({ contextToken: `sim.${text}.sim` });
  };

  const get = (path: string, handle: (call: Call) => Answer | Promise<Answer>): Route => ({
    method: 'GET',
    path,
    handle,
  });
  const post = (path: string, handle: (call: Call) => Answer | Promise<Answer>): Route => ({
    method: 'POST',
    path,
    handle,
  });
  return [
    get('/oauth2/v2.1/authorize', authorize),
    get('/liff/v1/authorize', liffAuthorize),
    post('/oauth2/v2.1/token', token),
    get('/oauth2/v2.1/certs', () => ok(keys.certs())),
    get('/.well-known/openid-configuration', () =>
      ok({
        issuer: 'https://access.line.me',
        authorization_endpoint: 'https://access.line.me/oauth2/v2.1/authorize',
        token_endpoint: 'https://api.line.me/oauth2/v2.1/token',
        jwks_uri: 'https://api.line.me/oauth2/v2.1/certs',
        response_types_supported: ['code'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['ES256'],
      }),
    ),
    get('/oauth2/v2.1/verify', verifyAccess),
    post('/oauth2/v2.1/verify', verifyId),
    post('/oauth2/v2.1/revoke', () => ok()),
    get('/v2/profile', (call) => {
      const held = bearer(call);
      if (held === undefined) return unauthorized();
      return ok({ userId: held.person.lineUserId, displayName: held.person.name });
    }),
    get('/friendship/v1/status', (call) => {
      const held = bearer(call);
      return held === undefined
        ? unauthorized()
        : ok({ friendFlag: held.person.friend === 'friend' });
    }),
    get('/liff/v2/apps/:liffId/contextToken', contextToken),
    get('/liff/v2/apps/:liffId/featureToken', () => ok({ featureToken: 'sim' })),
    post('/message/v3/share', (call) => (bearer(call) === undefined ? unauthorized() : ok())),
  ];
}
