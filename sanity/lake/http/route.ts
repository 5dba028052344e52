import type { Lake } from '../context.ts';
import type { Answer } from '../wire/answer.ts';
import type { LakeRequest } from '../wire/request.ts';

/**
 * Who may call a route, checked before its handler runs:
 * `anyone`; `reader`, signed in or with a token of any role (401 otherwise); `author`, a role that
 * may write something (403 otherwise). What may be done to which document is checked at the commit.
 */
export type RouteAccess = 'anyone' | 'reader' | 'author';

export type Method = 'GET' | 'POST' | 'PUT';

export type Handler = (request: LakeRequest, lake: Lake) => Answer | Promise<Answer>;

/**
 * One row of the table of routes. In `pattern` a segment `:name` catches one segment, a last `*name`
 * the rest. `:ds` has to be the lake's dataset and `:project` its project, else 404.
 */
export type Route = { method: Method; pattern: string; access: RouteAccess; handle: Handler };
