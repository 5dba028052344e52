import type { BodyObjectType, BodyObjectView } from '#lib/content/body/view.ts';

/** An object block of one type, as its component gets it. */
export type BodyObject<T extends BodyObjectType> = Extract<BodyObjectView, { _type: T }>;
