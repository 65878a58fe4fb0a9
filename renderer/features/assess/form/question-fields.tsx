import { ActionIcon, Button, Checkbox, Textarea, Tooltip } from '@mantine/core';
import { IconCheck, IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { assessWords } from '../../../lib/words/assess';
import type { NotedQuestion } from './assessment-text';
import classes from '../assess.module.css';
import own from './form.module.css';

const words = assessWords.form;
const results = [
  { value: 'met', label: words.answeredWell, icon: IconCheck, tone: 'met' },
  { value: 'notMet', label: words.answeredBadly, icon: IconX, tone: 'unmet' },
] as const;
const kinds = ['oral', 'scenario', 'abnormal'] as const;

/** What was asked beside the work, each with the answer word for word. A question on an abnormal condition always decides. */
export function QuestionFields({
  questions,
  conditions,
  onQuestions,
}: {
  readonly questions: readonly NotedQuestion[];
  /** Abnormal conditions to be asked about. */
  readonly conditions: readonly string[];
  readonly onQuestions: (next: (old: readonly NotedQuestion[]) => NotedQuestion[]) => void;
}) {
  const add = (kind: NotedQuestion['kind'], question = '') =>
    onQuestions((old) => [...old, { key: crypto.randomUUID(), kind, question, answer: '', isCritical: kind === 'abnormal', result: null }]);
  const asked = new Set(questions.map(({ question }) => question));
  return (
    <section className={classes.section} aria-labelledby="questions">
      <h2 id="questions" className={classes.smallTitle}>
        {words.questions}
      </h2>
      <p className={classes.note}>{words.questionsHint}</p>
      {questions.length > 0 && (
        <ol className={own.steps}>
          {questions.map((one, index) => (
            <Question
              key={one.key}
              number={index + 1}
              question={one}
              onChange={(part) => onQuestions((old) => old.map((other) => (other.key === one.key ? { ...other, ...part } : other)))}
              onRemove={() => onQuestions((old) => old.filter(({ key }) => key !== one.key))}
            />
          ))}
        </ol>
      )}
      <div className={own.choiceRow}>
        {kinds.map((kind) => (
          <Button key={kind} variant="default" size="compact-md" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add(kind)}>
            {words.addQuestion[kind]}
          </Button>
        ))}
        {conditions
          .map((condition) => ({ condition, question: words.abnormalQuestion(condition) }))
          .filter(({ question }) => !asked.has(question))
          .map(({ condition, question }) => (
            <Button
              key={condition}
              variant="default"
              size="compact-md"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => add('abnormal', question)}
            >
              {words.askAbout(condition)}
            </Button>
          ))}
      </div>
    </section>
  );
}

function Question({
  number,
  question,
  onChange,
  onRemove,
}: {
  readonly number: number;
  readonly question: NotedQuestion;
  readonly onChange: (part: Partial<NotedQuestion>) => void;
  readonly onRemove: () => void;
}) {
  const { kind, isCritical, result } = question;
  return (
    <li className={own.question} data-question={number}>
      <div className={own.questionHead}>
        <strong>{words.questionOf(number, words.questionKinds[kind])}</strong>
        <Checkbox
          label={words.criticalQuestion}
          aria-label={words.criticalQuestionOf(number)}
          checked={isCritical || kind === 'abnormal'}
          disabled={kind === 'abnormal'}
          onChange={(event) => onChange({ isCritical: event.currentTarget.checked })}
        />
        <Tooltip label={words.removeQuestion(number)}>
          <ActionIcon aria-label={words.removeQuestion(number)} onClick={onRemove}>
            <IconTrash size={16} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      </div>
      <Textarea
        label={words.question}
        aria-label={words.questionText(number)}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={4000}
        autoFocus={question.question === ''}
        value={question.question}
        onChange={(event) => onChange({ question: event.currentTarget.value })}
      />
      <Textarea
        label={words.answer}
        aria-label={words.answerOf(number)}
        autosize
        minRows={1}
        maxRows={10}
        maxLength={4000}
        autoFocus={question.question !== '' && question.answer === ''}
        value={question.answer}
        onChange={(event) => onChange({ answer: event.currentTarget.value })}
      />
      <div role="radiogroup" aria-label={words.resultOfQuestion(number)} className={own.choiceRow}>
        {results.map(({ value, label, icon: Icon, tone }, index) => (
          <button
            key={value}
            type="button"
            role="radio"
            aria-checked={result === value}
            tabIndex={result === value || (result === null && index === 0) ? 0 : -1}
            data-tone={tone}
            data-result={value}
            className={own.resultChoice}
            onClick={() => onChange({ result: value })}
            onKeyDown={(event) => {
              const next = { '1': 'met', '2': 'notMet', ArrowRight: 'notMet', ArrowLeft: 'met' }[event.key];
              if (next !== 'met' && next !== 'notMet') return;
              event.preventDefault();
              onChange({ result: next });
              event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-result="${next}"]`)?.focus();
            }}
          >
            <Icon size={16} stroke={2} aria-hidden /> {label}
          </button>
        ))}
      </div>
    </li>
  );
}
