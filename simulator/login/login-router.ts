import type { Router } from 'express';
import { ok } from '../http/call.ts';
import type { Call, Reply } from '../http/call.ts';
import { createRouter, endpoint as httpEndpoint } from '../http/endpoint.ts';
import { authorize, authorizeLiff } from './authorize.ts';
import type { LoginContext } from './context.ts';
import { authorizeShortLogin, exchangeShortCode } from './short-login.ts';
import { callerOf, exchangeCode, verifyAccessToken, verifyIdToken } from './tokens.ts';

type LoginEndpoint = (context: LoginContext, call: Call) => Reply | Promise<Reply>;

/** LINE Login and the other endpoints that the LIFF SDK calls. */
export function createLoginRouter(context: LoginContext): Router {
  const router = createRouter();
  const endpoint = (handle: LoginEndpoint) => httpEndpoint((call) => handle(context, call));
  router.get('/oauth2/v2.1/authorize', endpoint(authorize));
  router.get('/liff/v1/authorize', endpoint(authorizeLiff));
  router.post('/oauth2/v2.1/token', endpoint(exchangeCode));
  router.get(
    '/oauth2/v2.1/certs',
    endpoint(({ keys }) => ok(keys.certs())),
  );
  router.get(
    '/.well-known/openid-configuration',
    endpoint(() => ok(openIdConfiguration)),
  );
  router.get('/oauth2/v2.1/verify', endpoint(verifyAccessToken));
  router.post('/oauth2/v2.1/verify', endpoint(verifyIdToken));
  router.post(
    '/oauth2/v2.1/revoke',
    endpoint(() => ok()),
  );
  router.get('/v2/profile', endpoint(readProfile));
  router.get('/friendship/v1/status', endpoint(readFriendship));
  router.get('/liff/v2/apps/:liffId/contextToken', endpoint(issueContextToken));
  router.get(
    '/liff/v2/apps/:liffId/featureToken',
    endpoint(() => ok({ featureToken: 'sim' })),
  );
  router.post('/message/v3/share', endpoint(shareMessage));
  router.post('/_liff/token', endpoint(exchangeShortCode));
  router.get('/_liff/authorize', endpoint(authorizeShortLogin));
  return router;
}

const openIdConfiguration = {
  issuer: 'https://access.line.me',
  authorization_endpoint: 'https://access.line.me/oauth2/v2.1/authorize',
  token_endpoint: 'https://api.line.me/oauth2/v2.1/token',
  jwks_uri: 'https://api.line.me/oauth2/v2.1/certs',
  response_types_supported: ['code'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['ES256'],
};

const unauthorized: Reply = { status: 401, body: { message: 'The access token is invalid' } };

const readProfile: LoginEndpoint = (context, call) => {
  const person = callerOf(context, call);
  if (person === undefined) return unauthorized;
  return ok({ userId: person.lineUserId, displayName: person.name });
};

const readFriendship: LoginEndpoint = (context, call) => {
  const person = callerOf(context, call);
  return person === undefined ? unauthorized : ok({ friendFlag: person.friend === 'friend' });
};

const shareMessage: LoginEndpoint = (context, call) =>
  callerOf(context, call) === undefined ? unauthorized : ok();

/** The LIFF SDK reads its context from this token; it does not check the signature. */
const issueContextToken: LoginEndpoint = ({ liff, liffId }, { params }) => {
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
