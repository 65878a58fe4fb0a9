import type { Role } from '../../../shared/domain/permissions';

/** `search`: JSON of what stands in the address. `role`: to whom it is offered; null: to nobody. */
export type SavedViewRow = { viewId: string; userId: string; name: string; path: string; search: string; role: Role | null };
export type VersionedViewRows = { saved_view: SavedViewRow };
