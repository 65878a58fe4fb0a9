/** Records of many users, sorted to whom they belong. */
export function byUser<Row extends { readonly userId: string }>(rows: readonly Row[]): (userId: string) => readonly Row[] {
  const rowsByUserId = new Map<string, Row[]>();
  for (const row of rows) {
    const known = rowsByUserId.get(row.userId);
    if (known === undefined) rowsByUserId.set(row.userId, [row]);
    else known.push(row);
  }
  return (userId) => rowsByUserId.get(userId) ?? [];
}
