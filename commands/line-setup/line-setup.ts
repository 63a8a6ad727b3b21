import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createHttp, NoAnswer } from '#bot/line/http.ts';
import { createLineClient } from '#bot/line/line-client.ts';
import { ConfigError, processEnvironment, readConfig } from '#server/config.ts';
import type { Config } from '#server/config.ts';
import type { Command, CommandCall } from '../command.ts';
import { linesOf } from '../doctor/doctor.ts';
import { examineLine } from '../doctor/examine.ts';
import { consoleSteps, missingQuestions, withSettings } from './settings.ts';
import type { Question, Settings } from './settings.ts';
import { steps } from './steps.ts';
import type { Plan } from './plan.ts';
import type { StepContext } from './steps.ts';

const usage = 'npm run line:setup -- [--dry-run] [--to <LINE user id>] [--env <file>]';

interface Options {
  /** True to print the differences without changing anything. */
  isDryRun: boolean;
  /** The person who gets a test message at the end. */
  to: string;
  envFile: string;
}

/**
 * Connects a LINE account: asks for what is missing, sets the webhook address, the LIFF app and the
 * rich menus, makes LINE call the webhook, and sends one message to the operator. A second run
 * changes nothing.
 */
export const setUpLine: Command = async (call) => {
  const options = optionsOf(call.arguments);
  try {
    await setUp(call, options);
  } catch (error) {
    throw error instanceof NoAnswer ? new ConfigError(noLine(error)) : error;
  }
};

/** LINE did not answer: prints the cause and what to check. */
function noLine({ message }: NoAnswer): string {
  return `Cannot reach LINE (${message}). Is this machine online, and is LINE_API_ORIGIN right?`;
}

function optionsOf(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'dry-run': { type: 'boolean', default: false },
        to: { type: 'string', default: '' },
        env: { type: 'string', default: '.env' },
      },
    });
    if (values.to === '' || userIdPattern.test(values.to))
      return { isDryRun: values['dry-run'], to: values.to, envFile: values.env };
  } catch {
    // For an unknown option, the usage text is shown.
  }
  throw new ConfigError(usage);
}

const userIdPattern = /^U[0-9a-f]{32}$/;

async function setUp(call: CommandCall, options: Options): Promise<void> {
  const settings = await askForMissing(call, options);
  const config = readConfig({ LIFF_ID: '-', MONGODB_URI: '-', ...filled(settings) });
  const http = createHttp();
  try {
    const line = createLineClient({ http: http.call, ...config.line, wallClock: call.wallClock });
    const context = { config, http: http.call, line };
    const made = await takeSteps(call, { context, isDryRun: options.isDryRun });
    if (options.isDryRun) return;
    const isNew = config.line.liffId === '-' && made.liffId !== null;
    const whole = isNew ? { ...context, config: withLiffId(config, made.liffId ?? '') } : context;
    if (isNew) {
      await store(options.envFile, { LIFF_ID: made.liffId ?? '' });
      call.print(`LIFF_ID: ${options.envFile}`);
      // The menus open the LIFF app, so they are set up when its id is known.
      await takeSteps(call, { context: whole, isDryRun: false });
    }
    await tryOut(call, { context: whole, to: await operatorOf(call, options) });
  } finally {
    http.close();
  }
}

function withLiffId(config: Config, liffId: string): Config {
  return { ...config, line: { ...config.line, liffId } };
}

function filled(settings: Settings): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value));
}

/** The settings, including what the operator typed, which is also written to the .env file. */
async function askForMissing(call: CommandCall, { envFile }: Options): Promise<Settings> {
  const settings = processEnvironment();
  const { ask } = call;
  const missing = missingQuestions(settings);
  if (!ask || missing.length === 0) return settings;
  const known = settings['PUBLIC_URL'] ?? 'https://<domain>';
  for (const line of consoleSteps(known.replace(/\/$/, ''))) call.print(line);
  const answers: Record<string, string> = {};
  for (const question of missing) answers[question.name] = await answerTo(question, { call, ask });
  await store(envFile, answers);
  call.print(`บันทึกใน ${envFile} แล้ว / saved in ${envFile}`);
  return { ...settings, ...answers };
}

/** Asks again until the answer has the right form. */
async function answerTo(
  question: Question,
  { call, ask }: { call: CommandCall; ask: NonNullable<CommandCall['ask']> },
): Promise<string> {
  for (;;) {
    const label = question.th === question.en ? question.th : `${question.th} / ${question.en}`;
    const value = (await ask(`${question.name} (${label}): `)).trim();
    const problem = question.problem(value);
    if (problem === null) return value;
    call.print(problem);
  }
}

/** Only the owner may read the file, because it contains the secrets of the channels. */
async function store(file: string, values: Readonly<Record<string, string>>): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => '');
  await writeFile(file, withSettings(text, values), { mode: 0o600 });
}

const liffLine = /^LIFF_ID=(.+)$/;

/** Prints each step with its difference. It makes the change unless this is a dry run. */
async function takeSteps(
  { print }: CommandCall,
  { context, isDryRun }: { context: StepContext; isDryRun: boolean },
): Promise<{ liffId: string | null }> {
  let liffId: string | null = null;
  for (const { name, plan } of steps) {
    const planned = await plan(context);
    const told = await carryOut(planned, isDryRun);
    print(`${name}: ${told.line}`);
    liffId = liffLine.exec(told.result)?.[1] ?? liffId;
  }
  return { liffId };
}

async function carryOut(
  planned: Plan,
  isDryRun: boolean,
): Promise<{ line: string; result: string }> {
  if (planned.kind === 'left') return { line: `left alone: ${planned.note}`, result: '' };
  if (planned.kind === 'same') return { line: `${planned.note} (was there)`, result: planned.note };
  const { from, to } = planned;
  if (isDryRun) return { line: `would change ${from} -> ${to}`, result: '' };
  const result = await planned.apply();
  return { line: `${result} (changed from ${from})`, result };
}

/** The operator finds "Your user ID" in the Basic settings of the Messaging API channel. */
async function operatorOf({ ask, print }: CommandCall, { to }: Options): Promise<string> {
  if (to !== '' || !ask) return to;
  const question =
    'ส่งข้อความทดสอบถึง Your user ID (Messaging API channel > Basic settings) เว้นว่างเพื่อข้าม / test message to your user ID, empty to skip: ';
  for (;;) {
    const typed = (await ask(question)).trim();
    if (typed === '' || userIdPattern.test(typed)) return typed;
    print('ต้องขึ้นต้นด้วย U ตามด้วย 0-9 a-f 32 ตัว / U and 32 letters of 0-9 a-f');
  }
}

/**
 * Makes LINE call the webhook, and sends the operator a message. The exit code is 1 when one of them
 * fails.
 */
async function tryOut(
  { print, wallClock }: CommandCall,
  { context, to }: { context: StepContext; to: string },
): Promise<void> {
  const findings = await examineLine({ ...context, wallClock });
  for (const finding of findings) for (const line of linesOf(finding)) print(line);
  if (findings.some(({ state }) => state === 'fail')) process.exitCode = 1;
  if (to === '') return;
  const text = `ศอช. ประสาน เชื่อมต่อกับบัญชีนี้แล้ว\n${context.config.publicUrl}`;
  const body = JSON.stringify({ to, messages: [{ type: 'text', text }] });
  const outcome = await context.line.push({ body, retryKey: randomUUID() });
  if (outcome.kind === 'sent')
    return print('ส่งข้อความทดสอบแล้ว ดูใน LINE ของคุณ / test message sent, look at LINE');
  process.exitCode = 1;
  print(
    `ส่งข้อความทดสอบไม่ได้ (${outcome.reason}) เพิ่มบัญชีนี้เป็นเพื่อนแล้วลองอีกครั้ง / test message not sent: add the account as a friend, then run this again`,
  );
}
