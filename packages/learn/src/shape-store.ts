/**
 * Where learned shapes are kept between sessions: one short JSON text a tool. A store reads none of them.
 *
 * Several processes may use one place at a time. A change that is lost, because two were made at once, is learned again.
 */
export interface ShapeStore {
  /**
   * The texts of these tools, by path; those it has none of are left out. Called when a code mode is made and on
   * `refresh`. Rejects when the place cannot be read.
   */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Puts what `change` makes of a tool's text in its place, or removes it when that is undefined. Called after runs that
   * taught something. `change` is pure and may be asked more than once. Rejects when the place cannot be written.
   */
  update(path: string, change: (text: string | undefined) => string | undefined): Promise<void>;
}

/** Keeps shapes as long as the process lives. Give one to several code modes, and they learn together. */
export function createMemoryShapeStore(): ShapeStore {
  const texts = new Map<string, string>();
  return {
    read: (paths) =>
      Promise.resolve(
        new Map(
          paths.flatMap((path) => {
            const text = texts.get(path);
            return text === undefined ? [] : [[path, text] as const];
          }),
        ),
      ),
    update: (path, change) => {
      const text = change(texts.get(path));
      if (text === undefined) texts.delete(path);
      else texts.set(path, text);
      return Promise.resolve();
    },
  };
}
