import type { MarkPattern, MarkToken } from '../../lib/mark-token';
import { patternShapes } from './pattern-shapes';
import classes from './mark.module.css';

/** A chip that shows a sign by colour, letter and pattern; 16 to 24 pixels. Its words go beside it or into its name. */
export function StateMark({
  token,
  size = 20,
  withLabel = false,
}: {
  readonly token: MarkToken;
  readonly size?: number;
  readonly withLabel?: boolean;
}) {
  const chip = <MarkChip token={token} size={size} name={withLabel ? null : token.label} />;
  if (!withLabel) return chip;
  return (
    <span className={classes.labelled}>
      {chip}
      <span className={classes.label}>{token.label}</span>
    </span>
  );
}

function MarkChip({ token, size, name }: { readonly token: MarkToken; readonly size: number; readonly name: string | null }) {
  const ink = token.ink ?? 'currentColor';
  const { lines, dots } = patternShapes(token.pattern, 18, 18, 4.5);
  const naming = name === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <svg className={classes.chip} width={size} height={size} viewBox="0 0 20 20" focusable="false" {...naming}>
      {name !== null && <title>{name}</title>}
      {token.fill !== null && <rect x="1" y="1" width="18" height="18" rx="3" fill={token.fill} />}
      <svg x="1" y="1" width="18" height="18" overflow="hidden">
        {lines.map(([x1, y1, x2, y2]) => (
          <line key={`${x1} ${y1} ${y2}`} x1={x1} y1={y1} x2={x2} y2={y2} stroke={ink} strokeOpacity="0.6" strokeWidth="1" />
        ))}
        {dots.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="1" fill={ink} fillOpacity="0.7" />
        ))}
        {token.pattern === 'solidCut' && <path d="M18 18h-8l8-8z" fill={ink} fillOpacity="0.75" />}
      </svg>
      <MarkEdge token={token} />
      <text
        x={token.pattern === 'solidCut' ? 8.5 : 10}
        y={letterBaseline[token.pattern] ?? 14.2}
        fontSize={letterSize[token.pattern] ?? 12}
        fontWeight="700"
        textAnchor="middle"
        fill={ink}
        stroke={token.fill ?? 'none'}
        strokeWidth={lines.length + dots.length > 0 ? 3 : 0}
        strokeLinejoin="round"
        paintOrder="stroke"
      >
        {token.letter}
      </text>
    </svg>
  );
}

// smaller where a corner is cut or a second line runs inside
const letterSize: Partial<Record<MarkPattern, number>> = { solidCut: 11, outlineDouble: 9, outlineDashed: 10, outlineDotted: 11 };
const letterBaseline: Partial<Record<MarkPattern, number>> = {
  solidCut: 12.5,
  outlineDouble: 13.2,
  outlineDashed: 13.6,
  outlineDotted: 13.9,
};

function MarkEdge({ token }: { readonly token: MarkToken }) {
  if (token.pattern === 'none') return null;
  const isOutline = token.pattern.startsWith('outline');
  const dashes = token.pattern === 'outlineDotted' ? '0.1 3.2' : token.pattern === 'outlineDashed' ? '4 2.5' : undefined;
  const colour = token.edge ?? 'currentColor';
  // a line on a filled area leaves a rim outside, or it would be lost on a dark surface
  const inset = token.fill === null ? 1.5 : 2.4;
  return (
    <>
      {/* a dark sign keeps its edge on a dark surface, a light one on a light surface */}
      {token.fill !== null && !isOutline && (
        <rect x="0.5" y="0.5" width="19" height="19" rx="3.5" fill="none" stroke="currentColor" strokeOpacity="0.45" />
      )}
      {isOutline && (
        <rect
          x={inset}
          y={inset}
          width={20 - 2 * inset}
          height={20 - 2 * inset}
          rx="2.5"
          fill="none"
          stroke={colour}
          strokeWidth={token.pattern === 'outlineDotted' ? 2.2 : 1.4}
          strokeDasharray={dashes}
          strokeLinecap={token.pattern === 'outlineDotted' ? 'round' : 'butt'}
        />
      )}
      {token.pattern === 'outlineDouble' && (
        <rect x="4.5" y="4.5" width="11" height="11" rx="1" fill="none" stroke={colour} strokeWidth="0.8" />
      )}
    </>
  );
}
