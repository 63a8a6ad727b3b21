import type { AppClock } from '../clock.ts';
import type { Address } from '../address.ts';
import { opaque } from '../ids.ts';

/** Opens the mini-app for a person: a LIFF link becomes the app's address with a one-time code. */
export interface LiffSessions {
  /** The address for the phone's overlay; undefined when the link does not lead to this mini-app. */
  urlFor(lineUserId: string, uri: string): string | undefined;
  open(lineUserId: string, path: string): string;
  /** The address to return to after the persona picker. */
  returnTo(lineUserId: string, redirectUri: string): string;
  redeem(code: string): string | undefined;
  endpointUrl(): string;
  isOurs(redirectUri: string): boolean;
}

interface Needs {
  clock: AppClock;
  liffId: string;
  address: Address;
}

const codeLife = 5 * 60_000;

export function createLiffSessions({ clock, liffId, address }: Needs): LiffSessions {
  const codes = new Map<string, { lineUserId: string; until: number }>();
  const endpoint = () => address.endpointUrl.replace(/\/$/, '');
  const issue = (lineUserId: string) => {
    const code = opaque();
    codes.set(code, { lineUserId, until: clock.wall().getTime() + codeLife });
    return code;
  };
  const withCode = (lineUserId: string, address: string) => {
    const url = new URL(address);
    url.searchParams.set('sim_code', issue(lineUserId));
    return url.toString();
  };
  const open: LiffSessions['open'] = (lineUserId, path) => {
    const rest = path === '' || /^[/?#]/.test(path) ? path : `/${path}`;
    return withCode(lineUserId, `${endpoint()}${rest === '' ? '/' : rest}`);
  };
  const ours = new RegExp(
    `^(?:https://(?:liff\\.line\\.me|miniapp\\.line\\.me|line\\.me/R/app)/|line://app/)${escapeRegExp(liffId)}(?=[/?#]|$)(.*)$`,
  );
  return {
    endpointUrl: endpoint,
    open,
    urlFor: (lineUserId, uri) => {
      const rest = ours.exec(uri)?.[1];
      return rest === undefined ? undefined : open(lineUserId, rest);
    },
    isOurs: (redirectUri) =>
      URL.canParse(redirectUri) && new URL(redirectUri).origin === new URL(endpoint()).origin,
    returnTo: withCode,
    redeem: (code) => {
      const found = codes.get(code);
      codes.delete(code);
      if (found === undefined || found.until < clock.wall().getTime()) return undefined;
      return found.lineUserId;
    },
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
