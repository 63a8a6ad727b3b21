import { beChild } from '../pool-child.ts';

beChild();
await import('./paper-worker.ts');
