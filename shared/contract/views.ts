import { z } from 'zod';
import { command, permitted, query, session } from './procedure';
import { id, name, reason, role } from './values';

/** More views than these nobody finds again. */
export const mostViews = 40;

/** A place in the application that a view shows again: its path, and what stands in its address but the day. */
const place = {
  path: z.string().regex(/^\/readiness(\/[a-z]+)?$/),
  search: z
    .record(z.string().regex(/^[a-zA-Z]{1,30}$/), z.union([z.string().max(1000), z.boolean()]))
    .refine((search) => Object.keys(search).length <= 20, 'too many filters for one view'),
};

export const views = {
  /** One's own views, and those that the office offers to a role one has; whoever may offer some sees all that are offered. By name. */
  list: query(session).output(
    z.object({
      views: z.array(z.object({ viewId: id, name, ...place, isOwn: z.boolean(), role: role.nullable(), by: name })),
    }),
  ),
  /** Keeps how one looks at something, under a name of one's own: a new view, or another content for one of one's own. */
  save: command(session)
    .errors({
      ViewNotFound: { message: 'You have no such view any more. Save it as a new one.' },
      NameTaken: { message: 'You have a view of this name already. Choose another name, or remove that view first.' },
      TooManyViews: { message: `You have ${mostViews} views. Remove one first.` },
      Unchanged: { message: 'The view is so already.' },
      OfferedByOffice: { message: 'This view is offered to a role. Only who may offer views can change it.' },
    })
    .input(z.object({ viewId: id.nullable(), name: name.max(80), ...place }))
    .output(z.object({ viewId: id })),
  /** Removes one of one's own. */
  remove: command(session)
    .errors({
      ViewNotFound: { message: 'You have no such view any more.' },
      OfferedByOffice: { message: 'This view is offered to a role. Only who may offer views can remove it.' },
    })
    .input(z.object({ viewId: id }))
    .output(z.object({})),
  /** Offers a view to everybody who has a role, or to nobody any more: one of one's own, or one that is offered already. */
  offer: command(permitted('views.offer', 'site'))
    .errors({
      ViewNotFound: { message: 'There is no such view that you could offer.' },
      Unchanged: { message: 'The view is offered so already.' },
    })
    .input(z.object({ viewId: id, role: role.nullable(), reason }))
    .output(z.object({})),
};
