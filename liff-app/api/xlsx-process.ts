import { beChild } from './pool-child.ts';

beChild();
await import('./xlsx-worker.ts');
