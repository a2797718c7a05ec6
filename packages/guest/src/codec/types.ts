/** How much of a value may cross. */
export interface CodecLimits {
  /** Levels of nesting. */
  readonly depth: number;
  /** Length of the text, in UTF-16 units. */
  readonly size: number;
}

/** A reference to media, in the place of its bytes. */
export interface MediaReference {
  readonly id: string;
  readonly mimeType?: string;
  readonly name?: string;
  /** A link's own words stand in its handle as they are. */
  readonly type?: 'resource_link';
  readonly uri?: string;
  readonly title?: string;
  readonly description?: string;
  readonly sizeBytes?: number;
}

/** Turns media into references and back; each side of the wall brings its own. */
export interface MediaCodec {
  /** The reference for a value that stands for media, or undefined for any other object. */
  reference(value: object): MediaReference | undefined;
  /** The value a reference stands for on this side. */
  resolve(reference: MediaReference): unknown;
}
