import nock from 'nock';
import { afterAll, afterEach } from 'vitest';

const thisMachine = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** fetch, http and undici pools alike: whatever is not this machine is refused, not dialled. */
nock.disableNetConnect();
nock.enableNetConnect(thisMachine);

afterEach(() => nock.cleanAll());
afterAll(() => nock.abortPendingRequests());
