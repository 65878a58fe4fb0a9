import { tell } from '../../lib/tell';
import { organisationWords } from '../../lib/words/organisation';
import { SignedForm } from '../../ui/signed-act';
import { effectText } from './exception-table';
import { useEndOverride, type Exception } from './queries';
import { useWhen, WhenFields } from './when-fields';

const words = organisationWords.requirements;

/** Signs the end of an exception. */
export function EndForm({ exception, onDone }: { readonly exception: Exception; readonly onDone: () => void }) {
  const end = useEndOverride();
  const form = useWhen();
  const { overrideId, competencyCode, competencyTitle, subjectName, validFrom, validTo } = exception;
  return (
    <SignedForm
      title={words.endOf(competencyCode)}
      content={words.form.endContent(
        words.form.content(effectText(exception), subjectName, `${competencyCode} ${competencyTitle}`, words.days(validFrom, validTo)),
        form.when.from,
      )}
      meaning={words.form.endMeaning}
      action={words.form.endAction}
      failed={words.form.failed}
      error={end.error}
      isPending={end.isPending}
      isComplete={form.check.isComplete}
      onCancel={onDone}
      onSign={(signature) =>
        end.mutate(
          { overrideId, ...form.when, signature },
          {
            onSuccess: () => {
              tell(words.ended);
              onDone();
            },
          },
        )
      }
    >
      <WhenFields {...form} fromLabel={words.form.endFrom} />
    </SignedForm>
  );
}
