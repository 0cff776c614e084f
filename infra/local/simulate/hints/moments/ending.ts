import type { Wish } from '../../../../../functions/wishes/wish-item.ts';
import { type Moment, someone } from './moment.ts';

/** One says that it is done, another that it is not, or asks for the code by which it would be said. */
const doneOrNot: Moment = (known) => {
  const { county, random } = known;
  const wish = county.pick<Wish>('wish', random, ({ state }) => state === 'delivered');
  if (!wish) return undefined;
  const params = { wishId: wish.id };
  const worker = someone(known, 'publishWish', params, [wish.beneficiaryId]);
  const other = someone(known, 'disputeWish', params);
  if (worker === undefined || other === undefined) return undefined;
  return [
    { name: 'confirmWish', params, body: { how: 'visit', note: '上门看过' }, as: worker },
    random.chance(0.5)
      ? { name: 'sendConfirmationCode', params, as: worker }
      : { name: 'disputeWish', params, body: { reason: '没有送到' }, as: other },
  ];
};

export const ENDING_MOMENTS: readonly Moment[] = [doneOrNot];
