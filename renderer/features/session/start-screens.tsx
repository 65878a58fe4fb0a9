import { useState } from 'react';
import { CreateSite } from './create-site/create-site';
import { FirstScreen } from './first-screen';

/** What there is while no site is selected. */
export function StartScreens({ onChosen }: { readonly onChosen?: () => void }) {
  const [isCreating, setCreating] = useState(false);
  if (isCreating) return <CreateSite onCancel={() => setCreating(false)} />;
  return <FirstScreen onCreate={() => setCreating(true)} {...(onChosen === undefined ? {} : { onChosen })} />;
}
