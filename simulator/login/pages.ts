import type { Call, Reply } from '../http/call.ts';
import type { Platform } from '../platform.ts';
import type { Persona } from '../state.ts';
import { htmlHeaders, pickerPage, refusalPage } from './picker.ts';

export function redirect(location: string): Reply {
  return { status: 302, body: '', headers: { location, 'cache-control': 'no-store' } };
}

/** A page in Thai that says why the login cannot start. */
export function loginRefused(reason: string): Reply {
  return { status: 400, body: refusalPage(reason), headers: htmlHeaders };
}

/** The person named in the address, by a link of the picker or by a test that skips the picker. */
export function chosenPersona(platform: Platform, query: URLSearchParams): Persona | undefined {
  return platform.persona(query.get('sim_user') ?? query.get('persona') ?? '');
}

export function personaPicker(platform: Platform, call: Call): Reply {
  const linkFor = (person: Persona) => {
    const query = new URLSearchParams(call.query);
    query.set('sim_user', person.lineUserId);
    return `${call.path}?${query.toString()}`;
  };
  const body = pickerPage({ personas: platform.state.personas, linkFor });
  return { status: 200, body, headers: htmlHeaders };
}
