import type { Address } from '../address.ts';
import type { AppClock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { CallLog } from '../call-log.ts';
import type { Platform } from '../platform.ts';
import type { ReplyTokens } from '../reply-tokens.ts';
import type { RetryKeys } from '../retry-keys.ts';

export type Resetter = () => Promise<{ ok: boolean; message: string }>;

interface Needs {
  address: Address;
  platform: Platform;
  clock: AppClock;
  faults: Faults;
  callLog: CallLog;
  replyTokens: ReplyTokens;
  retryKeys: RetryKeys;
}

/** Resets the app first. The chats are deleted only if that worked. */
export function createResetter(needs: Needs): Resetter {
  const { address, platform, clock } = needs;
  return async () => {
    if (address.appUrl === undefined) return { ok: false, message: 'ไม่มีระบบให้เริ่มใหม่' };
    try {
      const response = await fetch(`${address.appUrl}/dev/reset`, { method: 'POST' });
      if (!response.ok) return { ok: false, message: (await response.text()).slice(0, 300) };
    } catch (error) {
      return { ok: false, message: error instanceof Error ? error.message : 'ติดต่อระบบไม่ได้' };
    }
    platform.forgetChats();
    needs.callLog.clear();
    needs.faults.clear();
    needs.replyTokens.clear();
    needs.retryKeys.clear();
    await clock.refresh();
    return { ok: true, message: '' };
  };
}
