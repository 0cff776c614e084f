import { dropped, flipped, loose, type Mutant, unruled, VERSION_HELD } from './kinds.ts';

/** Gifts, their movements and their donors' promises. */
export const GOODS_MUTANTS: readonly Mutant[] = [
  loose('goods/claims.ts', 'a gift is written over whatever is there', VERSION_HELD),
  flipped(
    'goods/counter.ts',
    'what did not come is added to what is there',
    'have: quantity - claim.quantity,\n      promised: -claim.quantity,',
    'have: claim.quantity - quantity,\n      promised: -claim.quantity,',
  ),
  flipped(
    'goods/counter.ts',
    'a receipt that is turned back takes a promise away',
    'back.write, promisesWrite(claim.donorId, 1)]',
    'back.write, promisesWrite(claim.donorId, -1)]',
  ),
  dropped('goods/counter.ts', 'a receipt moves nothing', '      taken.write,\n'),
  dropped('goods/counter.ts', 'a kept promise stays open', '      promisesWrite(claim.donorId, -1),\n'),
  dropped(
    'goods/carry.ts',
    'what is carried moves nothing',
    'writes: [claimWrite(before, moved.claim), moved.write]',
    'writes: [claimWrite(before, moved.claim)]',
  ),
  dropped(
    'goods/let-go.ts',
    'a promise that is given up stays open',
    '...(promised ? [promisesWrite(claim.donorId, -1)] : [])',
    '...(promised ? [promisesWrite(claim.donorId, -1)].slice(1) : [])',
  ),
  dropped(
    'goods/follow.ts',
    'promises wait for a wish that is over',
    "  if (claim.state === 'promised')\n    return",
    "  if (claim.state === 'promised' && claim.quantity < 0)\n    return",
  ),
  unruled(
    'goods/promise.ts',
    'more is promised than is lacking',
    "  if (body.quantity > left) throw new AppError('goods_taken', { left });\n",
  ),
  unruled(
    'goods/counter.ts',
    'one may take in one’s own gift',
    "  if (mover.personId === claim.donorId) throw new AppError('four_eyes');\n",
  ),
  dropped(
    'goods/naming.ts',
    'an organisation stays on the public list when it takes its name back',
    ', ...listedWrites(after)]',
    ']',
  ),
];
