import type { NoticeKind } from '../../shared/notices/kinds.ts';
import type { Change } from '../platform/table.ts';
import { seriesFromItem } from '../series/series-item.ts';
import type { Told } from './told.ts';

/** Who is told when a series moves: who is asked, who keeps it, whose it is, and who set it up. */
export function toldBySeries({ before, after, at }: Change): readonly Told[] {
  if (after?.type !== 'series') return [];
  const [was, series] = [before ? seriesFromItem(before) : undefined, seriesFromItem(after)];
  const parties = [series.beneficiaryId, series.guardianId, series.posterId].filter((one) => one !== undefined);
  const tell = (people: readonly string[], kind: NoticeKind, params?: Told['params']): readonly Told[] =>
    [...new Set(people)].map((personId) => ({
      personId,
      kind,
      at,
      title: series.title,
      to: `/series/${series.id}`,
      ...(params === undefined ? {} : { params }),
    }));
  if (!was) return tell(parties, 'series_started');
  if (was.state !== series.state)
    return tell([...parties, ...(series.keeperId === undefined ? [] : [series.keeperId])], 'series_ended').filter(
      ({ personId }) => personId !== series.endedBy,
    );
  const asked = series.invited;
  if (asked && (was.invited?.personId !== asked.personId || was.invited.until !== asked.until))
    return tell([asked.personId], 'series_offered', { until: asked.until });
  if (was.keeperId !== series.keeperId) {
    const others = [...parties, series.setBy].filter((one) => one !== series.keeperId && one !== was.keeperId);
    return tell(others, series.keeperId === undefined ? 'series_unkept' : 'series_kept');
  }
  const left = series.skips.length > was.skips.length || series.pauses.length > was.pauses.length;
  return left && series.keeperId !== undefined ? tell([series.keeperId], 'series_left_out') : [];
}
