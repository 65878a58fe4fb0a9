import { Link } from '@tanstack/react-router';
import { useMay } from '../lib/session';
import { catalogueWords } from '../lib/words/catalogue';

const words = catalogueWords.origin;

/** The revision that something comes from, on the way to it; in a table by its number alone. */
export function RevisionLink({
  revision,
  isShort = false,
}: {
  readonly isShort?: boolean;
  readonly revision: { readonly revisionId: string; readonly number: number; readonly title: string } | null;
}) {
  const mayRead = useMay('framework.read');
  if (revision === null) return words.noRevision;
  const { revisionId, number, title } = revision;
  const name = words.fromRevision(number, title);
  const text = isShort ? words.fromNumber(number) : name;
  return mayRead ? (
    <Link to="/framework/revisions/$revisionId" params={{ revisionId }} title={name} aria-label={name}>
      {text}
    </Link>
  ) : (
    text
  );
}
