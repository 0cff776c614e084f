import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { createBreath } from '../../functions/platform/breath.ts';
import type { ChangeLog } from '../../functions/platform/change-log.ts';
import { type Clock, systemClock } from '../../functions/platform/clock.ts';
import { readConfig } from '../../functions/platform/config.ts';
import { type LocalFiles, localFiles } from '../../functions/platform/files-local.ts';
import type { House } from '../../functions/platform/house.ts';
import { idFactory } from '../../functions/platform/id.ts';
import { jsonLog, type Log } from '../../functions/platform/log.ts';
import { openMasterSecret } from '../../functions/platform/master-secret.ts';
import { devMessages } from '../../functions/platform/messages.ts';
import { createSealer, fileKeyWrapper } from '../../functions/platform/seal.ts';
import { secureRandom } from '../../functions/platform/secure-random.ts';
import { openSqliteTable } from '../../functions/platform/table-sqlite.ts';
import { folderStore } from './files.ts';

export const TABLE_FILE = 'nuanxin.sqlite';
const FILES_FOLDER = 'files';
const KEY_FILE = 'key';
const KEY_BYTES = 32;

export type EmbeddedOptions = {
  /** Folder of the table and its key; made when absent. */
  readonly dir: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  /** Numbers in [0, 1): seeded ones make ids repeatable. */
  readonly random?: () => number;
  readonly log?: Log;
  /** See SqliteOptions. */
  readonly durableAtClose?: boolean;
  /** Called after each commit, before its caller hears of it. */
  readonly onCommit?: () => void;
};

export type EmbeddedHouse = House & { readonly changes: ChangeLog; readonly files: LocalFiles };

/** The house on one machine: SQLite, a key file that only its owner can read, texts in the dev inbox. */
export async function openEmbeddedHouse(options: EmbeddedOptions): Promise<EmbeddedHouse> {
  const { dir, env = {}, clock = systemClock, random = secureRandom, onCommit = () => undefined } = options;
  const { durableAtClose = false } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const config = readConfig({ DEMO: 'on', ...env, PLACE: 'embedded' });
  const { changes, ...plain } = openSqliteTable({ file: join(dir, TABLE_FILE), clock, durableAtClose });
  const table: House['table'] = {
    ...plain,
    transact: async (writes, token) => {
      await plain.transact(writes, token);
      onCommit();
    },
  };
  const wrapper = fileKeyWrapper(keyOf(config.keyFile ?? join(dir, KEY_FILE)), randomBytes);
  const newId = idFactory(clock, random);
  const sealer = createSealer(wrapper, await openMasterSecret(table, wrapper, randomBytes), randomBytes);
  return {
    config,
    table,
    changes,
    clock,
    newId,
    random,
    secretBytes: (count) => randomBytes(count),
    sleep: (ms) => pause(ms),
    breathe: createBreath(
      () => performance.eventLoopUtilization().active,
      (ms) => pause(ms),
    ),
    sealer,
    files: localFiles(folderStore(join(dir, FILES_FOLDER)), sealer.derive('files'), clock),
    messages: devMessages(table, clock, () => newId('notice')),
    log: options.log ?? jsonLog((line) => void process.stdout.write(`${line}\n`), clock),
  };
}

/** 32 bytes in base64, made at the first start. Losing the file loses every sealed field. */
function keyOf(file: string): Uint8Array {
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`the key file ${file} does not hold ${KEY_BYTES} bytes in base64`);
  return key;
}
