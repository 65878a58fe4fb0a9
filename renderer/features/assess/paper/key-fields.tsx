import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { methodsByKind } from '../../../../shared/domain/assessment';
import type { FieldCheck } from '../../../lib/field-check';
import { assessWords } from '../../../lib/words/assess';
import { paperWords as words } from '../../../lib/words/paper';
import { emptyQuestion, emptyRating, emptyStep, type faultsOf, type KeyedText } from './keyed-text';
import type { FoundForm } from './queries';
import classes from '../assess.module.css';
import own from './paper.module.css';

interface Fields {
  readonly found: FoundForm;
  readonly text: KeyedText;
  readonly check: FieldCheck<keyof ReturnType<typeof faultsOf>>;
  readonly onText: (part: Partial<KeyedText>) => void;
}

const choices = (labels: Readonly<Record<string, string>>) => [
  { value: '', label: words.empty },
  ...Object.entries(labels).map(([value, label]) => ({ value, label })),
];

/** Everything that stands on the paper, in its order. */
export function KeyFields(fields: Fields) {
  const { kind } = fields.found.form;
  return (
    <>
      <EventFields {...fields} />
      {kind === 'practical' && <StepFields {...fields} />}
      {kind === 'observation' && <RatingFields {...fields} />}
      {kind === 'knowledge' && <KnowledgeFields {...fields} />}
      <QuestionFields {...fields} />
      <Textarea
        label={words.fields['note']}
        value={fields.text.note}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={(event) => fields.onText({ note: event.currentTarget.value })}
      />
    </>
  );
}

function EventFields({ found, text, check, onText }: Fields) {
  const plain = (field: 'place' | 'equipment' | 'shift' | 'abnormalCondition') => (
    <TextInput
      label={words.fields[field]}
      value={text[field]}
      maxLength={4000}
      onChange={(event) => onText({ [field]: event.currentTarget.value })}
    />
  );
  const checked = (field: 'assessorLogin' | 'performedOn' | 'performedTime', isNeeded: boolean) => (
    <TextInput
      label={words.fields[field]}
      value={text[field]}
      maxLength={64}
      withAsterisk={isNeeded}
      onChange={(event) => onText({ [field]: event.currentTarget.value })}
      {...check.of(field)}
    />
  );
  return (
    <section className={classes.section} aria-labelledby="paper-event">
      <h2 id="paper-event" className={classes.smallTitle}>
        {words.event}
      </h2>
      <div className={own.two}>
        {checked('performedOn', true)}
        {checked('performedTime', false)}
        {plain('place')}
        {plain('equipment')}
        {plain('shift')}
        {checked('assessorLogin', true)}
        <Select
          label={words.fields['method']}
          data={methodsByKind[found.form.kind].map((value) => ({ value, label: assessWords.methods[value] }))}
          value={text.method === '' ? null : text.method}
          withAsterisk
          onChange={(method) => onText({ method: method ?? '' })}
          {...check.of('method')}
        />
        {plain('abnormalCondition')}
      </div>
    </section>
  );
}

function StepFields({ found, text, onText }: Fields) {
  const change = (stepId: string, part: Partial<typeof emptyStep>) =>
    onText({ stepById: { ...text.stepById, [stepId]: { ...(text.stepById[stepId] ?? emptyStep), ...part } } });
  return (
    <section className={classes.section} aria-labelledby="paper-steps">
      <h2 id="paper-steps" className={classes.smallTitle}>
        {words.steps}
      </h2>
      {found.steps.map((step, index) => {
        const keyed = text.stepById[step.stepId] ?? emptyStep;
        const ordinal = index + 1;
        return (
          <div key={step.stepId} className={found.isSequenceEnforced ? own.timedLine : own.line}>
            <span>{words.resultOf(ordinal, step.text)}</span>
            <Select
              aria-label={words.resultOf(ordinal, step.text)}
              data={choices(assessWords.results)}
              value={keyed.result}
              allowDeselect={false}
              onChange={(result) => change(step.stepId, { result: result ?? '' })}
            />
            <TextInput
              aria-label={words.noteOf(ordinal)}
              placeholder={words.fields['note'] ?? ''}
              value={keyed.note}
              maxLength={4000}
              onChange={(event) => change(step.stepId, { note: event.currentTarget.value })}
            />
            {found.isSequenceEnforced && (
              <>
                <TextInput
                  aria-label={words.timeOf(ordinal)}
                  placeholder={words.fields['performedTime'] ?? ''}
                  value={keyed.time}
                  maxLength={5}
                  error={keyed.time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(keyed.time) || keyed.time.length < 5 ? null : words.notATime}
                  onChange={(event) => change(step.stepId, { time: event.currentTarget.value })}
                />
                <TextInput
                  aria-label={words.orderOf(ordinal)}
                  placeholder={words.orderReason}
                  value={keyed.orderReason}
                  maxLength={4000}
                  onChange={(event) => change(step.stepId, { orderReason: event.currentTarget.value })}
                />
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}

function RatingFields({ found, text, onText }: Fields) {
  const change = (indicatorId: string, part: Partial<typeof emptyRating>) =>
    onText({ ratingById: { ...text.ratingById, [indicatorId]: { ...(text.ratingById[indicatorId] ?? emptyRating), ...part } } });
  return (
    <section className={classes.section} aria-labelledby="paper-indicators">
      <h2 id="paper-indicators" className={classes.smallTitle}>
        {words.indicators}
      </h2>
      {found.indicators.map((indicator, index) => {
        const keyed = text.ratingById[indicator.indicatorId] ?? emptyRating;
        return (
          <div key={indicator.indicatorId} className={own.line}>
            <span>{words.resultOf(index + 1, indicator.text)}</span>
            <Select
              aria-label={words.resultOf(index + 1, indicator.text)}
              data={choices(assessWords.ratings)}
              value={keyed.rating}
              allowDeselect={false}
              onChange={(rating) => change(indicator.indicatorId, { rating: rating ?? '' })}
            />
            <TextInput
              aria-label={words.noteOf(index + 1)}
              placeholder={words.fields['note'] ?? ''}
              value={keyed.note}
              maxLength={4000}
              onChange={(event) => change(indicator.indicatorId, { note: event.currentTarget.value })}
            />
          </div>
        );
      })}
    </section>
  );
}

function KnowledgeFields({ text, check, onText }: Fields) {
  const field = (name: keyof KeyedText['knowledge']) => (
    <TextInput
      label={words.fields[`knowledge.${name}`]}
      value={text.knowledge[name]}
      maxLength={200}
      withAsterisk
      onChange={(event) => onText({ knowledge: { ...text.knowledge, [name]: event.currentTarget.value } })}
      {...check.of(name)}
    />
  );
  return (
    <div className={own.two}>
      {field('questionSetId')}
      {field('score')}
      {field('maxScore')}
      {field('passMark')}
    </div>
  );
}

function QuestionFields({ text: { questions }, onText }: Fields) {
  const change = (index: number, part: Partial<typeof emptyQuestion>) =>
    onText({ questions: questions.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <section className={classes.section} aria-labelledby="paper-questions">
      <h2 id="paper-questions" className={classes.smallTitle}>
        {words.questions}
      </h2>
      {questions.map((one, index) => (
        <fieldset key={index} className={own.question}>
          <legend className={classes.small}>{words.resultOf(index + 1, words.question)}</legend>
          <TextInput
            label={words.question}
            value={one.question}
            maxLength={4000}
            withAsterisk
            onChange={(event) => change(index, { question: event.currentTarget.value })}
          />
          <Textarea
            label={words.answer}
            value={one.answer}
            maxLength={4000}
            autosize
            onChange={(event) => change(index, { answer: event.currentTarget.value })}
          />
          <div className={own.two}>
            <Select
              label={words.questionKind}
              data={Object.entries(assessWords.form.questionKinds).map(([value, label]) => ({ value, label }))}
              value={one.kind}
              allowDeselect={false}
              onChange={(kind) => change(index, { kind: kind === 'scenario' || kind === 'abnormal' ? kind : 'oral' })}
            />
            <Select
              label={words.result}
              data={[
                { value: 'met', label: assessWords.results.met },
                { value: 'notMet', label: assessWords.results.notMet },
              ]}
              value={one.result}
              allowDeselect={false}
              onChange={(result) => change(index, { result: result === 'notMet' ? 'notMet' : 'met' })}
            />
            <Checkbox
              label={words.critical}
              checked={one.isCritical}
              onChange={(event) => change(index, { isCritical: event.currentTarget.checked })}
            />
          </div>
          <div>
            <Button size="compact-sm" variant="default" onClick={() => onText({ questions: questions.filter((_, at) => at !== index) })}>
              {words.removeQuestion}
            </Button>
          </div>
        </fieldset>
      ))}
      {questions.length < 12 && (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => onText({ questions: [...questions, emptyQuestion] })}>
            {words.addQuestion}
          </Button>
        </div>
      )}
    </section>
  );
}
