import type { WebSocket } from 'ws';
import type { Auth } from '../auth/auth.ts';
import { bearerOf } from '../http/credentials.ts';
import { randomId } from '../store/random-id.ts';
import {
  type RpcRequest,
  rpcCodes,
  rpcError,
  rpcNotification,
  rpcRequest,
  rpcResult,
} from './json-rpc.ts';
import { announcement, type Member, type Presence, rollCall } from './presence.ts';

/** What the presence client takes for a sign of life. */
const heart = '♥';
const heartEvery = 15_000;

type Reply = { result: unknown } | { code: number; message: string };

/** Carries presence over a socket at `/socket/:ds`, in JSON-RPC 2.0. `cookie` is the upgrade's. */
export function servePresence(
  socket: WebSocket,
  auth: Auth,
  presence: Presence,
  cookie: string | null,
): void {
  const subscriptions = new Set<string>();
  const member: Member = {
    tell(event) {
      for (const id of subscriptions) {
        socket.send(rpcNotification('presence_subscription', id, event));
      }
    },
  };
  let credential = cookie;

  /** Looked up for each request, so that a session that has ended is told nothing more. */
  const signedIn = (): string | null =>
    (credential && auth.authenticate(credential)?.identity.id) || null;

  const methods: Record<string, (request: RpcRequest, userId: string) => Reply> = {
    presence_subscribe() {
      const id = randomId();
      subscriptions.add(id);
      return { result: id };
    },
    presence_unsubscribe({ params }) {
      subscriptions.delete(String(params.subscriptionId));
      return { result: true };
    },
    presence_announce({ params }) {
      const parsed = announcement.safeParse(params);
      if (!parsed.success) return malformed;
      presence.announce(member, parsed.data.data.sessionId, parsed.data.data.locations);
      return { result: true };
    },
    presence_rollcall({ params }) {
      const parsed = rollCall.safeParse(params);
      if (!parsed.success) return malformed;
      presence.rollCall(member, parsed.data.session);
      return { result: true };
    },
    presence_disconnect({ params }) {
      const parsed = rollCall.safeParse(params);
      if (!parsed.success) return malformed;
      presence.disconnect(member, parsed.data.session);
      return { result: true };
    },
  };

  function answer(request: RpcRequest): Reply {
    if (request.method === 'authorization') {
      const authorization = String(request.params.authorization ?? '');
      credential = bearerOf({ authorization });
    }
    const userId = signedIn();
    if (userId === null) return { code: rpcCodes.unauthorized, message: 'Sign in first.' };
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

  socket.on('message', (data) => {
    const request = parseRequest(String(data));
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
  });
  const beat = setInterval(() => {
    // Whose session has ended hears no more of the others either.
    if (credential !== null && signedIn() === null) socket.close(rpcCodes.unauthorized);
    else socket.send(heart);
  }, heartEvery);
  socket.on('close', () => {
    clearInterval(beat);
    presence.leave(member);
  });
  socket.send(heart);
}

const malformed: Reply = { code: rpcCodes.invalidParams, message: 'The parameters are malformed.' };

/** The request in a message, or the error to send back. */
function parseRequest(text: string): RpcRequest | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return rpcError(null, rpcCodes.parse, 'The message is not valid JSON.');
  }
  const parsed = rpcRequest.safeParse(value);
  return parsed.success
    ? parsed.data
    : rpcError(null, rpcCodes.invalidRequest, 'The message is not a JSON-RPC 2.0 request.');
}
