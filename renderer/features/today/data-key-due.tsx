import { IconKey } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../lib/session';
import { dataKeyWords } from '../../lib/words/data-key';
import { useDataKey } from './queries';
import classes from './today.module.css';

const words = dataKeyWords.today;

/** Tells who may change the data key that it is time to; silent otherwise. */
export function DataKeyDue() {
  const mayChange = useMay('vault.manage');
  const { data } = useDataKey(mayChange);
  if (!mayChange || data === undefined || data.due.length === 0) return null;
  return (
    <section className={classes.reviewDue} data-state="overdue" aria-label={words.title}>
      <IconKey size={20} stroke={1.5} aria-hidden />
      <span className={classes.stepWords}>
        <span>{words.due}</span>
        <Link to="/settings/vault" hash="data-key">
          {words.open}
        </Link>
      </span>
    </section>
  );
}
