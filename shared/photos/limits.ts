/** The page writes photos anew at this size, so that the whole file is sent again rather than a piece of it. */
export const PHOTO_LIMIT_BYTES = 1_500_000;
export const PHOTO_SIDE_LIMIT_PX = 2_048;
export const PHOTOS_PER_THING_LIMIT_ITEMS = 24;
/** Photos that one command ties to what it says. */
export const PHOTOS_AT_ONCE_LIMIT_ITEMS = 4;
