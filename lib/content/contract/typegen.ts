/**
 * Holds a contract against TypeGen's type of its query, at compile time.
 * TypeGen derives that type from the Studio's schema, so a field renamed there fails `tsc` here.
 */

/**
 * Nothing to ask for when TypeGen's result for the query may be handed to a contract that takes
 * `Input`; otherwise sentences that say what is wrong where, which no contract is.
 */
export type Fitting<Query extends string, Input> = Query extends keyof SanityQueries
  ? Fits<NonNullable<SanityQueries[Query]>, Input>
  : 'The query is not known to TypeGen: run `npm run typegen`.';

type Fits<Result, Input> = [EmptyField<Result>] extends [never]
  ? [Result] extends [Input]
    ? unknown
    : Misfit<Result, Input>
  : `The schema fills no field "${EmptyField<Result>}".`;

/**
 * Paths of fields that are null whatever the document: the query asks for a name the schema lacks.
 * Assignability alone would not notice where a contract tolerates null.
 */
export type EmptyField<T, Path extends string = ''> = T extends readonly (infer Item)[]
  ? EmptyField<Item, Path>
  : T extends object
    ? {
        [Key in keyof T & string]: [T[Key]] extends [null]
          ? `${Path}${Key}`
          : EmptyField<NonNullable<T[Key]>, `${Path}${Key}.`>;
      }[keyof T & string]
    : never;

/** The innermost places where a query yields what its contract does not take, each in a sentence. */
export type Misfit<Result, Input, Path extends string = ''> = [Result] extends [Input]
  ? never
  : [null] extends [Result]
    ? [null] extends [Input]
      ? MisfitWithin<NonNullable<Result>, NonNullable<Input>, Path>
      : `"${Path}" may be null, which the contract does not take.`
    : MisfitWithin<Result, NonNullable<Input>, Path>;

type MisfitWithin<Result, Input, Path extends string> = Result extends readonly (infer Item)[]
  ? Input extends readonly (infer Taken)[]
    ? Misfit<Item, Taken, `${Path}[]`>
    : `"${Path}" is a list, which the contract does not take.`
  : Result extends object
    ? MisfitOfObject<Result, Counterpart<Result, Input>, Path>
    : `"${Path}" is of a type that the contract does not take.`;

/** What a contract takes for an object: of several types the one of the same `_type`. */
type Counterpart<Result, Input> = Result extends { _type: infer Type }
  ? Extract<Input, { _type: Type }> extends never
    ? Exclude<Input, { _type: string }>
    : Extract<Input, { _type: Type }>
  : Input;

type MisfitOfObject<Result extends object, Input, Path extends string> = [Input] extends [never]
  ? `"${Path}" may be ${NameOf<Result>}, which the contract does not know.`
  : Input extends object
    ? {
        [Key in keyof Input & string]: Key extends keyof Result
          ? Misfit<Result[Key], Input[Key], Join<Path, Key>>
          : undefined extends Input[Key]
            ? never
            : `The query does not ask for "${Join<Path, Key>}".`;
      }[keyof Input & string]
    : `"${Path}" is an object, which the contract does not take.`;

type NameOf<Result> = Result extends { _type: infer Type extends string }
  ? `of the type "${Type}"`
  : 'an object';

type Join<Path extends string, Key extends string> = Path extends '' ? Key : `${Path}.${Key}`;
