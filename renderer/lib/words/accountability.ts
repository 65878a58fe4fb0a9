import { presentStatement } from '../../../shared/domain/accountability';

/** What a person accepts before their first signature, and how the acceptance is asked for. */
export const accountability = {
  title: `${presentStatement.title} (statement ${presentStatement.version})`,
  paragraphs: presentStatement.paragraphs,
  accept: 'I have read this statement, accept it, and sign it with my new key',
  missing: 'The statement must be accepted before an account can sign anything',
} as const;
