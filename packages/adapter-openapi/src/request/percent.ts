/** How a text is made safe where it is put. Throws `URIError` for half a surrogate pair. */
export type Escape = (text: string) => string;

/** Everything but letters, digits and `-._~`. */
export function escapeAll(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, escapeByte);
}

/**
 * For `allowReserved` in a query: the reserved characters stay, but for those that would end the value or the query
 * (`#`, `&`, `[`, `]`) and for `+` and `%`, which would be read as something else.
 */
export function escapeUnreserved(text: string): string {
  return encodeURIComponent(text).replaceAll(/%(?:3A|2F|3F|40|24|2C|3B|3D)/g, (code) => decodeURIComponent(code));
}

/** For lists divided by dots: a dot in a value must not divide it. */
export function escapeDots(text: string): string {
  return escapeAll(text).replaceAll('.', '%2E');
}

/** For headers, which have no escapes. */
export function escapeNothing(text: string): string {
  return text;
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
