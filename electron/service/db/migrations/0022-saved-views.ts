import { sql, type Kysely } from 'kysely';
import { json, versioned } from './table-shapes';

const statements: readonly string[] = [
  // How somebody looks at something, under a name of their own; with a role it is offered to everybody who has it.
  ...versioned('saved_view', ['viewId'], {
    viewId: 'TEXT NOT NULL',
    userId: 'TEXT NOT NULL',
    name: "TEXT NOT NULL CHECK (name <> '')",
    path: "TEXT NOT NULL CHECK (path LIKE '/%')",
    search: json('search'),
    role: 'TEXT',
  }),
  'CREATE INDEX saved_view_by_user ON saved_view (userId) WHERE recordedTo IS NULL',
];

/** Views that people keep. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
