/** How an area is filled or outlined, so that a mark can be told apart without colour. */
export type MarkPattern =
  | 'solid'
  | 'solidCut'
  | 'diagonal'
  | 'vertical'
  | 'horizontal'
  | 'cross'
  | 'dots'
  | 'outline'
  | 'outlineDotted'
  | 'outlineDouble'
  | 'outlineDashed'
  | 'none';

/** One sign: colour, letter, pattern and words together, never colour alone. */
export type MarkToken = {
  readonly letter: string;
  readonly label: string;
  readonly pattern: MarkPattern;
  /** Area colour; null lets the surface show through. */
  readonly fill: string | null;
  /** Outline colour; null takes the colour of text. */
  readonly edge: string | null;
  /** Letter colour; null takes the colour of text. */
  readonly ink: string | null;
};
