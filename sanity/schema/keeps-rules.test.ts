import { normalizeValidationRules } from '@sanity/validation/_internal';
import { createSchema, type Rule, type SchemaType } from 'sanity';
import { expect, it } from 'vitest';
import { schemaTypes } from './types.ts';

/**
 * A field's own rules take the place of those of its type, and a rule that only warns takes the check of the
 * value's kind along: neither is to be lost by a rule that was added.
 */

const schema = createSchema({ name: 'dateline', types: schemaTypes });

type Place = { at: string; type: SchemaType };

/** Every field and every member of a list below a type. Named types are looked at once, by themselves. */
function placesIn(type: SchemaType, at: string): Place[] {
  const inside: Place[] =
    'fields' in type
      ? type.fields.map((field) => ({ at: `${at}.${field.name}`, type: field.type }))
      : 'of' in type
        ? type.of.map((member) => ({ at: `${at}[${member.name}]`, type: member }))
        : [];
  return inside.flatMap((place) =>
    schema.get(place.type.name) === place.type || place.type.name === 'block'
      ? [place]
      : [place, ...placesIn(place.type, place.at)],
  );
}

const places = schemaTypes.flatMap(({ name }) => {
  const type = schema.get(name);
  return type === undefined ? [] : placesIn(type, name);
});

/** What a type's rules ask for, besides the kind: functions as they are, all else by name. */
const asked = (type: SchemaType): unknown[] =>
  normalizeValidationRules(type).flatMap(({ _rules }) =>
    _rules
      .filter(({ flag }) => flag !== 'type')
      .map((spec) => (spec.flag === 'custom' ? spec.constraint : spec.flag)),
  );

const stopsOtherKinds = ({ _level, _rules }: Rule): boolean =>
  (_level === undefined || _level === 'error') && _rules.some(({ flag }) => flag === 'type');

it('every field stops what is of another kind', () => {
  expect(places.length).toBeGreaterThan(100);
  const lost = places.filter(({ type }) => !normalizeValidationRules(type).some(stopsOtherKinds));
  expect(lost.map(({ at }) => at)).toEqual([]);
});

it('no field loses the rules of its type', () => {
  const lost = places.flatMap(({ at, type }) => {
    const own = asked(type);
    const named = type.type && schema.get(type.type.name) === type.type ? asked(type.type) : [];
    return named.some((rule) => !own.includes(rule)) ? [at] : [];
  });
  expect(lost).toEqual([]);
});
