/** Every limit of the product that more than one place must know. The unit stands in the name. */
export const BODY_LIMIT_BYTES = 32 * 1024;
/** No answer is longer: a phone on a bad network must still get it, and Lambda gives up at 6 MB. */
export const REPLY_LIMIT_BYTES = 256 * 1024;
export const HEADER_LIMIT_BYTES = 8 * 1024;
export const LIST_DEFAULT_ITEMS = 30;
export const LIST_LIMIT_ITEMS = 100;
export const NAME_LIMIT_CHARS = 40;
export const TITLE_LIMIT_CHARS = 40;
export const STORY_LIMIT_CHARS = 600;
export const NOTE_LIMIT_CHARS = 300;
export const STEPS_LIMIT_ITEMS = 60;
/** What is needed, part by part. */
export const NEED_LIMIT_CHARS = 40;
/** Pieces of a wish's texts that a verifier vouches for. */
export const VOUCHED_LIMIT_ITEMS = 20;
export const COMPONENTS_LIMIT_ITEMS = 5;
/** People that one component may ask for. */
export const PEOPLE_LIMIT_COUNT = 12;
export const GOODS_LIMIT_UNITS = 999;
export const WAITLIST_LIMIT_ITEMS = 20;
export const ROLES_PER_PERSON_LIMIT_ITEMS = 20;
/** How fresh a proof of who one is must be for what cannot be undone or gives power over others. */
export const STEP_UP_ACT_MINUTES = 10;
/** The same for lists of real names: once a working day. A session lives for weeks, a lost phone must not. */
export const STEP_UP_NAMES_MINUTES = 8 * 60;
/** Stations in one banner or county, rooms in one station: a wall or a board never has to look at more. */
export const ORG_CHILDREN_LIMIT_ITEMS = 200;
/** Open wishes that one wall view weighs; the nearest banner or county has about a tenth of it. */
export const WALL_LIMIT_ITEMS = 1_000;
export const AGENDA_LIMIT_ITEMS = 60;
