import { stegaClean } from '@sanity/client/stega';
import { isObject } from '../is-object.ts';
import { type AddressedType, documentTypes } from './document-types.ts';
import { leadingTo, type Place } from './leading.ts';

/** The types with an address, but stories, which can lack more than these. */
export type NamedType = Exclude<AddressedType, 'article'>;

/** A paragraph where there is no text, which leads to where it is written. */
const standInText = (place: Place) => ({
  _type: 'block',
  _key: 'none',
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 'none', marks: [], text: leadingTo(place, 'No text yet') }],
});

/** Whether nothing is written there, marks and spaces aside. */
export const isUnwritten = (text: unknown): boolean =>
  typeof text !== 'string' || stegaClean(text).trim() === '';

const isEmpty = (list: unknown): boolean => !Array.isArray(list) || list.length === 0;

/**
 * A document in preview that lacks the name, the address or the text nothing can be shown without: an editor
 * sees how far it is, and where the rest goes. Readers never get this.
 */
export const namedForPreview =
  (type: NamedType) =>
  (raw: unknown): unknown => {
    if (!isObject(raw)) return raw;
    const { titleField, singular } = documentTypes[type];
    const document: Record<string, unknown> = { ...raw };
    const id = String(document._id);
    const place = (field: string): Place => ({ type, id, field: [field] });
    const noName = `No ${titleField} of the ${singular.toLowerCase()} yet`;
    document.slug ||= id;
    if (isUnwritten(document[titleField])) {
      document[titleField] = leadingTo(place(titleField), noName);
    }
    if (type === 'page' && isEmpty(document.body)) document.body = [standInText(place('body'))];
    return document;
  };
