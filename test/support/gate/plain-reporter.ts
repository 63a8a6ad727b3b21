import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Reporter, SerializedError, TestCase, TestModule, Vitest } from 'vitest/node';
import { countsLine } from './counts.ts';

/** Prints each failure with its reason, then the counts, so that the last line has them. */
export default class PlainReporter implements Reporter {
  #root = '';

  onInit(vitest: Vitest): void {
    this.#root = vitest.config.root;
  }

  onTestModuleEnd(module: TestModule): void {
    const file = relative(this.#root, module.moduleId);
    const seconds = (module.diagnostic().duration / 1_000).toFixed(1);
    print(`${module.ok() ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  ${file}`);
  }

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state !== 'failed') return;
    print(`\n✗ ${test.fullName}`);
    for (const error of result.errors) print(describeError(error));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const error of unhandled) print(`\n✗ outside any test\n${describeError(error)}`);
    for (const module of modules) {
      for (const error of module.errors()) {
        print(`\n✗ ${relative(this.#root, module.moduleId)}\n${describeError(error)}`);
      }
    }
    print(countsLine(count(modules, unhandled.length)));
  }
}

/** A file that cannot be loaded and an error outside any test count as failures. */
function count(modules: readonly TestModule[], unhandled: number) {
  const counts = { passed: 0, failed: unhandled };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') counts.passed += 1;
      if (state === 'failed') counts.failed += 1;
    }
  }
  return counts;
}

function describeError(error: SerializedError): string {
  const frames = (error.stacks ?? []).slice(0, 4).map((frame) => {
    return `    at ${frame.file}:${frame.line}:${frame.column}`;
  });
  const diff = typeof error['diff'] === 'string' ? error['diff'] : '';
  const parts = [error.message, diff, ...frames].filter((part) => part !== '');
  return stripVTControlCharacters(parts.join('\n'));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
