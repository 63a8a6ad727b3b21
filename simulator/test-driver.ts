import { addPersonas } from './control/add-personas.ts';
import type { FaultName, Faults } from './faults.ts';
import type { CallLog, LogEntry } from './call-log.ts';
import type { LiffSessions } from './login/liff-session.ts';
import type { People } from './people.ts';
import type { Platform } from './platform.ts';
import type { ChatMessage, Persona } from './state.ts';
import { actionSchema } from './actions.ts';
import type { TapResult, Actions } from './actions.ts';
import type { PostResult, WebhookSender } from './webhook.ts';

export type Newcomer = { lineUserId: string; name: string } & Partial<
  Omit<Persona, 'lineUserId' | 'name'>
>;

/** For tests: what a user can do on the page, as functions without HTTP. */
export interface TestDriver {
  people: People;
  addPersonas(list: readonly Newcomer[]): void;
  /** Does what a tap on a button would do. Throws when it is not a LINE action. */
  tap(
    lineUserId: string,
    action: unknown,
    more?: { chatId?: string; params?: Record<string, string> },
  ): TapResult;
  chat(chatId: string): readonly ChatMessage[];
  /** The messages that the account sent to a chat. */
  accountMessages(chatId: string): readonly Record<string, unknown>[];
  menuOf(lineUserId: string): { name: string } | undefined;
  openLiff(lineUserId: string, path: string): string;
  fault(name: FaultName, setting: { on: boolean; times?: number }): void;
  quota: { value: number | null };
  quotaUsed(): number;
  log(): readonly LogEntry[];
  setWebhook(endpoint: string | null): void;
  postEvents(events: readonly unknown[]): Promise<PostResult>;
  /** Resolves when every webhook call is answered and no redelivery waits. */
  idle(): Promise<void>;
}

interface Needs {
  platform: Platform;
  people: People;
  actions: Actions;
  liff: LiffSessions;
  faults: Faults;
  callLog: CallLog;
  webhook: WebhookSender;
  quota: { value: number | null };
}

export function createTestDriver(needs: Needs): TestDriver {
  const { platform, people, actions, liff, faults, callLog, webhook, quota } = needs;
  return {
    people,
    quota,
    addPersonas: (list) => {
      const full = { role: 'guest', areaCode: null, centre: null, title: '' };
      addPersonas(
        platform,
        list.map((item) => ({ ...full, ...item })),
      );
    },
    tap: (lineUserId, action, more = {}) =>
      actions.tap({ lineUserId, action: actionSchema.parse(action), ...more }),
    chat: (chatId) => platform.chat(chatId),
    accountMessages: (chatId) =>
      platform
        .chat(chatId)
        .filter((message) => message.from === 'account')
        .map((message) => message.message),
    menuOf: (lineUserId) => {
      const id = platform.menuOf(lineUserId);
      const menu = platform.state.richMenus.find((item) => item.richMenuId === id);
      return menu === undefined ? undefined : { name: String(menu.menu['name']) };
    },
    openLiff: (lineUserId, path) => liff.open(lineUserId, path),
    fault: (name, setting) => faults.set(name, setting),
    quotaUsed: () => platform.quotaUsed(),
    log: () => callLog.entries(),
    setWebhook: (endpoint) => {
      platform.state.webhook = { endpoint, active: true };
    },
    postEvents: (events) => webhook.post(events),
    idle: () => webhook.idle(),
  };
}
