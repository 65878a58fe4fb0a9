import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { guestSessionWords } from '../../../lib/words/guest-sessions';
import type { Candidates, ShownSession } from './queries';
import classes from './sessions.module.css';

const words = guestSessionWords.setUp;
type Guest = ShownSession['setUp']['guests'][number];

/** Members at partners' sites, by name: who there is, and one more. */
export function GuestsField({
  guests,
  partners,
  onChange,
}: {
  readonly guests: readonly Guest[];
  readonly partners: Candidates['partners'];
  readonly onChange: (guests: Guest[]) => void;
}) {
  const [name, setName] = useState('');
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const nameOf = (id: string): string => partners.find((one) => one.partnerId === id)?.name ?? id;
  const add = () => {
    const typed = name.trim();
    if (typed === '' || partnerId === null) return setFault(words.missing);
    if (guests.some((one) => one.partnerId === partnerId && one.name.toLowerCase() === typed.toLowerCase())) return setFault(words.twice);
    setFault(null);
    setName('');
    onChange([...guests, { partnerId, name: typed }]);
  };
  return (
    <Input.Wrapper label={words.title} description={words.hint} labelElement="div">
      <div className={classes.section} role="group" aria-label={words.title}>
        {guests.length > 0 && (
          <ul className={classes.chosen}>
            {guests.map((guest) => {
              const shown = words.of(guest.name, nameOf(guest.partnerId));
              return (
                <li key={shown}>
                  {shown}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={words.remove(shown)}
                    onClick={() => onChange(guests.filter((one) => one !== guest))}
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
              label={words.name}
              value={name}
              maxLength={80}
              error={fault}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <Select
              label={words.partner}
              data={partners.map((one) => ({ value: one.partnerId, label: one.name }))}
              value={partnerId}
              onChange={setPartnerId}
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
