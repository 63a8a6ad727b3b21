export interface RateLimits {
  admits(endpoint: string): boolean;
}

interface Window {
  seconds: number;
  calls: number;
}

const hour = 3600;
const perEndpoint: Record<string, Window> = {
  broadcast: { seconds: hour, calls: 60 },
  'webhook test': { seconds: hour, calls: 60 },
  'webhook endpoint': { seconds: 60, calls: 1000 },
  'richmenu create': { seconds: hour, calls: 100 },
  'richmenu delete': { seconds: hour, calls: 100 },
  'alias delete': { seconds: hour, calls: 100 },
  'richmenu list': { seconds: 1, calls: 10 },
  multicast: { seconds: 1, calls: 200 },
  loading: { seconds: 1, calls: 100 },
  'short-lived token': { seconds: 1, calls: 370 },
};
const otherwise: Window = { seconds: 1, calls: 2000 };

/** Limits calls to each endpoint in fixed windows of wall time, with the numbers that LINE publishes. */
export function createRateLimits(wall: () => Date): RateLimits {
  const used = new Map<string, { window: number; calls: number }>();
  return {
    admits: (endpoint) => {
      const { seconds, calls } = perEndpoint[endpoint] ?? otherwise;
      const window = Math.floor(wall().getTime() / (seconds * 1000));
      const current = used.get(endpoint);
      const count = current?.window === window ? current.calls + 1 : 1;
      used.set(endpoint, { window, calls: count });
      return count <= calls;
    },
  };
}
