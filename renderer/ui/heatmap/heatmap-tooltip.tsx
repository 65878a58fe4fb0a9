import { Portal } from '@mantine/core';
import { uiWords } from '../../lib/words/ui';
import { StateMark } from '../mark/state-mark';
import type { CellIndex, HeatmapCell } from './heatmap-cell';
import classes from './heatmap.module.css';

export type Pointed = {
  readonly index: CellIndex;
  readonly row: string;
  readonly column: string;
  readonly cell: HeatmapCell | null;
  /** Pointer in the window, in pixels. */
  readonly x: number;
  readonly y: number;
};

const WIDTH = 280;

export function HeatmapTooltip({ pointed }: { readonly pointed: Pointed }) {
  const isNearRight = pointed.x + WIDTH + 24 > window.innerWidth;
  const isNearBottom = pointed.y + 140 > window.innerHeight;
  return (
    <Portal>
      <div
        className={classes.tooltip}
        aria-hidden
        style={{
          maxWidth: WIDTH,
          left: isNearRight ? undefined : pointed.x + 14,
          right: isNearRight ? window.innerWidth - pointed.x + 14 : undefined,
          top: isNearBottom ? undefined : pointed.y + 14,
          bottom: isNearBottom ? window.innerHeight - pointed.y + 14 : undefined,
        }}
      >
        <strong>{pointed.column}</strong>
        <span>{pointed.row}</span>
        {pointed.cell && <StateMark token={pointed.cell.token} size={18} withLabel />}
        <span>{pointed.cell?.label ?? uiWords.heatmap.none}</span>
      </div>
    </Portal>
  );
}
