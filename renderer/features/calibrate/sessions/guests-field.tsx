import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useRemovalFocus } from '../../../lib/form-focus';
import { guestSessionWords } from '../../../lib/words/guest-sessions';
import type { Candidates } from './queries';
import { guestFault, withTypedGuest, type SetUpText, type SetUpValue } from './set-up-text';
import classes from './sessions.module.css';

const words = guestSessionWords.setUp;

/** Members at partners' sites, by name: who there is, and one more. */
export function GuestsField({
  guests,
  typed,
  partners,
  error,
  onChange,
  onType,
}: {
  readonly guests: SetUpValue['setUp']['guests'];
  /** Who is not added yet. */
  readonly typed: SetUpText['guest'];
  readonly partners: Candidates['partners'];
  readonly error: string | null;
  readonly onChange: (guests: SetUpValue['setUp']['guests']) => void;
  readonly onType: (typed: SetUpText['guest']) => void;
}) {
  const [isAsked, setAsked] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const { list, removed } = useRemovalFocus(name);
  const nameOf = (id: string): string => partners.find((one) => one.partnerId === id)?.name ?? id;
  const fault = typed.name.trim() === '' ? 'missing' : guestFault(guests, typed);
  const add = () => {
    setAsked(fault !== null);
    if (fault !== null) return;
    onChange(withTypedGuest(guests, typed));
    onType({ ...typed, name: '' });
    // the next is typed where this one was
    name.current?.focus();
  };
  return (
    <Input.Wrapper label={words.title} description={words.hint} labelElement="div">
      <div className={classes.section} role="group" aria-label={words.title}>
        {guests.length > 0 && (
          <ul ref={list} className={classes.chosen}>
            {guests.map((guest, index) => {
              const shown = words.of(guest.name, nameOf(guest.partnerId));
              return (
                <li key={shown}>
                  {shown}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={words.remove(shown)}
                    onClick={() => {
                      onChange(guests.filter((one) => one !== guest));
                      removed(index);
                    }}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </li>
              );
            })}
          </ul>
        )}
        {partners.length === 0 ? (
          <p className={classes.note}>{words.none}</p>
        ) : (
          <div className={classes.guestLine}>
            <TextInput
              ref={name}
              label={words.name}
              value={typed.name}
              maxLength={80}
              error={error ?? (isAsked && fault !== null ? words[fault] : null)}
              onChange={(event) => onType({ ...typed, name: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <Select
              label={words.partner}
              data={partners.map((one) => ({ value: one.partnerId, label: one.name }))}
              value={typed.partnerId}
              onChange={(partnerId) => onType({ ...typed, partnerId })}
            />
            <Button variant="default" onClick={add}>
              {words.add}
            </Button>
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
