import { beChild } from '../pool-child.ts';

beChild();
await import('./job-worker.ts');
