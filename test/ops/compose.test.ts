import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { commands } from '#commands/index.ts';
import { createMetrics } from '#server/metrics.ts';
import { readConfig } from '#server/config.ts';

/** Checks of compose.yaml and ops/ that need no container engine. */
const root = join(import.meta.dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const yaml = (name: string): unknown => parse(read(name), { merge: true });

const texts = z.record(z.string(), z.string());
const conditions = z.enum(['service_healthy', 'service_completed_successfully']);
const serviceSchema = z.strictObject({
  image: z.string(),
  build: z.optional(z.literal('.')),
  profiles: z.optional(z.array(z.string())),
  entrypoint: z.optional(z.array(z.string())),
  command: z.optional(z.array(z.string())),
  env_file: z.optional(z.literal('.env')),
  environment: z.optional(texts),
  networks: z.optional(z.array(z.string())),
  network_mode: z.optional(z.string()),
  ports: z.optional(z.array(z.string())),
  volumes: z.optional(z.array(z.string())),
  secrets: z.optional(z.array(z.string())),
  tmpfs: z.optional(z.array(z.string())),
  deploy: z.optional(z.object({ replicas: z.int() })),
  depends_on: z.optional(z.record(z.string(), z.object({ condition: conditions }))),
  restart: z.enum(['no', 'unless-stopped']),
  healthcheck: z.optional(
    z.union([
      z.strictObject({ disable: z.literal(true) }),
      z.strictObject({
        test: z.array(z.string()),
        interval: z.string(),
        timeout: z.string(),
        retries: z.int(),
      }),
    ]),
  ),
  logging: z.optional(z.object({ driver: z.string() })),
  read_only: z.optional(z.boolean()),
  cap_drop: z.optional(z.array(z.string())),
  security_opt: z.optional(z.array(z.string())),
  stop_grace_period: z.optional(z.string()),
});
const composeSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.unknown()),
  volumes: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.unknown()),
});
const compose = z.parse(composeSchema, yaml('compose.yaml'));
const services = Object.entries(compose.services);
const service = (name: string) => {
  const found = compose.services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

describe('compose.yaml', () => {
  it('runs three MongoDB members, two app processes, one for jobs, Caddy and a backup', () => {
    expect(service('app').deploy?.replicas).toBe(2);
    expect(service('app').environment?.['RUN']).toBe('web');
    expect(service('jobs').environment?.['RUN']).toBe('jobs');
    for (const name of ['mongo-1', 'mongo-2', 'mongo-3', 'caddy', 'backup'])
      expect(service(name).restart).toBe('unless-stopped');
  });

  it('names only services, networks, volumes, secrets and files that exist', () => {
    for (const [, one] of services) {
      for (const needed of Object.keys(one.depends_on ?? {})) service(needed);
      for (const network of one.networks ?? []) expect(compose.networks).toHaveProperty(network);
      for (const secret of one.secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
      for (const volume of one.volumes ?? []) {
        const [from = ''] = volume.split(':');
        // The script make-secrets.sh writes these files.
        if (from.startsWith('./ops/secrets')) continue;
        const isKnown = from.startsWith('.')
          ? existsSync(join(root, from))
          : from in compose.volumes;
        expect([volume, isKnown]).toEqual([volume, true]);
      }
    }
  });

  it('checks the health of every service that keeps running, or says why its process ends when unhealthy', () => {
    const silent = services.filter(
      ([, one]) => one.restart !== 'no' && one.image !== 'prasan' && !one.healthcheck,
    );
    expect(silent.map(([name]) => name)).toEqual([]);
    const withoutPort = services.filter(
      ([, one]) => one.healthcheck && 'disable' in one.healthcheck,
    );
    for (const [name, { environment, restart }] of withoutPort)
      expect([
        name,
        restart === 'no' ||
          name === 'backup' ||
          ['jobs', 'handle'].includes(environment?.['RUN'] ?? ''),
      ]).toEqual([name, true]);
  });

  it('opens only the ports of Caddy and, on this machine only, of Grafana', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(open.filter(([name]) => name !== 'caddy')).toEqual([['grafana', '127.0.0.1:3300:3000']]);
    expect(compose.networks['data']).toEqual({ internal: true });
    const inside = services.filter(([, one]) => one.image.startsWith('mongo:'));
    expect(inside.map(([, { networks }]) => networks)).toEqual([['data'], ['data'], ['data']]);
  });

  it('runs only commands that the program has, and migrates before any service starts', () => {
    const run = services.flatMap(([, { command = [] }]) =>
      command[0] === 'node' ? [command] : [],
    );
    expect(run.map(([, , name = '']) => name).toSorted()).toEqual(['migrate', 'mongodb-setup']);
    for (const [, , name = ''] of run) expect(commands).toHaveProperty(name);
    for (const name of ['app', 'jobs', 'receive', 'handle', 'backup'])
      expect(service(name).depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
      });
    expect(service('migrate').depends_on).toHaveProperty('replica-set');
  });

  it('gives every process settings the program accepts, with TLS and a password', () => {
    for (const [name, { environment = {} }] of services.filter(([, one]) => one.env_file)) {
      const { mongodbUri } = readConfig({
        PUBLIC_URL: 'https://x',
        LINE_CHANNEL_ID: '1',
        LINE_CHANNEL_SECRET: 'x',
        LINE_LOGIN_CHANNEL_ID: '2',
        LIFF_ID: '2-x',
        ...environment,
      });
      expect([name, mongodbUri]).toEqual([
        name,
        expect.stringMatching(/^mongodb:\/\/prasan:\$\{MONGODB_PASSWORD:\?.*tls=true&tlsCAFile=/),
      ]);
    }
  });

  it('starts the nightly backup at one in the morning in Thailand', () => {
    const script = service('backup').command?.at(-1) ?? '';
    const [, arithmetic = ''] = /sleep (\$\$\(\(.*\)\)) &/.exec(script) ?? [];
    const wait = (at: string): number => {
      const seconds = String(Date.parse(at) / 1_000);
      const text = arithmetic.replaceAll('$$', '$').replace('$(date -u +%s)', seconds);
      return Number(execFileSync('sh', ['-c', `echo ${text}`]));
    };
    expect(wait('2024-12-18T00:59:59+07:00')).toBe(1);
    expect(wait('2024-12-18T01:00:00+07:00')).toBe(86_400);
    expect(wait('2024-12-18T13:00:00+07:00')).toBe(12 * 3_600);
  });

  it('names each variable in .env.example', () => {
    const named = [...read('compose.yaml').matchAll(/\$\{(\w+):/g)].map(([, name]) => name);
    expect(new Set(named).size).toBeGreaterThan(3);
    for (const name of named) expect(read('.env.example')).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});

describe('the Caddyfile', () => {
  const text = read('ops/caddy/Caddyfile');

  it('closes every block, defines a snippet before its use and indents with tabs as Caddy formats', () => {
    let depth = 0;
    for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
      const bare = line.replaceAll(/\{[$\w[\]:]+\}|#.*$/g, '').trim();
      if (bare === '}') depth -= 1;
      const indent = /^\t*/.exec(line)?.[0].length ?? 0;
      expect([line, indent]).toEqual([line, depth]);
      if (bare.endsWith('{')) depth += 1;
    }
    expect(depth).toBe(0);
    expect(text.indexOf('(upstream) {')).toBeLessThan(text.indexOf('import upstream'));
  });

  it('keeps metrics and development routes inside, and sets HSTS and a limit for bodies', () => {
    expect(text).toMatch(/path \/metrics \/dev\/\*\n\trespond @inside 404/);
    expect(text).toContain('Strict-Transport-Security');
    expect(text).toContain('max_size 12MB');
  });
});

describe('the metrics of the app', () => {
  const rulesSchema = z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        rules: z.array(
          z.strictObject({
            alert: z.string(),
            expr: z.string(),
            for: z.optional(z.string().check(z.regex(/^\d+m$/))),
            labels: z.object({ severity: z.enum(['page', 'ticket']) }),
            annotations: z.object({ summary: z.string(), description: z.string() }),
          }),
        ),
      }),
    ),
  });
  const rules = z
    .parse(rulesSchema, yaml('ops/prometheus/alerts.yml'))
    .groups.flatMap((group) => group.rules);
  const dashboardSchema = z.object({
    panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })),
  });
  const dashboard = z.parse(dashboardSchema, JSON.parse(read('ops/grafana/prasan.json')));

  it('include every metric that alerts and dashboard use', async () => {
    const zero = () => Promise.resolve(0);
    const { text } = createMetrics({
      waiting: zero,
      parkedEvents: zero,
      parkedDeliveries: zero,
      quota: async () => null,
    });
    const known = new Set([...(await text()).matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
    const queries = [
      ...rules.map(({ expr }) => expr),
      ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ];
    const used = queries.flatMap((query) => query.match(/\b(?:prasan|process)_\w+/g) ?? []);
    expect(used.length).toBeGreaterThan(8);
    for (const name of used) expect(known).toContain(name.replace(/_(?:count|bucket)$/, ''));
  });

  it('have a runbook row for each alert', () => {
    const runbook = read('docs/operating.md').split('## Runbook')[1] ?? '';
    expect(rules.length).toBeGreaterThan(4);
    for (const { alert } of rules) expect(runbook).toContain(`| ${alert} |`);
  });
});
