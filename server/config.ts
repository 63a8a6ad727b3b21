import * as z from 'zod/mini';

/**
 * Parses the environment into typed settings. No other code reads process.env. All missing names are
 * reported together.
 */
const textSchema = z.string().check(z.minLength(1));
const originSchema = z.url({ protocol: /^https?$/ });
const portSchema = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));

/** The parts of the program that a process can run; see `Run`. */
const partsPattern = /^(?:web|receive|handle|jobs)(?:,(?:web|receive|handle|jobs))*$/;

const environmentSchema = z.object({
  NODE_ENV: z._default(z.string(), 'development'),
  PORT: z._default(portSchema, 3000),
  PUBLIC_URL: originSchema,
  MONGODB_URI: textSchema,
  LINE_CHANNEL_ID: textSchema,
  LINE_CHANNEL_SECRET: textSchema,
  LINE_CHANNEL_ACCESS_TOKEN: z.optional(textSchema),
  LINE_LOGIN_CHANNEL_ID: textSchema,
  LINE_LOGIN_CHANNEL_SECRET: z.optional(textSchema),
  LIFF_ID: textSchema,
  LINE_API_ORIGIN: z._default(originSchema, 'https://api.line.me'),
  LINE_DATA_API_ORIGIN: z._default(originSchema, 'https://api-data.line.me'),
  RUN: z._default(z.string().check(z.regex(partsPattern)), 'web,jobs'),
  SESSION_TTL_HOURS: z._default(z.coerce.number().check(z.minimum(1), z.maximum(720)), 12),
  LOG_LEVEL: z._default(
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'info',
  ),
  METRICS_TOKEN: z.optional(textSchema),
  BACKUP_PASSPHRASE: z.optional(textSchema.check(z.minLength(12))),
  MONGOD_BINARY: z.optional(textSchema),
  DATA_DIR: z._default(textSchema, '.data'),
  FRAME_ANCESTORS: z._default(z.string(), ''),
  CLOCK_START: z.optional(z.iso.datetime({ offset: true })),
  SIMULATOR_ORIGIN: z.optional(originSchema),
});

export interface Run {
  /** Serves the mini-app and its API. */
  web: boolean;
  /** Serves the webhook, which stores LINE's events. */
  receive: boolean;
  /** Handles the stored events. */
  handle: boolean;
  /** Asks MongoDB to report events that other processes store (docs/decisions/0023). */
  watch: boolean;
  /** Runs the jobs on schedule, which plan and send messages. */
  jobs: boolean;
}

export interface Config {
  production: boolean;
  port: number;
  /** The address without a slash at the end. */
  publicUrl: string;
  mongodbUri: string;
  line: {
    channelId: string;
    channelSecret: string;
    accessToken: string | null;
    loginChannelId: string;
    loginChannelSecret: string | null;
    liffId: string;
    apiOrigin: string;
    dataApiOrigin: string;
  };
  run: Run;
  sessionTtlHours: number;
  logLevel: string;
  metricsToken: string | null;
  /** The key that encrypts backups. If null, they are not encrypted. */
  backupPassphrase: string | null;
  dataDir: string;
  frameAncestors: string[];
  /** The start time of a clock that can be moved by hand; null in production. */
  clockStart: Date | null;
  /** Demo only: the address at which the simulator signs people in. */
  simulatorOrigin: string | null;
}

/** Used by a command that starts the app but none of its parts. */
export const nothing: Run = {
  web: false,
  receive: false,
  handle: false,
  watch: false,
  jobs: false,
};

/** An error that lists the invalid settings for the operator. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = z.safeParse(environmentSchema, given);
  if (!parsed.success) throw new ConfigError(explain(parsed.error, given));
  if (parsed.data.NODE_ENV === 'production' && parsed.data.CLOCK_START) {
    throw new ConfigError(
      'CLOCK_START is refused when NODE_ENV=production: the clock is real there.',
    );
  }
  return configOf(parsed.data);
}

/**
 * Reads the settings of the process. `fallback` has values for settings that a command does not need
 * or that the demo sets.
 */
export function processConfig(fallback: Record<string, string> = {}): Config {
  return readConfig({ ...fallback, ...process.env });
}

export function processEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}

function configOf(env: z.infer<typeof environmentSchema>): Config {
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
    mongodbUri: env.MONGODB_URI,
    line: {
      channelId: env.LINE_CHANNEL_ID,
      channelSecret: env.LINE_CHANNEL_SECRET,
      accessToken: env.LINE_CHANNEL_ACCESS_TOKEN ?? null,
      loginChannelId: env.LINE_LOGIN_CHANNEL_ID,
      loginChannelSecret: env.LINE_LOGIN_CHANNEL_SECRET ?? null,
      liffId: env.LIFF_ID,
      apiOrigin: env.LINE_API_ORIGIN.replace(/\/$/, ''),
      dataApiOrigin: env.LINE_DATA_API_ORIGIN.replace(/\/$/, ''),
    },
    run: runOf(env.RUN),
    sessionTtlHours: env.SESSION_TTL_HOURS,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN ?? null,
    backupPassphrase: env.BACKUP_PASSPHRASE ?? null,
    dataDir: env.DATA_DIR,
    frameAncestors: env.FRAME_ANCESTORS.split(/[\s,]+/).filter(Boolean),
    clockStart: env.CLOCK_START ? new Date(env.CLOCK_START) : null,
    simulatorOrigin: env.SIMULATOR_ORIGIN ?? null,
  };
}

/** `web` includes receiving and handling the webhook, so that one process is a complete installation. */
function runOf(setting: string): Run {
  const named = new Set(setting.split(','));
  const web = named.has('web');
  return {
    web,
    receive: web || named.has('receive'),
    handle: web || named.has('handle'),
    watch: named.has('handle'),
    jobs: named.has('jobs'),
  };
}

function explain(error: z.core.$ZodError, given: Readonly<Record<string, unknown>>): string {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '?');
    return `  ${name}: ${name in given ? issue.message : 'is missing'}`;
  });
  return [
    'Cannot start. Set these variables (see .env.example), or try everything with: npm run demo',
    ...lines,
  ].join('\n');
}
