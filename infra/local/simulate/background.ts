import { asAppError } from '../../../functions/api/problem.ts';
import { CONSUMERS } from '../../../functions/jobs/consumers.ts';
import { runSchedules } from '../../../functions/jobs/run-schedules.ts';
import { SCHEDULES } from '../../../functions/jobs/schedules.ts';
import { deliver, park } from '../../../functions/platform/changes.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { RhythmMinutes } from '../../../shared/kernel/rhythms.ts';
import { jpeg } from '../../../shared/photos/testing.ts';
import type { Random } from '../seed/random.ts';
import type { County, Upload } from './county.ts';
import { must } from './must.ts';
import type { Process } from './process.ts';
import type { Fresh } from './stream.ts';
import type { Town } from './town.ts';

const AGAIN_CHANCE = 0.05;
const PARK_CHANCE = 0.3;
const SPOILT_CHANCE = 0.2;

/** What goes on in a town without anybody's call: the stream, the clocks, and the files that phones send. */
export class Background {
  deliveries = 0;
  clocks = 0;
  private readonly town: Town;
  private readonly county: County;

  constructor(town: Town, county: County) {
    this.town = town;
    this.county = county;
  }

  /** The phone sends the file with the form that it was given: a picture, or something else. */
  async upload({ photoId, fields }: Upload, random: Random): Promise<void> {
    const bytes = random.chance(SPOILT_CHANCE) ? new Uint8Array(200) : jpeg();
    if ((await this.town.world.house.files.accept(fields, bytes)) === 204) this.county.sent.add(photoId);
  }

  async delivery(random: Random): Promise<void> {
    const taking = this.town.stream.take(random, AGAIN_CHANCE);
    if (!taking) return;
    const { change } = taking;
    const { process, house } = this.town.process(random.below(2));
    this.deliveries += 1;
    const taken = deliver(house, CONSUMERS, change).then(
      () => true,
      (error: unknown) => {
        must(
          asAppError(error).code !== 'internal',
          'no event ends in a bug',
          () => `${change.key.pk} ${error instanceof Error ? error.stack : ''}`,
        );
        return false;
      },
    );
    const outcome = await process.unlessCrashed(taken);
    if (outcome === true) this.town.stream.done(taking);
    if (outcome === false && random.chance(PARK_CHANCE)) await this.parked(process, house, taking);
  }

  /** What the stream gives up on becomes a dead letter, which the operator replays some time later. */
  private async parked(process: Process, house: House, taking: Fresh): Promise<void> {
    const parked = park(house, CONSUMERS, taking.change).then(
      () => true,
      () => false,
    );
    if ((await process.unlessCrashed(parked)) === true) this.town.stream.done(taking);
  }

  async clock(random: Random, everyMinutes: RhythmMinutes): Promise<void> {
    const { process, house } = this.town.process(random.below(2));
    this.clocks += 1;
    const round = runSchedules(house, SCHEDULES, everyMinutes).catch((error: unknown) => {
      must(asAppError(error).code !== 'internal', 'no clock ends in a bug', () =>
        error instanceof Error ? (error.stack ?? '') : '',
      );
    });
    await process.unlessCrashed(round);
  }
}
