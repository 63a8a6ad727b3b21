import { beChild } from '#api/pool-child.ts';

/** A child process of the pool that does what the task names, and returns any other task unchanged. */
const held: Buffer[] = [];

function hang(): never {
  for (;;);
}

async function fillHeap(): Promise<void> {
  const all: unknown[] = [];
  for (;;) all.push(Array.from({ length: 1_000 }, (_, at) => ({ at })));
}

/** Allocates memory, and ends at 400 MB if no limit stops it earlier. */
function fillBuffers(): void {
  const timer = setInterval(() => {
    if (held.length === 40) clearInterval(timer);
    else held.push(Buffer.alloc(10_000_000, 1));
  }, 20);
}

const doings: Record<string, () => unknown> = {
  hang,
  wait: () => undefined,
  heap: fillHeap,
  buffers: fillBuffers,
  kill: () => process.kill(process.pid, 'SIGKILL'),
  crash: () => process.kill(process.pid, 'SIGSEGV'),
};

beChild();
process.on('message', (task: string) => {
  const doing = doings[task];
  if (doing) doing();
  else process.send?.(task === 'pid' ? process.pid : task);
});
process.send?.('ready');
