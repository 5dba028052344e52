import { z } from 'zod';
import { announcementPace, mostSessions } from './limits.ts';
import { createPaced, type Paced } from './pace.ts';

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
  /** How much each user may still tell, over all their sockets and those they had before. */
  const paces = new Map<string, Paced>();

  const tellOthers = (sender: Member, event: PresenceEvent) => {
    for (const member of members.keys()) if (member !== sender) member.tell(event);
  };

  return {
    /** Somebody has signed in on a socket. */
    enter(member: Member, userId: string): void {
      members.set(member, { userId, sessions: members.get(member)?.sessions ?? new Set() });
    },

    /** Whether a user may tell the others one thing more now. */
    mayTell(userId: string): boolean {
      const mayTell = paces.get(userId) ?? createPaced(announcementPace);
      paces.set(userId, mayTell);
      return mayTell();
    },

    /** False: the member has told of too many sessions. */
    announce(member: Member, sessionId: string, locations: unknown[]): boolean {
      const entry = members.get(member);
      if (!entry) return false;
      if (!entry.sessions.has(sessionId) && entry.sessions.size >= mostSessions) return false;
      entry.sessions.add(sessionId);
      tellOthers(member, { type: 'state', i: entry.userId, m: { sessionId, locations } });
      return true;
    },

    rollCall(member: Member, session: string): boolean {
      const entry = members.get(member);
      if (entry) tellOthers(member, { type: 'rollCall', i: entry.userId, session });
      return true;
    },

    /** One session (a Studio tab) is over, while its socket may go on. */
    disconnect(member: Member, session: string): boolean {
      const entry = members.get(member);
      entry?.sessions.delete(session);
      if (entry) tellOthers(member, { type: 'disconnect', i: entry.userId, m: { session } });
      return true;
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
