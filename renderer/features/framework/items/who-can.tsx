import { Link } from '@tanstack/react-router';
import { useSession } from '../../../lib/session';
import { expertWords as words } from '../../../lib/words/experts';
import classes from '../framework.module.css';

/** From a task or a competency to who can do it today, for who may see that. */
export function WhoCan({ of }: { readonly of: { readonly task: string } | { readonly competency: string } }) {
  const { permissions } = useSession();
  if (!permissions.includes('readiness.read')) return null;
  return (
    <p className={classes.text}>
      <Link to="/people/experts" search={of}>
        {words.link}
      </Link>
    </p>
  );
}
