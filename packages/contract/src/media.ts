import { addBrand, hasBrand } from './brand.ts';

const mediaBrand = Symbol.for('sallyport.Media');

/**
 * Bytes that stay outside the program's text: an image, a sound, a file. A tool returns it; the guest holds a small
 * handle it can pass on or return; whoever formats the final answer attaches the bytes.
 */
export interface Media {
  /** An IANA media type: `image/png`. */
  readonly mimeType: string;
  /** The bytes, base64. */
  readonly data: string;
  /** Where it came from, if its source said so. */
  readonly name?: string;
}

/** Marks base64 `data` as media. Source: MCP image, audio and blob contents. */
export function createMedia(parts: {
  readonly mimeType: string;
  readonly data: string;
  readonly name?: string;
}): Media {
  const media: Media = { ...parts };
  addBrand(media, mediaBrand);
  return Object.freeze(media);
}

/** True for media made by any copy of this package. */
export function isMedia(value: unknown): value is Media {
  return hasBrand(value, mediaBrand);
}
