import { useNavigate } from '@tanstack/react-router';
import { duplicateWords } from '../../../lib/words/duplicates';
import type { Column } from '../../../ui/data-table/column';
import { DataTable } from '../../../ui/data-table/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { Loaded } from '../../../ui/loaded';
import people from '../people.module.css';
import { useManagerFaults } from '../queries';
import classes from './duplicates.module.css';

const words = duplicateWords.managers;

interface Fault {
  readonly key: string;
  readonly personId: string;
  readonly kind: string;
  readonly name: string;
  readonly manager: string;
}

const columns: readonly Column<Fault>[] = [
  { key: 'name', title: words.columns.name, width: 220, value: ({ name }) => name },
  { key: 'kind', title: words.columns.kind, width: 240, value: ({ kind }) => kind },
  { key: 'manager', title: words.columns.manager, width: 320, value: ({ manager }) => manager },
];

const keyOf = ({ key }: Fault): string => key;

/** Who reports to themselves in the end, and whose manager is not employed any more. */
export function ManagerFaults() {
  const query = useManagerFaults();
  const navigate = useNavigate();
  return (
    <Loaded query={query}>
      {({ cycles, absent }) => {
        if (cycles.length + absent.length === 0) return <p className={people.small}>{words.fine}</p>;
        const rows: readonly Fault[] = [
          ...cycles.flatMap((circle) =>
            circle.map(({ personId, name }, at) => ({
              key: `circle/${personId}`,
              personId,
              kind: circle.length === 1 ? words.self : words.circle,
              name,
              manager: [...circle.slice(at + 1), ...circle.slice(0, at + 1)].map((one) => one.name).join(' → '),
            })),
          ),
          ...absent.map(({ personId, name, managerName }) => ({
            key: `absent/${personId}`,
            personId,
            kind: words.absent,
            name,
            manager: managerName ?? words.unknown,
          })),
        ];
        return (
          <section className={classes.faults} aria-labelledby="managers">
            <h2 id="managers" className={people.sectionTitle}>
              {words.title}
            </h2>
            <p className={people.small}>{words.kinds(cycles.length, absent.length)}</p>
            <DataTable
              name="manager-faults"
              label={words.title}
              columns={columns}
              rows={rows}
              rowKey={keyOf}
              onOpen={({ personId }) => void navigate({ to: '/people/$personId', params: { personId } })}
              empty={<EmptyState title={words.empty} />}
            />
          </section>
        );
      }}
    </Loaded>
  );
}
