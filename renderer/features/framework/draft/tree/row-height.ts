/** Pixels of a line of the tree; all are alike. */
export const rowHeight = 28;
