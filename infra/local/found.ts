import { parseArgs } from 'node:util';
import { type Founding, foundedRegion } from '../../functions/orgs/founding.ts';
import type { House } from '../../functions/platform/house.ts';
import { NO_MESSAGES } from '../../functions/platform/messages.ts';
import { openHouse } from '../../functions/platform/open.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { phoneSchema } from '../../shared/kernel/schema.ts';
import { orgName } from '../../shared/orgs/contract.ts';
import { INVITATION_VALID_DAYS } from '../../shared/orgs/invitations.ts';
import { openEmbeddedHouse } from './house.ts';
import { DEFAULT_FOLDER } from './seed-data.ts';
import { runMain, Trouble } from './trouble.ts';

const USAGE =
  'Usage: npm run found -- --region 包头市 [--region-en Baotou] --phone NUMBER, with DATA_DIR for one machine, or TABLE_NAME, KMS_KEY_ID and FILES_BUCKET of a deployed stage';

/**
 * `npm run found`: makes a region in a place without demo data and prints the code with which its first operator takes up the
 * duty. Every other duty is given by invitation, so this is how the first one comes about.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { region: { type: 'string' }, 'region-en': { type: 'string' }, phone: { type: 'string' } },
  });
  const en = values['region-en'];
  const name = orgName.safeParse({ zh: values.region, ...(en === undefined ? {} : { en }) });
  const phone = phoneSchema.safeParse(values.phone);
  if (!name.success || !phone.success) throw new Trouble(USAGE);
  const house = await openPlace();
  try {
    const code = await found(house, { name: name.data, phone: phone.data });
    console.log(
      `${name.data.zh} stands. Sign in with ${phone.data}, open /join and enter ${code}; it is good for ${INVITATION_VALID_DAYS} days and shown only here.`,
    );
  } finally {
    await house.table.close();
  }
}

/** Founds and returns the code. Throws Trouble when the region has an operator. */
export async function found(house: House, founding: Founding): Promise<string> {
  try {
    const { code, writes } = await foundedRegion(house, founding);
    await house.table.transact(writes);
    return code;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'role_exists') throw error;
    throw new Trouble(`${founding.name.zh} has an operator already, who invites others on the page of the region.`);
  }
}

async function openPlace(): Promise<House> {
  const { env } = process;
  if (!env['TABLE_NAME']) return openEmbeddedHouse({ dir: env['DATA_DIR'] || DEFAULT_FOLDER, env: { DEMO: 'off' } });
  return openHouse({ PLACE: 'aws', DEMO: 'off', ...env }, () => NO_MESSAGES);
}

if (import.meta.main) await runMain(main);
