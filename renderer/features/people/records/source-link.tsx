import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../lib/formatting';
import { useMay } from '../../../lib/session';
import { personRecordWords as words } from '../../../lib/words/person-records';
import type { Person } from '../queries';

/** Where a fact comes from: the file that brought it, or this site. */
export function SourceLink({ source }: { readonly source: Person['source'] }) {
  const mayOpen = useMay('exchange.read');
  if (source === null) return words.givenHere;
  const title = formatInstant(source.committedAt);
  if (!mayOpen) return <span title={title}>{source.fileName}</span>;
  return (
    <Link to="/exchange/imports/$batchId" params={{ batchId: source.batchId }} title={title}>
      {source.fileName}
    </Link>
  );
}
