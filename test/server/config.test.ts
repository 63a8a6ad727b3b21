import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '#server/config.ts';

const required = {
  PUBLIC_URL: 'https://prasan.example/',
  MONGODB_URI: 'mongodb://localhost/prasan',
  LINE_CHANNEL_ID: '1',
  LINE_CHANNEL_SECRET: 'secret',
  LINE_LOGIN_CHANNEL_ID: '2',
  LIFF_ID: '2-abc',
};

function refusal(env: Record<string, string | undefined>): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    return error instanceof ConfigError ? error.message : `another error: ${String(error)}`;
  }
}

describe('the settings of a process', () => {
  it('name all missing variables together, and how to try without them', () => {
    const message = refusal({ PORT: '80' });
    for (const name of Object.keys(required)) expect(message).toContain(`${name}: is missing`);
    expect(message).toContain('npm run demo');
    expect(message).not.toContain('PORT');
  });

  it('treat an empty variable as missing', () => {
    expect(refusal({ ...required, LIFF_ID: '' })).toContain('LIFF_ID: is missing');
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'prasan.example'],
    ['PUBLIC_URL', 'ftp://prasan.example'],
    ['LINE_API_ORIGIN', 'javascript:alert(1)'],
    ['RUN', 'web,worker'],
    ['RUN', 'none'],
    ['SESSION_TTL_HOURS', '0'],
    ['SESSION_TTL_HOURS', 'long'],
    ['LOG_LEVEL', 'loud'],
    ['CLOCK_START', 'tomorrow'],
    ['CLOCK_START', '2024-12-18T08:00:00'],
  ])('refuse %s=%s by name, and not as missing', (name, value) => {
    const message = refusal({ ...required, [name]: value });
    expect(message).toContain(`  ${name}: `);
    expect(message).not.toContain('missing');
  });

  it('refuse a simulated clock in production and accept it elsewhere', () => {
    const set = { ...required, CLOCK_START: '2024-12-18T08:00:00+07:00' };
    expect(refusal({ ...set, NODE_ENV: 'production' })).toContain('CLOCK_START');
    expect(readConfig(set).clockStart).toEqual(new Date('2024-12-18T01:00:00Z'));
    expect(readConfig({ ...required, NODE_ENV: 'production' }).clockStart).toBeNull();
  });

  it('have defaults for optional variables, and lose a slash at the end of an origin', () => {
    expect(readConfig(required)).toMatchObject({
      production: false,
      port: 3000,
      publicUrl: 'https://prasan.example',
      line: {
        apiOrigin: 'https://api.line.me',
        dataApiOrigin: 'https://api-data.line.me',
        accessToken: null,
      },
      run: { web: true, receive: true, handle: true, watch: false, jobs: true },
      sessionTtlHours: 12,
      frameAncestors: [],
      simulatorOrigin: null,
    });
  });

  it.each([
    ['web', 'web receive handle'],
    ['jobs', 'jobs'],
    ['jobs,web', 'web receive handle jobs'],
    ['receive', 'receive'],
    ['handle', 'handle watch'],
    ['handle,jobs', 'handle watch jobs'],
    ['receive,handle', 'receive handle watch'],
    ['web,handle', 'web receive handle watch'],
  ])('run the parts that %s names', (RUN, parts) => {
    const { run } = readConfig({ ...required, RUN });
    const running = Object.entries(run).flatMap(([part, isOn]) => (isOn ? [part] : []));
    expect(running.join(' ')).toBe(parts);
  });

  it.each(['all', 'web jobs', 'web,', 'receives', ','])('refuse to run %s', (RUN) => {
    expect(refusal({ ...required, RUN })).toContain('RUN');
  });

  it('do not print a secret when they refuse', () => {
    const message = refusal({
      ...required,
      LINE_CHANNEL_SECRET: 'very-secret',
      PORT: 'very-secret',
    });
    expect(message).not.toContain('very-secret');
  });
});
