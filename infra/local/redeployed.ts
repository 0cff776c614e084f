import { DescribeTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { dynamoClient } from '../../functions/platform/table-dynamodb.ts';
import { httpCaller } from '../../functions/testing/http.ts';
import { readHealth } from '../../shared/kernel/operations.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { readMe, signInAsDemo } from '../../shared/people/contract.ts';
import { listWishes, readWish } from '../../shared/wishes/contract.ts';
import { Trouble } from './trouble.ts';

/**
 * Looks at a running place as somebody who is signed in, and returns a second look for after a deploy. That one throws
 * Trouble when the session, the wish or the notices are not what they were, or when another build answers.
 */
export async function watchOver(base: string): Promise<(base: string, build: string) => Promise<void>> {
  const caller = httpCaller(base);
  const { reply: me } = await caller.call(signInAsDemo, { body: { slug: 'chen-li' } });
  const { reply: wall } = await caller.call(listWishes, { query: { limit: 1 } });
  const wishId = wall.items[0]?.id ?? '';
  const seen = async () => ({
    who: (await caller.call(readMe)).reply.personId,
    wish: (await caller.call(readWish, { params: { wishId } })).reply.title,
    notices: (await caller.call(listNotices, { query: { limit: 100 } })).reply.items.map(({ id }) => id),
  });
  const before = await seen();
  if (wishId === '' || before.who !== me.personId)
    throw new Trouble(`Nobody can sign in at ${base}, or its wall is empty.`);
  return async (after, build) => {
    if (after !== base) throw new Trouble(`The API moved from ${base} to ${after}: a deploy must not do that.`);
    const { version } = (await caller.call(readHealth)).reply;
    if (!version.endsWith(`+${build}`)) throw new Trouble(`Build ${build} was deployed, and ${version} answers.`);
    const now = await seen();
    const lost = [
      ...(now.who === before.who ? [] : ['the session']),
      ...(JSON.stringify(now.wish) === JSON.stringify(before.wish) ? [] : ['a wish']),
      // More may have come meanwhile; none may be gone.
      ...(before.notices.slice(0, 20).every((id) => now.notices.includes(id)) ? [] : ['a notice']),
    ];
    if (lost.length > 0) throw new Trouble(`Not there any more after the deploy: ${lost.join(', ')}.`);
  };
}

/** Whether a table stands. */
export async function hasTable(name: string): Promise<boolean> {
  const client = dynamoClient();
  try {
    await client.send(new DescribeTableCommand({ TableName: name }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  } finally {
    client.destroy();
  }
}
