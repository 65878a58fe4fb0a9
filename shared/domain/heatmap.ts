/** What stands in the columns of the heatmap: each unit, the next units below one, each role, or days. */
export const heatmapColumns = ['unit', 'branch', 'role', 'month'] as const;
export type HeatmapColumns = (typeof heatmapColumns)[number];

/** What the cells of the heatmap tell. */
export const heatmapModes = ['state', 'cover', 'level', 'gap', 'lapse', 'age', 'confidence'] as const;
export type HeatmapMode = (typeof heatmapModes)[number];

/** Days within which being ready may end, each a bucket of its own; before them: not ready now, behind them: later or never. */
export const lapseLimits = [30, 60, 90] as const;
/** Ages of a result in days; before them: there is none, behind them: older. */
export const ageLimits = [182, 365, 730, 1095] as const;
/** The bucket of whoever holds nothing where a level is required. */
export const nothingHeldBucket = 10;
