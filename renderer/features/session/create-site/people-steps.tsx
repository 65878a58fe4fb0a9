import { PersonStep } from './person-step';
import type { PersonFields } from './site-form';

/** The two steps in which two people come into a site together, each at the keyboard in turn. */
export function PeopleSteps(props: {
  /** Whose step is shown; nobody's when it is neither. */
  readonly whose: string | undefined;
  readonly intro: Readonly<Record<'first' | 'second', string>>;
  readonly siteName: string;
  readonly first: PersonFields;
  readonly second: PersonFields;
  readonly onFirst: (fields: PersonFields) => void;
  readonly onSecond: (fields: PersonFields) => void;
  readonly onNext: () => void;
  readonly onPrevious: () => void;
}) {
  const { whose, intro, siteName, first, second, onNext, onPrevious } = props;
  const common = { siteName, onNext, onPrevious };
  return (
    <>
      {whose === 'first' && <PersonStep {...common} key="first" intro={intro.first} fields={first} other={null} onChange={props.onFirst} />}
      {whose === 'second' && (
        <PersonStep {...common} key="second" intro={intro.second} fields={second} other={first} onChange={props.onSecond} />
      )}
    </>
  );
}
