import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createClock } from '#server/clock.ts';
import { createRunDirectory } from '../support/gate/run-directory.ts';

const directory = createRunDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const start = new Date('2024-12-18T01:00:00Z');
let files = 0;

function setUp(file?: string) {
  const wall = { now: new Date('2026-05-01T00:00:00Z') };
  const wallClock = () => wall.now;
  const pass = (ms: number): void => {
    wall.now = new Date(wall.now.getTime() + ms);
  };
  return { pass, clock: createClock({ wallClock, start, ...(file ? { file } : {}) }), wallClock };
}

function newFile(): string {
  files += 1;
  return join(directory, `${files}`, 'clock.json');
}

const later = (ms: number): Date => new Date(start.getTime() + ms);

describe('a simulated clock', () => {
  it('begins at the given time and continues from there', () => {
    const { clock, pass } = setUp();
    pass(5_000);
    expect([clock.now(), clock.movable]).toEqual([later(5_000), true]);
  });

  it('moves forward only, and refuses an invalid time', () => {
    const { clock, pass } = setUp();
    clock.moveTo(later(60_000));
    clock.moveTo(later(1_000));
    clock.moveTo(new Date(Number.NaN));
    pass(1);
    expect(clock.now()).toEqual(later(60_001));
  });

  it('continues from its time after a restart, and can be reset', () => {
    const file = newFile();
    const first = setUp(file);
    first.clock.moveTo(later(3_600_000));
    const second = setUp(file);
    expect(second.clock.now()).toEqual(later(3_600_000));
    second.clock.restart();
    expect([second.clock.now(), setUp(file).clock.now()]).toEqual([start, start]);
  });

  it('stores its time also when it was not moved', () => {
    const file = newFile();
    const first = setUp(file);
    first.clock.now();
    first.pass(20_000);
    first.clock.now();
    expect(setUp(file).clock.now()).toEqual(later(20_000));
  });

  it.each(['', '{', 'null', '7', '{"now":"never"}', '{"then":"2024-12-20"}', '[]'])(
    'begins at its start when its file holds %j',
    (text) => {
      const file = newFile();
      setUp(file).clock.moveTo(later(1_000));
      writeFileSync(file, text);
      expect(setUp(file).clock.now()).toEqual(start);
    },
  );
});

describe('the production clock', () => {
  it('shows the wall time and cannot be moved', () => {
    const wall = new Date('2026-05-01T00:00:00Z');
    const clock = createClock({ wallClock: () => wall, start: null });
    clock.moveTo(later(999_999_999_999));
    clock.restart();
    expect([clock.now(), clock.movable]).toEqual([wall, false]);
  });
});
