import { IconKey } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { dataKeyWords } from '../../lib/words/data-key';
import { Notice } from './notice';
import { useDataKey } from './queries';

const words = dataKeyWords.today;

/** Tells who may change the data key that it is time to; silent otherwise. */
export function DataKeyDue() {
  const mayChange = useMay('vault.manage');
  const { data } = useDataKey(mayChange);
  if (!mayChange || data === undefined || data.due.length === 0) return null;
  return (
    <Notice
      icon={IconKey}
      label={words.title}
      isPressing
      way={
        <Link to="/settings/vault" hash="data-key">
          {words.open}
        </Link>
      }
    >
      {words.due}
    </Notice>
  );
}
