import { z } from 'zod';

/** What others are told: an editor is somewhere, asks who is there, or has left. Shapes are the Studio's. */
export type PresenceEvent =
  | { type: 'state'; i: string; m: { sessionId: string; locations: unknown[] } }
  | { type: 'rollCall'; i: string; session: string }
  | { type: 'disconnect'; i: string; m: { session: string } };

/** One socket in the room. `tell` is called for what others do. */
export type Member = { tell: (event: PresenceEvent) => void };

export const announcement = z.object({
  data: z.object({
    sessionId: z.string().min(1).max(200),
    locations: z.array(z.unknown()).max(200),
  }),
});

export const rollCall = z.object({ session: z.string().min(1).max(200) });

export type Presence = ReturnType<typeof createPresence>;

/** The room where editors see each other. Nothing is kept but who is in it. */
export function createPresence() {
  const members = new Map<Member, { userId: string; sessions: Set<string> }>();

  const tellOthers = (sender: Member, event: PresenceEvent) => {
    for (const member of members.keys()) if (member !== sender) member.tell(event);
  };

  return {
    /** Somebody has signed in on a socket. */
    enter(member: Member, userId: string): void {
      members.set(member, { userId, sessions: members.get(member)?.sessions ?? new Set() });
    },

    announce(member: Member, sessionId: string, locations: unknown[]): void {
      const entry = members.get(member);
      if (!entry) return;
      entry.sessions.add(sessionId);
      tellOthers(member, { type: 'state', i: entry.userId, m: { sessionId, locations } });
    },

    rollCall(member: Member, session: string): void {
      const entry = members.get(member);
      if (entry) tellOthers(member, { type: 'rollCall', i: entry.userId, session });
    },

    /** One session (a Studio tab) is over, while its socket may go on. */
    disconnect(member: Member, session: string): void {
      const entry = members.get(member);
      if (!entry) return;
      entry.sessions.delete(session);
      tellOthers(member, { type: 'disconnect', i: entry.userId, m: { session } });
    },

    /** The socket is gone: the others hear it of each of its sessions. */
    leave(member: Member): void {
      const entry = members.get(member);
      members.delete(member);
      for (const session of entry?.sessions ?? []) {
        tellOthers(member, { type: 'disconnect', i: entry?.userId ?? '', m: { session } });
      }
    },
  };
}
