import type { Router } from 'express';
import { createActions } from './actions.ts';
import { createAddressBook } from './address.ts';
import { createApiGuard } from './api/api-guard.ts';
import { createChannelRouter } from './api/channel.ts';
import { createContentRouter } from './api/content.ts';
import { createMessageDelivery } from './api/delivery.ts';
import { createMessageRouter } from './api/messages.ts';
import { createRichMenuRouter } from './api/rich-menus.ts';
import { createTokenRouter } from './api/token-routes.ts';
import { createTokens } from './api/tokens.ts';
import { createUserRouter } from './api/users.ts';
import { createCallLog } from './call-log.ts';
import { createAppClock } from './clock.ts';
import type { AppClock } from './clock.ts';
import { createControlRouter } from './control/control-router.ts';
import { createResetter } from './control/reset.ts';
import { createStreams } from './control/stream.ts';
import { createView } from './control/view.ts';
import { createEventMaker } from './events.ts';
import { createFaults } from './faults.ts';
import { createPageRouter } from './http/page-files.ts';
import { createExpressApp, listenFrom } from './http/server.ts';
import { createKeys } from './keys.ts';
import { createAuthorizationCodes } from './login/codes.ts';
import { createLiffAppsRouter } from './login/liff-apps.ts';
import { createLiffSessions } from './login/liff-session.ts';
import { createLoginRouter } from './login/login-router.ts';
import { createPeople } from './people.ts';
import { createPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { createRateLimits } from './rate-limits.ts';
import { createReplyTokens } from './reply-tokens.ts';
import { createRetryKeys } from './retry-keys.ts';
import { createStorage } from './storage.ts';
import { createTestDriver } from './test-driver.ts';
import type { TestDriver } from './test-driver.ts';
import { createWebhookSender } from './webhook.ts';

export interface SimulatorOptions {
  port: number;
  channelId: string;
  channelSecret: string;
  loginChannelId: string;
  liffId: string;
  /** The address of the mini-app. LIFF links open pages below it. */
  endpointUrl: string;
  appUrl?: string;
  dataDir?: string;
  channelAccessToken?: string;
  loginChannelSecret?: string;
  /** The number of messages in a month; null for no limit. */
  quota?: number | null;
  now?: () => Date;
  accountName?: string;
  replyTokenMs?: number;
  webhookTimeoutMs?: number;
  redelivery?: { enabled?: boolean; attempts?: number; baseMs?: number };
  onError?: (error: unknown) => void;
}

export type Simulator = TestDriver & {
  origin: string;
  port: number;
  /** Tells the simulator the app's address, if it is known only after the start. */
  connect(change: { appUrl: string; endpointUrl?: string }): void;
  close(): Promise<void>;
};

const botUserId = 'U00000000000000000000000000000b07';

async function assemble(options: SimulatorOptions) {
  const wall = options.now ?? (() => new Date());
  const address = createAddressBook({ appUrl: options.appUrl, endpointUrl: options.endpointUrl });
  const storage = await createStorage(options.dataDir);
  const state = await storage.load();
  const keys = await createKeys(storage);
  const late: { platform?: Platform } = {};
  const onChange = () => {
    state.clockOffset = clock.offset();
    late.platform?.publish({ type: 'status' });
  };
  const clock: AppClock = createAppClock({ address, wall, offset: state.clockOffset, onChange });
  const platform = createPlatform({ state, storage, clock });
  late.platform = platform;
  const callLog = createCallLog((entry) => platform.publish({ type: 'log', entry }));
  const faults = createFaults(onChange);
  const replyTokens = createReplyTokens(wall, options.replyTokenMs ?? 60_000);
  const retryKeys = createRetryKeys(wall);
  const account = {
    userId: botUserId,
    name: options.accountName ?? 'ศอช. ประสาน เชียงราย',
    basicId: '@prasan',
  };
  const redelivery = { enabled: true, attempts: 8, baseMs: 1000, ...options.redelivery };
  const { channelSecret } = options;
  const timeoutMs = options.webhookTimeoutMs ?? 5000;
  const shared = { platform, clock, faults, callLog, replyTokens, storage, account, address };
  const webhook = createWebhookSender({
    ...shared,
    channelSecret,
    botUserId,
    redelivery,
    timeoutMs,
  });
  return { ...shared, wall, keys, retryKeys, webhook, quota: { value: options.quota ?? null } };
}

type Parts = Awaited<ReturnType<typeof assemble>>;

function actors(parts: Parts, options: SimulatorOptions) {
  const { clock, address, platform, webhook } = parts;
  const liff = createLiffSessions({ clock, liffId: options.liffId, address });
  const events = createEventMaker(parts);
  const people = createPeople({ ...parts, events });
  const actions = createActions({ platform, people, events, webhook, liff });
  return { liff, events, people, actions };
}

function lineRouters(
  parts: Parts & ReturnType<typeof actors>,
  options: SimulatorOptions,
): Router[] {
  const { clock, keys, wall, address } = parts;
  const { channelAccessToken, loginChannelSecret, liffId, loginChannelId } = options;
  const tokens = createTokens({ keys, clock, channelAccessToken });
  const guard = createApiGuard({ ...parts, tokens, limits: createRateLimits(wall) });
  const { channelId, channelSecret } = options;
  const channels = { channelId, channelSecret, loginChannelId, loginChannelSecret };
  const context = { ...parts, guard, rules: address };
  return [
    createTokenRouter({ guard, tokens, channels }),
    createMessageRouter({ ...context, delivery: createMessageDelivery(parts) }),
    createContentRouter(context),
    createUserRouter(context),
    createChannelRouter(context),
    createRichMenuRouter(context),
    createLiffAppsRouter({ guard, liffId, endpointUrl: options.endpointUrl }),
    createLoginRouter({
      ...parts,
      codes: createAuthorizationCodes(clock),
      liffId,
      loginChannelId,
    }),
  ];
}

export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const core = await assemble(options);
  const parts = { ...core, ...actors(core, options) };
  const { platform, address, webhook } = parts;
  const view = createView({ ...parts, liffId: options.liffId });
  const streams = createStreams({ ...parts, view });
  const reset = createResetter(parts);
  const app = createExpressApp({
    routers: [
      ...lineRouters(parts, options),
      createControlRouter({ ...parts, view, streams, reset }),
      createPageRouter(() => address.httpOrigins),
    ],
    onError: options.onError ?? (() => undefined),
  });
  const connect: Simulator['connect'] = (change) => {
    address.connect(change);
    platform.state.webhook = { endpoint: `${change.appUrl}/webhook`, active: true };
    platform.touch();
  };
  const { server, port } = await listenFrom(app, options.port);
  const shutDown = async () => {
    streams.close();
    webhook.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await platform.flush();
  };
  let closing: Promise<void> | undefined;
  if (options.appUrl !== undefined)
    connect({ appUrl: options.appUrl, endpointUrl: options.endpointUrl });
  return {
    ...createTestDriver(parts),
    origin: `http://localhost:${port}`,
    port,
    connect,
    close: () => (closing ??= shutDown()),
  };
}
