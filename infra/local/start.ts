import * as z from 'zod/mini';
import { listDemoAccounts } from '../../shared/people/contract.ts';
import { startEmbedded } from './embedded.ts';
import { checkPort, portTrouble, readPort } from './port.ts';
import { DEFAULT_FOLDER, seedFirstTime } from './seed-data.ts';
import { runMain } from './trouble.ts';

const DEFAULT_PORT = 8_787;

/** `npm start`: demo data when there is none, then site and API on one port until SIGTERM or Ctrl-C. */
async function start(): Promise<void> {
  const dir = process.env['DATA_DIR'] || DEFAULT_FOLDER;
  const host = process.env['HOST'] || '127.0.0.1';
  const port = readPort(process.env['PORT'], DEFAULT_PORT);
  await checkPort(port, host);
  await seedFirstTime(dir);
  const running = await startEmbedded({ dir, port, host, env: process.env }).catch((error: unknown) => {
    throw portTrouble(error, port, host);
  });
  console.log(
    `\nNuanxin 暖心 is at ${running.address}\n\n${await demoAccounts(running.address)}\nStop with Ctrl-C. Data lies in ${dir}.\n`,
  );
  const end = () => void running.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

async function demoAccounts(address: string): Promise<string> {
  const answer = await fetch(new URL(listDemoAccounts.path, address));
  if (!answer.ok) return '';
  const { items } = z.parse(listDemoAccounts.reply, await answer.json());
  const lines = items.map(({ phone, name, blurb }) => `  ${phone}  ${name.zh} ${name.en}: ${blurb.en}\n`);
  return `Demo accounts, all invented (one tap on the sign-in page; codes lie in the dev inbox):\n${lines.join('')}`;
}

await runMain(start);
