import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { appWords } from '../lib/words/app';
import { PageHeader } from '../ui/page-header';

const words = appWords.notFound;

/** For an address that leads nowhere. */
export function NotFound() {
  const navigate = useNavigate();
  return (
    <PageHeader
      title={words.title}
      subtitle={words.hint}
      actions={<Button onClick={() => void navigate({ to: '/' })}>{words.step}</Button>}
    />
  );
}
