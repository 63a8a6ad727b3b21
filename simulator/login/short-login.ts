import { jsonOf, ok, refuse } from '../http/call.ts';
import type { Call, Reply } from '../http/call.ts';
import { isFields } from '../validate/report.ts';
import type { LoginContext } from './context.ts';
import { chosenPersona, loginRefused, personaPicker, redirect } from './pages.ts';

/** The simulator's own short login. It exchanges a one-time code for an ID token without OAuth. */
export async function exchangeShortCode(context: LoginContext, call: Call): Promise<Reply> {
  const { platform, clock, keys, liff, loginChannelId } = context;
  const body = jsonOf(call);
  const code = isFields(body) ? body['code'] : undefined;
  const person = platform.persona(liff.redeem(typeof code === 'string' ? code : '') ?? '');
  if (person === undefined) return refuse(400, 'The code was used before or is too old');
  const { lineUserId: sub, name } = person;
  const claims = { sub, aud: loginChannelId, name, nonce: undefined, at: clock.wall() };
  const idToken = await keys.signIdToken(claims);
  return ok({ idToken, userId: sub, displayName: name });
}

export function authorizeShortLogin({ platform, liff }: LoginContext, call: Call): Reply {
  const redirectUri = call.query.get('redirect_uri') ?? `${liff.endpointUrl()}/`;
  if (!liff.isOurs(redirectUri)) return loginRefused('ที่อยู่สำหรับกลับไม่ใช่ของระบบ ศอช. ประสาน');
  const person = chosenPersona(platform, call.query);
  if (person === undefined) return personaPicker(platform, call);
  return redirect(liff.returnTo(person.lineUserId, redirectUri));
}
