import { addBrand, hasBrand } from './brand.ts';

const mediaBrand = Symbol.for('sallyport.Media');
const mediaLinkBrand = Symbol.for('sallyport.MediaLink');

/**
 * Bytes that stay outside the program's text: an image, a sound, a file. A tool returns it; the guest holds a small
 * handle it can pass on or return; whoever formats the final answer attaches the bytes.
 */
export interface Media {
  /** An IANA media type: `image/png`. */
  readonly mimeType: string;
  /** The bytes, base64. */
  readonly data: string;
  /** What its source calls it. */
  readonly name?: string;
  /** Where it came from. */
  readonly uri?: string;
}

/**
 * Media that a tool pointed at and did not send. The guest sees the link as it is; only a link that a tool made is
 * attached to the final answer. Source: MCP resource links.
 */
export interface MediaLink {
  readonly type: 'resource_link';
  readonly uri: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
  readonly sizeBytes?: number;
}

/** Marks base64 `data` as media. Source: MCP image, audio and blob contents. */
export function createMedia(parts: {
  readonly mimeType: string;
  readonly data: string;
  readonly name?: string;
  readonly uri?: string;
}): Media {
  const media: Media = { ...parts };
  addBrand(media, mediaBrand);
  return Object.freeze(media);
}

/** True for media made by any copy of this package. */
export function isMedia(value: unknown): value is Media {
  return hasBrand(value, mediaBrand);
}

/** Marks a link as made by a tool. */
export function createMediaLink(parts: Omit<MediaLink, 'type'>): MediaLink {
  const link: MediaLink = { type: 'resource_link', ...parts };
  addBrand(link, mediaLinkBrand);
  return Object.freeze(link);
}

/** True for a link made by any copy of this package. */
export function isMediaLink(value: unknown): value is MediaLink {
  return hasBrand(value, mediaLinkBrand);
}
