import type { Call, Reply } from '../http/call.ts';
import type { Persona } from '../state.ts';
import type { LoginContext } from './context.ts';
import { chosenPersona, loginRefused, personaPicker, redirect } from './pages.ts';

/**
 * LINE Login in a browser: shows the persona picker, then returns to the app with an authorization
 * code.
 */
export function authorize(context: LoginContext, call: Call): Reply {
  const { platform, liff, loginChannelId } = context;
  const redirectUri = call.query.get('redirect_uri') ?? '';
  if (call.query.get('client_id') !== loginChannelId)
    return loginRefused('ไม่รู้จักช่องทาง LINE Login นี้ (client_id)');
  if (!liff.isOurs(redirectUri)) return loginRefused('ที่อยู่สำหรับกลับ (redirect_uri) ไม่ได้ลงทะเบียนไว้');
  const person = chosenPersona(platform, call.query);
  if (person === undefined) return personaPicker(platform, call);
  const code = issueCode(context, { person, call, redirectUri });
  const state = call.query.get('state') ?? '';
  return redirect(withParams(redirectUri, { code, state }));
}

/** The login that the LIFF SDK starts. It returns to an address of the mini-app. */
export function authorizeLiff(context: LoginContext, call: Call): Reply {
  const { platform, liff, liffId, loginChannelId } = context;
  if (call.query.get('app_id') !== liffId) return loginRefused('ไม่รู้จักมินิแอปนี้ (LIFF ID)');
  const redirectUri = call.query.get('redirect_uri') ?? `${liff.endpointUrl()}/`;
  if (!redirectUri.startsWith(liff.endpointUrl()))
    return loginRefused('ที่อยู่สำหรับกลับไม่ได้อยู่ใต้ที่อยู่ของมินิแอป');
  const person = chosenPersona(platform, call.query);
  if (person === undefined) return personaPicker(platform, call);
  const code = issueCode(context, { person, call, redirectUri });
  const state = call.query.get('state') ?? '';
  return redirect(
    withParams(redirectUri, {
      code,
      state,
      liffClientId: loginChannelId,
      liffRedirectUri: redirectUri,
    }),
  );
}

function issueCode(
  { codes, loginChannelId }: LoginContext,
  { person, call, redirectUri }: { person: Persona; call: Call; redirectUri: string },
): string {
  return codes.issue({
    lineUserId: person.lineUserId,
    clientId: loginChannelId,
    redirectUri,
    nonce: call.query.get('nonce') ?? undefined,
    scope: call.query.get('scope') ?? 'openid profile',
    challenge: call.query.get('code_challenge') ?? undefined,
  });
}

function withParams(address: string, params: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.toString();
}
