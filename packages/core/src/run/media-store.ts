import { isMedia, isMediaLink, type LogLine, type Media, type MediaLink, type RunRecord } from '@sallyport/contract';
import type { MediaCodec, MediaReference } from '@sallyport/guest';

/** Keeps media on the host while a program holds handles of it. */
export interface MediaStore extends MediaCodec {
  /** What the program returned or logged a handle of. What it only looked at is no part of its answer. */
  usedBy(result: string, logs: readonly LogLine[]): Pick<RunRecord, 'media' | 'links'>;
}

/** A store for one run. */
export function createMediaStore(): MediaStore {
  const items = new Map<string, Media | MediaLink>();
  const ids = new Map<object, string>();
  const idOf = (value: Media | MediaLink): string => {
    const known = ids.get(value);
    if (known !== undefined) return known;
    const id = `media-${items.size + 1}`;
    ids.set(value, id);
    items.set(id, value);
    return id;
  };
  return {
    reference(value) {
      if (isMedia(value)) return mediaReference(idOf(value), value);
      if (isMediaLink(value)) return { id: idOf(value), ...value };
      return undefined;
    },
    resolve: ({ id }) => items.get(id),
    usedBy(result, logs) {
      const used = items.size === 0 ? [] : findIds([result, ...logs.map(({ text }) => text)]);
      const found = used.flatMap((id) => {
        const value = items.get(id);
        return value === undefined ? [] : [{ id, value }];
      });
      const media = found.flatMap(({ id, value }) => (isMedia(value) ? [{ id, media: value }] : []));
      const links = found.flatMap(({ id, value }) => (isMediaLink(value) ? [{ id, link: value }] : []));
      return { media, ...(links.length > 0 && { links }) };
    },
  };
}

function mediaReference(id: string, { mimeType, name, uri }: Media): MediaReference {
  return { id, mimeType, ...(name !== undefined && { name }), ...(uri !== undefined && { uri }) };
}

/** Every handle's id in the texts, once each, in the order tools made them. */
function findIds(texts: readonly string[]): readonly string[] {
  const ids = new Set(texts.flatMap((text) => text.match(/media-\d+/g) ?? []));
  return [...ids].toSorted((left, right) => Number(left.slice(6)) - Number(right.slice(6)));
}
