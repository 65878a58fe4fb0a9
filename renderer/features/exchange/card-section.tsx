import { cardText } from '../../../shared/domain/packages/card';
import { useSession } from '../../lib/session';
import { exchangeWords } from '../../lib/words/exchange';
import { noteWords } from '../../lib/words/note';
import { Loaded } from '../../ui/loaded';
import { NoteBox } from '../../ui/note-box';
import { useCard, type Card } from './queries';
import classes from './packages.module.css';

const words = exchangeWords.card;

/** What other sites get of this one in print: its keys, and the fingerprints that two people compare. */
export function CardSection() {
  const query = useCard();
  return (
    <section className={classes.key} aria-labelledby="own-card">
      <h2 id="own-card" className={classes.title}>
        {words.title}
      </h2>
      <p className={classes.hint}>{words.hint}</p>
      <Loaded query={query}>{(card) => <OwnCard card={card} />}</Loaded>
    </section>
  );
}

function OwnCard({ card }: { readonly card: Card }) {
  const { user } = useSession();
  const prints = [
    { label: words.fingerprint, value: card.fingerprint },
    ...(card.recipientFingerprint === null ? [] : [{ label: words.recipientFingerprint, value: card.recipientFingerprint }]),
  ];
  return (
    <>
      <NoteBox
        label={words.label}
        text={cardText(card)}
        sheet={{
          title: words.sheetTitle,
          facts: [{ label: noteWords.site, value: card.name }, ...prints],
          hint: words.sheetHint,
          printedBy: user.printedName,
        }}
      />
      {prints.map(({ label, value }) => (
        <NoteBox key={label} label={label} text={value} />
      ))}
    </>
  );
}
