import { AppError } from '../../shared/kernel/errors.ts';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { VERIFIERS } from '../../shared/orgs/roles.ts';
import { hidePhoto, type PhotoView, publishPhoto, removePhoto } from '../../shared/photos/contract.ts';
import type { PhotoPurpose } from '../../shared/photos/photo.ts';
import { type Actor, may, relationsTo, rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { isAssignee } from '../wishes/standing.ts';
import type { Viewer } from '../wishes/view.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { lookedAtKey, type Photo } from './photo-item.ts';

/** An address is passed on as easily as a picture, so it is good for the look that was asked for. */
const ADDRESS_VALID_MS = 10 * MINUTE_MS;

/**
 * Who may take photos for what. Evidence is what a verifier decides on, so it comes from the station and who wrote the wish down; the
 * other two from everybody who has a part in the wish. A child's wish takes them from the same people, of things only.
 */
export function mayTake(
  purpose: PhotoPurpose,
  viewer: Pick<Viewer, 'staff' | 'theirs' | 'actor' | 'standing'>,
): boolean {
  // Who wrote down a wish of their own stands nearest as the one whose it is, and wrote it down all the same.
  const atTheDesk = viewer.staff && !viewer.theirs;
  return purpose !== 'evidence' || atTheDesk || relationsTo(viewer.actor, viewer.standing).includes('poster');
}

/** Whether this viewer sees the photo: their own, public ones, and by how near they stand to the wish. */
export function maySeePhoto(photo: Photo, wish: Wish, viewer: Viewer): boolean {
  if (viewer.actor.kind === 'person' && photo.by === viewer.actor.personId) return true;
  if (photo.state !== 'ready') return false;
  if (photo.shown !== undefined && !wish.minor) return true;
  const childSide = viewer.mine === 'beneficiary' || viewer.mine === 'guardian';
  if (withheld(photo, viewer, wish)) return childSide;
  if (photo.purpose === 'evidence') return viewer.inCharge && !viewer.theirs;
  if (viewer.inCharge) return true;
  // A child's things are seen by the child's side and those in charge; nobody else has to.
  if (wish.minor) return childSide;
  return viewer.mine !== undefined || (viewer.seat !== undefined && isAssignee(viewer.seat));
}

/** A child's photos, other than evidence, are for nobody else once the guardian withdrew that. */
function withheld(photo: Photo, viewer: Viewer, wish: Wish): boolean {
  if (!wish.minor || photo.purpose === 'evidence') return false;
  return viewer.person?.consents?.photo?.given === false;
}

export async function photoViewOf(house: House, photo: Photo, wish: Wish, viewer: Viewer): Promise<PhotoView> {
  const until = house.clock() + ADDRESS_VALID_MS;
  return {
    photoId: photo.id,
    purpose: photo.purpose,
    state: photo.state,
    at: photo.at,
    ...(photo.width === undefined || photo.height === undefined ? {} : { width: photo.width, height: photo.height }),
    ...(photo.state === 'ready' ? { url: await house.files.address(lookedAtKey(photo), until), until } : {}),
    public: photo.shown !== undefined,
    mine: viewer.actor.kind === 'person' && photo.by === viewer.actor.personId,
    can: canOf(photo, wish, viewer),
  };
}

function canOf(photo: Photo, wish: Wish, { actor, standing }: Viewer): string[] {
  const publish = may(actor, publishPhoto.who, standing) && photo.shown === undefined && !refusalOf(photo, wish, actor);
  const hide = may(actor, hidePhoto.who, standing) && photo.shown !== undefined;
  return [
    ...(publish ? [publishPhoto.name] : []),
    ...(hide ? [hidePhoto.name] : []),
    ...(mayRemove(photo, actor, standing.orgPath) ? [removePhoto.name] : []),
  ];
}

/** Why a photo may not be shown to everybody. A child's wish never shows one (DOMAIN 3.4), and evidence is for the decision only. */
function refusalOf(photo: Photo, wish: Wish, actor: Actor): AppError | undefined {
  if (wish.minor || photo.purpose === 'evidence') return new AppError('photo_private');
  if (photo.state !== 'ready') return new AppError('wrong_state');
  return actor.kind === 'person' && photo.by === actor.personId ? new AppError('four_eyes') : undefined;
}

export function mustBeShowable(photo: Photo, wish: Wish, actor: Actor): void {
  const refusal = refusalOf(photo, wish, actor);
  if (refusal) throw refusal;
}

/** Not yet tied to something that was said, and in the hands of who took it. */
export function isLoose({ by, attachedAt }: Photo, actor: Actor): boolean {
  return actor.kind === 'person' && by === actor.personId && attachedAt === undefined;
}

/** Its taker, as long as nothing was said with it; verifiers always. */
export function mayRemove(photo: Photo, actor: Actor, orgPath: readonly string[]): boolean {
  return (
    isLoose(photo, actor) || rolesAt(actor, orgPath).some((grant) => VERIFIERS.some((role) => role === grant.role))
  );
}
