import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circles, violations } from './support/source/architecture.ts';
import type { SourceFile } from './support/source/architecture.ts';

const root = join(import.meta.dirname, '..');
const notOurs = /(^|\/)(node_modules|dist[^/]*|\.[^/]+)(\/|$)|^(coverage|reports)\//;

function sourceFiles(): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !notOurs.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function rulesBroken(path: string, text: string): string[] {
  return violations({ path, text }).map((line) => line.split(': ')[1] ?? '');
}

describe('the source tree', () => {
  it('follows every import rule', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(violations)).toEqual([]);
  });

  it('has no files that import each other in a circle', () => {
    expect(circles(sourceFiles())).toEqual([]);
  });

  it('has no test that is skipped, focused or still to be written', () => {
    const idle = /\b(it|test|describe)\.(skip|only|todo|skipIf|runIf|fails)\b/;
    const tests = sourceFiles().filter(({ path }) => path.endsWith('.test.ts'));
    // This file contains the forbidden words.
    const others = tests.filter(({ path }) => path !== 'test/architecture.test.ts');
    expect(others.filter(({ text }) => idle.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('the folders', () => {
  it('hold at most 25 files each unless they have subfolders', () => {
    const folders = Map.groupBy(sourceFiles(), ({ path }) => dirname(path));
    const crowded = [...folders].filter(
      ([folder, files]) =>
        files.length > 25 && ![...folders.keys()].some((other) => other.startsWith(`${folder}/`)),
    );
    expect(crowded.map(([folder]) => folder)).toEqual([]);
  });
});

describe('the import rules', () => {
  it('find a circular import, type imports included, from any starting file', () => {
    const files = [
      { path: 'bot/a.ts', text: "import { b } from './messages/b.ts';" },
      { path: 'bot/messages/b.ts', text: "import type { C } from '../c.ts';" },
      { path: 'bot/c.ts', text: "import { b } from './messages/b.ts';" },
    ];
    expect(circles(files)).toEqual(['bot/messages/b.ts → bot/c.ts → bot/messages/b.ts']);
    expect(circles(files.slice(0, 2))).toEqual([]);
  });

  it.each([
    ['domain/duty/duty.ts', "import { connect } from '#models/mongo/connect.ts';"],
    ['models/duties.ts', "import { submit } from '../use-cases/submit.ts';"],
    ['use-cases/submit.ts', "import { card } from '#bot/messages/status.ts';"],
    ['use-cases/submit.ts', "import { router } from '#api/router.ts';"],
    ['bot/dispatch.ts', "import { router } from '#api/router.ts';"],
    ['liff-app/api/duties.ts', "import { card } from '../../bot/messages/status.ts';"],
    ['liff-app/web/app.tsx', "import { connect } from '../../models/connect.ts';"],
    ['jobs/send.ts', "import { dispatch } from '#bot/dispatch.ts';"],
    ['simulator/server.ts', "import { formatDay } from '#domain/thai/date.ts';"],
    ['bot/dispatch.ts', "import { main } from '../main.ts';"],
    ['bot/dispatch.ts', "const main = await import('../main.ts');"],
  ])('refuse an import in %s: %s', (path, text) => {
    expect(rulesBroken(path, text)).toEqual(['arrow']);
  });

  it.each([
    ['domain/duty/duty.ts', "import { readFile } from 'node:fs/promises';"],
    ['domain/duty/duty.ts', "import * as z from 'zod';"],
    ['use-cases/submit.ts', "import mongoose from 'mongoose';"],
    ['jobs/index.ts', "import cron from 'node-cron';"],
    ['liff-app/web/app.tsx', "import { init } from '@line/liff/core';"],
    ['bot/dispatch.ts', "import { validateSignature } from '@line/bot-sdk';"],
    ['use-cases/submit.ts', "import type { messagingApi } from '@line/bot-sdk';"],
    ['bot/dispatch.ts', "import express from 'express';"],
    ['models/mongo/connect.ts', "import { MongoMemoryServer } from 'mongodb-memory-server-core';"],
  ])('refuse a package import in %s: %s', (path, text) => {
    expect(rulesBroken(path, text)).toEqual(['door']);
  });

  it.each([
    ['use-cases/submit.ts', 'const now = new Date();', 'clock'],
    ['bot/dispatch.ts', 'const now = Date.now();', 'clock'],
    ['domain/calendar.ts', 'const now = Temporal.Now.instant();', 'clock'],
    ['models/mongo/connect.ts', "const uri = process.env['MONGODB_URI'];", 'environment'],
    ['use-cases/submit.ts', "import { trusted } from '#models/mongo/collection.ts';", 'query'],
    ['use-cases/submit.ts', 'const filter = { $or: [] };', 'query'],
    ['bot/helpers/text.ts', 'export const a = 1;', 'folder'],
    ['src/text.ts', 'export const a = 1;', 'folder'],
    ['domain/thai/all.ts', "export * from './date.ts';", 'barrel'],
    ['bot/messages/all.ts', "export { a } from './a.ts';\nexport { b } from './b.ts';", 'barrel'],
    ['domain/duty/duty.ts', 'export default function plan() {}', 'default export'],
  ])('refuse this code in %s: %s', (path, text, rule) => {
    expect(rulesBroken(path, text)).toEqual([rule]);
  });

  it.each([
    ['jobs/send.ts', "import { render } from '#bot/messages/digest.ts';"],
    ['liff-app/web/app.tsx', "import { formatDay } from '../../domain/thai/date.ts';"],
    ['bot/dispatch.ts', "import type { webhook } from '@line/bot-sdk';"],
    ['bot/webhook.ts', "import { validateSignature } from '@line/bot-sdk';"],
    ['domain/calendar.ts', 'const start = new Date(day);'],
    ['domain/calendar.ts', '// a comment may say new Date() or process.env'],
    ['use-cases/submit.ts', "import * as z from 'zod/mini';"],
    ['use-cases/submit.ts', "import type { Stores } from '#models/mongo/connect.ts';"],
    ['models/duties.ts', 'const filter = { $or: [] };'],
    [
      'domain/forms/index.ts',
      "export { grading } from './grading.ts';\nexport { b } from './b.ts';",
    ],
    ['main.ts', 'const clock = () => new Date();'],
  ])('allow this code in %s: %s', (path, text) => {
    expect(rulesBroken(path, text)).toEqual([]);
  });
});
