import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { frameworkWords as words } from '../../lib/words/framework';
import { EmptyState } from '../../ui/empty-state';

/** A catalogue with nothing in it on this day: what belongs here, and for who may write it the way to a draft. */
export function CatalogueEmpty({
  title,
  hint,
  hintReader,
}: {
  readonly title: string;
  readonly hint: string;
  readonly hintReader: string;
}) {
  const mayEdit = useMay('framework.edit');
  const navigate = useNavigate();
  if (!mayEdit) return <EmptyState title={title} hint={hintReader} />;
  return (
    <EmptyState
      title={title}
      hint={hint}
      nextStep={{ label: words.toLibraries, onClick: () => void navigate({ to: '/framework/libraries' }) }}
    />
  );
}
