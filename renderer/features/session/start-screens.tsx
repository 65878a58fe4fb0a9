import { useCallback, useState } from 'react';
import { CreateSite } from './create-site/create-site';
import { FirstScreen } from './first-screen';
import { RestoreScreen } from './restore-screen';

/** What there is while no site is selected. */
export function StartScreens({ onChosen }: { readonly onChosen?: () => void }) {
  const [shown, setShown] = useState<'first' | 'create' | 'restore'>('first');
  const back = useCallback(() => setShown('first'), []);
  const restored = useCallback(() => {
    back();
    onChosen?.();
  }, [back, onChosen]);
  if (shown === 'create') return <CreateSite onCancel={back} />;
  if (shown === 'restore') return <RestoreScreen onCancel={back} onRestored={restored} />;
  return (
    <FirstScreen
      onCreate={() => setShown('create')}
      onRestore={() => setShown('restore')}
      {...(onChosen === undefined ? {} : { onChosen })}
    />
  );
}
