import { setUpMongo } from '#models/mongo/set-up.ts';
import { ConfigError, processEnvironment } from '#server/config.ts';
import type { Command } from './command.ts';

const usage =
  'mongodb-setup <host:port,…> with MONGODB_SETUP_URI, MONGODB_ADMIN_PASSWORD and MONGODB_PASSWORD';
const replicaSet = 'prasan';
const database = 'prasan';
/** Passwords are part of addresses, where other characters would have to be encoded. */
const passwordPattern = /^[\w-]{16,}$/;

/** Forms the replica set of compose.yaml and creates its users. It runs before every start. */
export const mongodbSetUp: Command = async (call) => {
  const env = processEnvironment();
  const hosts = (call.arguments[0] ?? '').split(',').filter(Boolean);
  const uri = env['MONGODB_SETUP_URI'];
  if (hosts.length === 0 || !uri) throw new ConfigError(`Usage: ${usage}`);
  const adminPassword = passwordIn(env, 'MONGODB_ADMIN_PASSWORD');
  const appPassword = passwordIn(env, 'MONGODB_PASSWORD');
  await setUpMongo({ uri, hosts, replicaSet, database, adminPassword, appPassword });
  call.print(`the replica set ${replicaSet} and the user of the app are ready`);
};

function passwordIn(env: ReturnType<typeof processEnvironment>, name: string): string {
  const password = env[name] ?? '';
  if (passwordPattern.test(password)) return password;
  throw new ConfigError(
    `ตั้ง ${name} ใน .env เป็นตัวอักษร a-z A-Z 0-9 _ - อย่างน้อย 16 ตัว\nSet ${name} in .env: at least 16 of a-z A-Z 0-9 _ -`,
  );
}
