import type { Person } from '../../../../../functions/people/person-item.ts';
import type { Photo } from '../../../../../functions/photos/photo-item.ts';
import type { Wish } from '../../../../../functions/wishes/wish-item.ts';
import { COMING_PURPOSES } from '../../../../../shared/guardians/purposes.ts';
import { HOUR_MS } from '../../../../../shared/kernel/time.ts';
import { CHECKS } from '../../../../../shared/wishes/wish.ts';
import { title } from '../../wish-body.ts';
import { alikeOnes } from '../wishes.ts';
import { type Moment, mayDo, someone } from './moment.ts';

const ofPhoto = ({ wishId, id }: Photo) => ({ wishId, photoId: id });

/** A guardian says no while the child's wish is about to be shown. */
const shownWithoutConsent: Moment = (known) => {
  const { county, random, now } = known;
  const wish = county.pick<Wish>(
    'wish',
    random,
    ({ minor, state, window }) => minor && ['submitted', 'verifying'].includes(state) && window.to > now + HOUR_MS,
  );
  if (!wish) return undefined;
  const params = { wishId: wish.id };
  const as = someone(known, 'publishWish', params, [wish.postedBy, wish.beneficiaryId, ...(wish.editedBy ?? [])]);
  if (as === undefined) return undefined;
  if (wish.state === 'submitted') return [{ name: 'takeVerification', params, as }];
  if (wish.checks.length < CHECKS.length)
    return [
      {
        name: 'saveVerification',
        params,
        body: { ticked: CHECKS, notSame: alikeOnes(known, wish) },
        as,
      },
    ];
  const publication = {
    name: 'publishWish',
    params,
    body: { title: { zh: title(random) }, story: { zh: '下午闷得慌。' } },
    as,
  };
  const child = { personId: wish.beneficiaryId };
  const purpose = random.pick(['posting', ...COMING_PURPOSES]);
  const asked = county.item<Person>(`PERSON#${wish.beneficiaryId}`, 'PERSON')?.guardian?.personId;
  const worker = someone(known, 'changeConsent', child, [asked ?? '']);
  const no =
    asked !== undefined && (worker === undefined || random.chance(0.5))
      ? { name: 'changeConsent', params: child, body: { purpose, given: false }, as: asked }
      : { name: 'changeConsent', params: child, body: { purpose, given: false, way: 'spoken' }, as: worker ?? as };
  return [no, publication];
};

/** Who took a picture shows it to everybody. */
const ownPhoto: Moment = (known) => {
  const photo = known.county.pick<Photo>(
    'photo',
    known.random,
    (one) =>
      one.state === 'ready' &&
      one.shown === undefined &&
      one.purpose !== 'evidence' &&
      mayDo(known, 'publishPhoto', ofPhoto(one), one.by),
  );
  return photo && [{ name: 'publishPhoto', params: ofPhoto(photo), body: { noFace: true }, as: photo.by }];
};

/** A picture of a child's things, or one for the decision alone, is shown to everybody. */
const privatePhoto: Moment = (known) => {
  const { county, random } = known;
  const isChilds = ({ wishId }: Photo) => county.item<Wish>(`WISH#${wishId}`, 'WISH')?.minor === true;
  const photo = county.pick<Photo>(
    'photo',
    random,
    (one) => one.state === 'ready' && one.shown === undefined && (one.purpose === 'evidence' || isChilds(one)),
  );
  const as = photo && someone(known, 'publishPhoto', ofPhoto(photo), [photo.by]);
  return photo && as !== undefined
    ? [{ name: 'publishPhoto', params: ofPhoto(photo), body: { noFace: true }, as }]
    : undefined;
};

/** One shows a picture to everybody, another takes it away. */
const shownAndGone: Moment = (known) => {
  const photo = known.county.pick<Photo>(
    'photo',
    known.random,
    (one) => one.state === 'ready' && one.shown === undefined && one.purpose !== 'evidence',
  );
  if (!photo) return undefined;
  const params = ofPhoto(photo);
  const shows = someone(known, 'publishPhoto', params, [photo.by]);
  const takes = someone(known, 'removePhoto', params, [photo.by, shows ?? '']);
  if (shows === undefined || takes === undefined) return undefined;
  return [
    { name: 'publishPhoto', params, body: { noFace: true }, as: shows },
    { name: 'removePhoto', params, as: takes },
  ];
};

export const SHOWING_MOMENTS: readonly Moment[] = [shownWithoutConsent, ownPhoto, privatePhoto, shownAndGone];
