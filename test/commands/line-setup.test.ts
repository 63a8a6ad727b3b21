import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { setUpLine } from '#commands/line-setup/line-setup.ts';
import { withSettings } from '#commands/line-setup/settings.ts';
import { temporaryFolder } from './backup/run-command.ts';
import { publicUrl, startInstallation, withLiffApp } from './doctor/installation.ts';

const { running, line, settings } = await startInstallation();
const { simulator } = running;
const operator = `U${'5'.repeat(32)}`;

beforeEach(() => {
  // The menus are created for real in this test.
  line.changes.clear();
  simulator.addPersonas([{ lineUserId: operator, name: 'ผู้ดูแลระบบ', role: '', areaCode: '' }]);
});

interface Call {
  args?: readonly string[];
  env?: Record<string, string | undefined>;
  ask?: (question: string) => Promise<string>;
}

async function setUp({ args = [], env = {}, ask }: Call = {}): Promise<string[]> {
  const lines: string[] = [];
  // Pictures are sent to the simulator directly, because the address in between passes on texts only.
  const all = { ...settings, LINE_DATA_API_ORIGIN: simulator.origin, ...env };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  try {
    await setUpLine({
      arguments: args,
      wallClock: () => new Date(),
      print: (text) => lines.push(text),
      ...(ask && { ask }),
    });
  } finally {
    vi.unstubAllEnvs();
    process.exitCode = 0;
  }
  return lines;
}

it('line-setup prints in a dry run what would change, and changes nothing', async () => {
  simulator.setWebhook('https://old.example.go.th/webhook');
  const lines = await setUp({ args: ['--dry-run'] });
  expect(lines[0]).toBe(
    `webhook: would change https://old.example.go.th/webhook -> ${publicUrl}/webhook`,
  );
  expect(lines.find((text) => text.startsWith('rich menus'))).toMatch(
    /would change 0 to remove -> \d+ to make/,
  );
  expect(lines).toHaveLength(3);
  const again = await setUp({ args: ['--dry-run'] });
  expect(again).toEqual(lines);
});

it('line-setup sets webhook, LIFF app and menus, tests the webhook and tells the operator', async () => {
  simulator.setWebhook('https://old.example.go.th/webhook');
  const lines = await setUp({ args: ['--to', operator] });
  expect(lines[0]).toBe(
    `webhook: ${publicUrl}/webhook (changed from https://old.example.go.th/webhook)`,
  );
  expect(lines).toContainEqual(expect.stringMatching(/^ok +webhook: .* answers LINE$/));
  expect(lines.at(-1)).toContain('test message sent');
  const heard = simulator.accountMessages(operator);
  expect(JSON.stringify(heard)).toContain('เชื่อมต่อกับบัญชีนี้แล้ว');

  const again = await setUp();
  expect(again.slice(0, 3).every((text) => text.endsWith('(was there)'))).toBe(true);
});

it('line-setup finds the LIFF app of this address, saves its id readable for the owner only and makes the menus', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, '.env');
  const lines = await setUp({ args: ['--env', file], env: { LIFF_ID: '' } });
  expect(await readFile(file, 'utf8')).toMatch(/^LIFF_ID=1650000002-\S+\n$/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(lines[2]).toBe('rich menus: left alone: set LIFF_ID first, then run this again');
  expect(lines).toContainEqual(expect.stringMatching(/^rich menus: (\d+ made|as they should be)/));
});

it('line-setup updates a LIFF app that opens another address', async () => {
  line.changes.set(
    'GET /liff/v1/apps',
    withLiffApp({ view: { type: 'full', url: 'https://x.example/app' } }),
  );
  const [, liff] = await setUp({ args: ['--dry-run'] });
  expect(liff).toMatch(
    /^LIFF: would change https:\/\/x\.example\/app .* -> .*\/app \[openid profile\]/,
  );
});

it('line-setup says what to do when the operator is no friend of the account', async () => {
  const lines = await setUp({ args: ['--to', `U${'6'.repeat(32)}`] });
  expect(lines.at(-1)).toMatch(/add the account as a friend/);
});

it('line-setup asks for missing settings until they are valid, and saves them', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, '.env');
  await writeFile(file, 'PORT=3000\nLINE_CHANNEL_ID=\n');
  const answers = ['12', '1650000001', ''];
  const asked: string[] = [];
  const lines = await setUp({
    args: ['--env', file],
    env: { LINE_CHANNEL_ID: '' },
    ask: async (question) => {
      asked.push(question);
      return answers.shift() ?? '';
    },
  });
  expect(asked[0]).toMatch(/^LINE_CHANNEL_ID \(Messaging API channel > Basic settings/);
  expect(lines.join('\n')).toContain(`${publicUrl}/webhook`);
  expect(lines).toContain('ต้องเป็นตัวเลข 10 หลัก / must be 10 digits');
  expect(await readFile(file, 'utf8')).toBe('PORT=3000\nLINE_CHANNEL_ID=1650000001\n');
});

it.each([['--unknown'], ['--to', 'somchai']])(
  'line-setup refuses %s with its usage',
  async (...args) => {
    await expect(setUp({ args })).rejects.toThrow('npm run line:setup');
  },
);

it.each([
  ['', { A: '1' }, 'A=1\n'],
  ['# A=0\nA=\nB=2', { A: '1' }, '# A=0\nA=1\nB=2\n'],
  ['B=2\n', { A: 'x=y' }, 'B=2\nA=x=y\n'],
])('an env file with the text %j gets the values %j', (text, values, expected) => {
  expect(withSettings(text, values)).toBe(expected);
});
