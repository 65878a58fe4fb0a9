import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { useSecondsUntil } from '../../lib/seconds-until';
import { dataKeyWords as words } from '../../lib/words/data-key';
import { PassphraseField } from '../../ui/passphrase-field';

const wrongData = z.object({ notBefore: z.string().nullable() });

/** One's own passphrase once more, with what was wrong with it at the last try. */
export function OwnPassphraseField(props: {
  readonly value: string;
  readonly missing: string | null;
  /** What the last try failed with. */
  readonly refusal: Error | null;
  readonly onChange: (value: string) => void;
}) {
  const { refusal } = props;
  const isWrong = isWrongPassphrase(refusal);
  const seconds = useSecondsUntil(
    isWrong && refusal instanceof ORPCError ? (wrongData.safeParse(refusal.data).data?.notBefore ?? null) : null,
  );
  const wrong = isWrong ? `${words.wrong}${seconds > 0 ? ` ${words.wait(seconds)}` : ''}` : undefined;
  return <PassphraseField label={words.passphrase} value={props.value} error={props.missing ?? wrong} onChange={props.onChange} />;
}

/** Whether a refusal is told at the passphrase itself. */
export function isWrongPassphrase(error: Error | null): boolean {
  return error instanceof ORPCError && error.code === 'WrongPassphrase';
}
