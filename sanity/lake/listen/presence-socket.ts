import type { WebSocket } from 'ws';
import type { Auth } from '../auth/auth.ts';
import { bearerOf } from '../auth/credentials.ts';
import { randomId } from '../store/random-id.ts';
import { parseJson } from '../wire/parse-json.ts';
import {
  type RpcRequest,
  rpcCodes,
  rpcError,
  rpcNotification,
  rpcRequest,
  rpcResult,
} from './json-rpc.ts';
import { largestPresence, mostSubscriptions } from './limits.ts';
import { announcement, type Member, type Presence, rollCall } from './presence.ts';

/** What the presence client takes for a sign of life. */
const heart = '♥';
const heartEvery = 15_000;
/** Bytes a socket may be behind: what was not heard by then is old. */
const mostUnread = 1024 * 1024;

type Reply = { result: unknown } | { code: number; message: string };

export type PresenceContext = {
  auth: Auth;
  presence: Presence;
  /** The credential of the upgrade. */
  cookie: string | null;
  /** Says whose the socket is; false: they have too many, and it is being closed. */
  signIn: (identity: string) => boolean;
};

/** Carries presence over a socket at `/socket/:ds`, in JSON-RPC 2.0. */
export function servePresence(
  socket: WebSocket,
  { auth, presence, cookie, signIn }: PresenceContext,
): void {
  const subscriptions = new Set<string>();
  const member: Member = {
    tell(event) {
      for (const id of subscriptions) {
        socket.send(rpcNotification('presence_subscription', id, event));
      }
      if (socket.bufferedAmount > mostUnread) socket.terminate();
    },
  };
  let credential = cookie;

  /** Looked up for each request, so that a session that has ended is told nothing more. */
  const signedIn = (): string | null =>
    (credential && auth.authenticate(credential)?.identity.id) || null;

  /** Others are told with `work`, unless they have been told too much. */
  const telling = (userId: string, work: () => boolean): Reply => {
    if (!presence.mayTell(userId)) return tooMuch;
    return work() ? { result: true } : tooMuch;
  };

  const methods: Record<string, (request: RpcRequest, userId: string) => Reply> = {
    presence_subscribe() {
      if (subscriptions.size >= mostSubscriptions) return tooMuch;
      const id = randomId();
      subscriptions.add(id);
      return { result: id };
    },
    presence_unsubscribe({ params }) {
      subscriptions.delete(String(params.subscriptionId));
      return { result: true };
    },
    presence_announce({ params }, userId) {
      const { data } = announcement.safeParse(params);
      if (data === undefined) return malformed;
      const { sessionId, locations } = data.data;
      return telling(userId, () => presence.announce(member, sessionId, locations));
    },
    presence_rollcall({ params }, userId) {
      const { data } = rollCall.safeParse(params);
      if (data === undefined) return malformed;
      return telling(userId, () => presence.rollCall(member, data.session));
    },
    presence_disconnect({ params }, userId) {
      const { data } = rollCall.safeParse(params);
      if (data === undefined) return malformed;
      return telling(userId, () => presence.disconnect(member, data.session));
    },
  };

  function answer(request: RpcRequest): Reply {
    if (request.method === 'authorization') {
      const authorization = String(request.params.authorization ?? '');
      credential = bearerOf({ authorization });
    }
    const userId = signedIn();
    if (userId === null) return { code: rpcCodes.unauthorized, message: 'Sign in first.' };
    if (!signIn(userId)) return tooMuch;
    presence.enter(member, userId);
    if (request.method === 'authorization') return { result: true };
    const method = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined;
    return (
      method?.(request, userId) ?? {
        code: rpcCodes.methodNotFound,
        message: `There is no method ${request.method}.`,
      }
    );
  }

  function hear(data: Buffer): void {
    const request = parseRequest(data);
    if (typeof request === 'string') {
      socket.send(request);
      return;
    }
    const reply = answer(request);
    socket.send(
      'result' in reply
        ? rpcResult(request.id, reply.result)
        : rpcError(request.id, reply.code, reply.message),
    );
  }

  function giveSign(): void {
    // Whose session has ended hears no more of the others either.
    if (credential !== null && signedIn() === null) socket.close(rpcCodes.unauthorized);
    else socket.send(heart);
  }

  /** What fails for one socket ends that one. */
  const orEnd = (work: () => void): void => {
    try {
      work();
    } catch (fault) {
      console.error('lake: presence could not be carried:', fault);
      socket.terminate();
    }
  };

  socket.on('message', (data: Buffer) => orEnd(() => hear(data)));
  const beat = setInterval(() => orEnd(giveSign), heartEvery);
  socket.on('close', () => {
    clearInterval(beat);
    presence.leave(member);
  });
  orEnd(() => {
    socket.send(heart);
    const userId = signedIn();
    if (userId !== null) signIn(userId);
  });
}

const malformed: Reply = { code: rpcCodes.invalidParams, message: 'The parameters are malformed.' };

const tooMuch: Reply = { code: rpcCodes.tooMuch, message: 'That is more than may be told.' };

/** The request in a message, or the error to send back. */
function parseRequest(data: Buffer): RpcRequest | string {
  if (data.length > largestPresence) {
    return rpcError(
      null,
      rpcCodes.invalidRequest,
      `A message has ${largestPresence} bytes at most.`,
    );
  }
  let value: unknown;
  try {
    value = parseJson(data.toString('utf8'), 'The message');
  } catch {
    return rpcError(null, rpcCodes.parse, 'The message is not valid JSON.');
  }
  const parsed = rpcRequest.safeParse(value);
  return parsed.success
    ? parsed.data
    : rpcError(null, rpcCodes.invalidRequest, 'The message is not a JSON-RPC 2.0 request.');
}
