import { lowerThisThread } from '#use-cases/files/thread-priority.ts';

// Lowered first: loading the library takes most of a second, which would compete with answers.
lowerThisThread();
await import('./xlsx-worker.ts');
