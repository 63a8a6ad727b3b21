import nock from 'nock';
import { afterAll, afterEach } from 'vitest';

const thisMachine = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Refuses connections to other machines from fetch, http and undici pools. */
nock.disableNetConnect();
nock.enableNetConnect(thisMachine);

afterEach(() => nock.cleanAll());
afterAll(() => nock.abortPendingRequests());
