import { fileURLToPath } from 'node:url';
import { createAddressBook } from './address.ts';
import { channelRoutes } from './api/channel.ts';
import { createMessageDelivery } from './api/delivery.ts';
import { createApiGuard } from './api/api-guard.ts';
import { messageRoutes } from './api/messages.ts';
import { richMenuRoutes } from './api/rich-menus.ts';
import { tokenRoutes } from './api/token-routes.ts';
import { createTokens } from './api/tokens.ts';
import { userRoutes } from './api/users.ts';
import { createAppClock } from './clock.ts';
import type { AppClock } from './clock.ts';
import { ownPagesOnly } from './control/own-pages.ts';
import { controlRoutes } from './control/routes.ts';
import { createStreams } from './control/stream.ts';
import { createView } from './control/view.ts';
import { createEventMaker } from './events.ts';
import { createFaults } from './faults.ts';
import { createKeys } from './keys.ts';
import { createCallLog } from './call-log.ts';
import { createAuthorizationCodes } from './login/codes.ts';
import { liffAppRoutes, createShortLoginRouter } from './login/liff-apps.ts';
import { createLiffSessions } from './login/liff-session.ts';
import { loginRoutes } from './login/routes.ts';
import { pageRoutes } from './static-files.ts';
import { createPeople } from './people.ts';
import { createPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { createRateLimits } from './rate-limits.ts';
import { createReplyTokens } from './reply-tokens.ts';
import { createResetter } from './control/reset.ts';
import { createRetryKeys } from './retry-keys.ts';
import { createHttpServer, listenFrom } from './server.ts';
import { createStorage } from './storage.ts';
import { createActions } from './actions.ts';
import { createTestDriver } from './test-driver.ts';
import type { TestDriver } from './test-driver.ts';
import { createWebhookSender } from './webhook.ts';

export interface SimulatorOptions {
  port: number;
  channelId: string;
  channelSecret: string;
  loginChannelId: string;
  liffId: string;
  /** Where the mini-app lives; LIFF links open below it. */
  endpointUrl: string;
  appUrl?: string;
  dataDir?: string;
  channelAccessToken?: string;
  loginChannelSecret?: string;
  /** Messages a month; null for no limit. */
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
  /** Tells the simulator where the app listens, when that is known only after the start. */
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

function lineRoutes(parts: Parts & ReturnType<typeof actors>, options: SimulatorOptions) {
  const { clock, keys, wall, address } = parts;
  const { channelAccessToken, loginChannelSecret, liffId, loginChannelId } = options;
  const tokens = createTokens({ keys, clock, channelAccessToken });
  const guard = createApiGuard({ ...parts, tokens, limits: createRateLimits(wall) });
  const delivery = createMessageDelivery(parts);
  const { channelId, channelSecret } = options;
  const channels = { channelId, channelSecret, loginChannelId, loginChannelSecret };
  const needs = {
    ...parts,
    guard,
    delivery,
    tokens,
    rules: address,
    channels,
    liffId,
    loginChannelId,
  };
  return [
    ...tokenRoutes(needs),
    ...messageRoutes(needs),
    ...userRoutes(needs),
    ...channelRoutes(needs),
    ...richMenuRoutes(needs),
    ...liffAppRoutes({ guard, liffId, endpointUrl: options.endpointUrl }),
    ...loginRoutes({ ...needs, codes: createAuthorizationCodes(clock) }),
    ...createShortLoginRouter(needs),
  ];
}

export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const core = await assemble(options);
  const parts = { ...core, ...actors(core, options) };
  const { platform, address, webhook } = parts;
  const view = createView({ ...parts, liffId: options.liffId });
  const streams = createStreams({ ...parts, view });
  const reset = createResetter(parts);
  const folder = fileURLToPath(new URL('./page/', import.meta.url));
  const routes = [
    ...lineRoutes(parts, options),
    ...ownPagesOnly(controlRoutes({ ...parts, view, streams, reset })),
    ...pageRoutes({ folder, frames: () => address.httpOrigins }),
  ];
  const connect: Simulator['connect'] = (change) => {
    address.connect(change);
    platform.state.webhook = { endpoint: `${change.appUrl}/webhook`, active: true };
    platform.touch();
  };
  const shut = async () => {
    streams.close();
    webhook.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await platform.flush();
  };
  let closing: Promise<void> | undefined;
  const server = createHttpServer(routes, options.onError ?? (() => undefined));
  const port = await listenFrom(server, options.port);
  if (options.appUrl !== undefined)
    connect({ appUrl: options.appUrl, endpointUrl: options.endpointUrl });
  return {
    ...createTestDriver(parts),
    origin: `http://localhost:${port}`,
    port,
    connect,
    close: () => (closing ??= shut()),
  };
}
