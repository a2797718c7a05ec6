import { isMedia, type Media } from '@sallyport/contract';
import type { MediaCodec } from '@sallyport/guest';

/** Keeps media on the host while a program holds handles of it. */
export function createMediaStore(): MediaCodec & {
  readonly items: readonly { readonly id: string; readonly media: Media }[];
} {
  const items: { readonly id: string; readonly media: Media }[] = [];
  const ids = new Map<Media, string>();
  return {
    reference(value) {
      if (!isMedia(value)) return undefined;
      let id = ids.get(value);
      if (id === undefined) {
        id = `media-${items.length + 1}`;
        ids.set(value, id);
        items.push({ id, media: value });
      }
      return { id, mimeType: value.mimeType, ...(value.name === undefined ? {} : { name: value.name }) };
    },
    resolve: ({ id }) => items.find((item) => item.id === id)?.media,
    items,
  };
}
