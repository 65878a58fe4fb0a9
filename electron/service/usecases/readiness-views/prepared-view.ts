import type { TableView } from '../../reports/table-view';

const key = 'readinessViews.prepared';

/** A view as it was read when the place of its file was chosen: reading one takes too long for a transaction. */
class PreparedView {
  constructor(
    readonly handle: string,
    readonly format: 'xlsx' | 'csv',
    readonly view: TableView,
  ) {}
}

/** Keeps a view for the file that it is to become; the one before it is forgotten. */
export function keepView(prepared: Map<string, unknown>, handle: string, format: 'xlsx' | 'csv', view: TableView): void {
  prepared.set(key, new PreparedView(handle, format, view));
}

export function preparedView(prepared: Map<string, unknown>, handle: string): PreparedView | null {
  const kept = prepared.get(key);
  return kept instanceof PreparedView && kept.handle === handle ? kept : null;
}

export function forgetView(prepared: Map<string, unknown>): void {
  prepared.delete(key);
}
