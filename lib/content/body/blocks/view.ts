/** A body block of one type, as its component gets it. */
export type Block<Name extends string, View> = { _type: Name; _key: string } & View;
