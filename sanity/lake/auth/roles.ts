import { z } from 'zod';
import { isAsset, kindOf } from '../store/document-kinds.ts';
import type { DocumentChange } from '../store/types.ts';
import type { Role } from '../wire/identity.ts';

export const roleSchema = z.enum(['administrator', 'editor', 'contributor', 'viewer']);

/** What may be done to a document, in the words of Sanity's access rules. */
export type Permission = 'read' | 'create' | 'update' | 'history' | 'editHistory' | 'manage';

/** Documents (a GROQ filter the Studio evaluates, and the same in code) and what may be done to them. */
type Grant = {
  filter: string;
  covers: (document: Named) => boolean;
  permissions: readonly Permission[];
};

type Named = { _id: string; _type: string };

const everything = { filter: '_id in path("**")', covers: () => true } as const;

/** Drafts of what people write, which pictures, files and the lake's own documents are not. */
const drafts = {
  filter:
    '_id in path("drafts.**") && !(_id in path("drafts._.**")) && !(_type in ["sanity.imageAsset", "sanity.fileAsset"]) && _type != "system" && !string::startsWith(_type, "system.")',
  covers: (document: Named) => kindOf(document) === 'draft',
} as const;

/** Pictures and files, which have no drafts: they are uploaded for one. */
const assets = {
  filter: '_type in ["sanity.imageAsset", "sanity.fileAsset"] && _id in path("*")',
  covers: isAsset,
} as const;

const all = ['read', 'create', 'update', 'history', 'editHistory', 'manage'] as const;
const looking = ['read', 'history'] as const;

type RoleDescription = { title: string; description: string; grants: readonly Grant[] };

/**
 * The four roles. Everything that depends on a role is derived from this table. What nobody may do,
 * whatever their role, stands in `mutate/admission.ts`: releases are written by their actions alone,
 * assets by uploads alone.
 */
export const roles: Record<Role, RoleDescription> = {
  administrator: {
    title: 'Administrator',
    description: 'Reads and writes everything',
    grants: [{ ...everything, permissions: all }],
  },
  editor: {
    title: 'Editor',
    description: 'Reads, writes and publishes',
    grants: [{ ...everything, permissions: all }],
  },
  contributor: {
    title: 'Contributor',
    description: 'Reads everything and writes drafts; others publish them',
    grants: [
      { ...everything, permissions: looking },
      { ...drafts, permissions: ['create', 'update'] },
      { ...assets, permissions: ['create'] },
    ],
  },
  viewer: {
    title: 'Viewer',
    description: 'Reads everything',
    grants: [{ ...everything, permissions: looking }],
  },
};

/** Whether the role may do this to some document at all. */
export const mayEver = (role: Role, permission: Permission): boolean =>
  roles[role].grants.some((grant) => grant.permissions.includes(permission));

/** Whether the role may do this to this document. */
export const may = (role: Role, permission: Permission, document: Named): boolean =>
  roles[role].grants.some(
    (grant) => grant.permissions.includes(permission) && grant.covers(document),
  );

/**
 * The permission a change lacks, or null when the role may make it. Both sides are looked at: a
 * document may not be moved out of what a role may touch, nor into it. Deleting is `update`, as hosted.
 */
export function missingPermission(role: Role, change: DocumentChange): Permission | null {
  const { before, after } = change;
  if (before !== null && !may(role, 'update', before)) return 'update';
  if (after === null) return null;
  const needed = before === null ? 'create' : 'update';
  return may(role, needed, after) ? null : needed;
}
