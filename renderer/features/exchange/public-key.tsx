import { useSession } from '../../lib/session';
import { exchangeWords } from '../../lib/words/exchange';
import { noteWords } from '../../lib/words/note';
import { NoteBox } from '../../ui/note-box';
import classes from './packages.module.css';

const words = exchangeWords.key;

/** The key that receivers need, with the fingerprint that two people compare. */
export function PublicKey({ publicKey, fingerprint }: { readonly publicKey: string; readonly fingerprint: string }) {
  const { siteName, user } = useSession();
  const facts = [
    { label: noteWords.site, value: siteName },
    { label: words.fingerprint, value: fingerprint },
  ];
  return (
    <section className={classes.key} aria-labelledby="package-key">
      <h2 id="package-key" className={classes.title}>
        {words.title}
      </h2>
      <p className={classes.hint}>{words.hint}</p>
      <NoteBox
        label={words.label}
        text={publicKey}
        sheet={{ title: words.sheetTitle, facts, hint: words.sheetHint, printedBy: user.printedName }}
      />
      <NoteBox label={words.fingerprint} text={fingerprint} />
    </section>
  );
}
