import { hexId } from './ids.ts';

interface Token {
  chatId: string;
  issuedAt: number;
  eventAt: number;
  used: boolean;
}

export interface ReplyTokens {
  issue(chatId: string): string;
  /**
   * Makes the token of a redelivered event valid again, unless it was used or is older than 20
   * minutes.
   */
  renew(token: string): void;
  /** The chat that a valid token belongs to. */
  peek(token: string): string | undefined;
  use(token: string): void;
  clear(): void;
}

const oldest = 20 * 60_000;

export function createReplyTokens(wall: () => Date, lifeMs: number): ReplyTokens {
  const tokens = new Map<string, Token>();
  const forgetOld = () => {
    for (const [token, { eventAt }] of tokens) {
      if (wall().getTime() - eventAt <= oldest) return;
      tokens.delete(token);
    }
  };
  return {
    issue: (chatId) => {
      forgetOld();
      const at = wall().getTime();
      const token = hexId('');
      tokens.set(token, { chatId, issuedAt: at, eventAt: at, used: false });
      return token;
    },
    renew: (token) => {
      const known = tokens.get(token);
      const at = wall().getTime();
      if (known !== undefined && !known.used && at - known.eventAt <= oldest) known.issuedAt = at;
    },
    peek: (token) => {
      const known = tokens.get(token);
      if (known === undefined || known.used) return undefined;
      return wall().getTime() - known.issuedAt <= lifeMs ? known.chatId : undefined;
    },
    use: (token) => {
      const known = tokens.get(token);
      if (known !== undefined) known.used = true;
    },
    clear: () => tokens.clear(),
  };
}
