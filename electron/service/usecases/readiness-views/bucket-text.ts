import { ageLimits, lapseLimits, nothingHeldBucket, type HeatmapMode } from '../../../../shared/domain/heatmap';
import { words } from './words';

const { buckets } = words;

/** What a bucket of the heatmap stands for, by its mode. Levels are numbered as on their scale. */
export function bucketText(mode: Exclude<HeatmapMode, 'state' | 'cover'>, bucket: number): string {
  switch (mode) {
    case 'level':
      return bucket === 0 ? buckets.noLevel : buckets.level(bucket - 1);
    case 'gap':
      return bucket === 0 ? buckets.noGap : bucket === nothingHeldBucket ? buckets.noLevel : buckets.gap(bucket);
    case 'lapse':
      return bucket === 0 ? buckets.notReady : limited(bucket, lapseLimits, buckets.endsWithin, buckets.endsLater);
    case 'confidence':
      return buckets.confidence[bucket] ?? '';
    case 'age':
      return bucket === 0 ? buckets.noResult : limited(bucket, ageLimits, buckets.ageUpTo, buckets.older);
  }
}

function limited(bucket: number, limits: readonly number[], within: (days: number) => string, beyond: (days: number) => string): string {
  const limit = limits[bucket - 1];
  return limit === undefined ? beyond(limits.at(-1) ?? 0) : within(limit);
}
