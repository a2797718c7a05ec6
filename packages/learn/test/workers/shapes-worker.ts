/** A Worker whose Durable Object learns: what a user would write, behind HTTP so that a test can reach it. */
import { createLearner, type ShapeStore } from '../../src/index.ts';
import { createDurableObjectShapeStore, type ShapeStorage } from '../../src/durable-object.ts';

interface Call {
  readonly do: 'read' | 'replace' | 'remove' | 'observe' | 'shape';
  readonly paths: readonly string[];
  readonly value?: unknown;
}

export class Shapes {
  readonly #store: ShapeStore;
  constructor(state: { readonly storage: ShapeStorage }) {
    this.#store = createDurableObjectShapeStore({ storage: state.storage });
  }

  async fetch(request: Request): Promise<Response> {
    const { do: what, paths, value } = (await request.json()) as Call;
    const [path = ''] = paths;
    const tool = { path, fingerprint: 'fp' };
    const learner = createLearner({ store: this.#store });
    switch (what) {
      case 'read':
        return Response.json([...(await this.#store.read(paths))]);
      case 'replace':
        await this.#store.update(path, (text = '') => text + String(value));
        return Response.json('');
      case 'remove':
        await this.#store.update(path, () => undefined);
        return Response.json('');
      case 'observe':
        await learner.load([tool]);
        learner.observe(tool, value);
        await learner.flush();
        return Response.json('');
      case 'shape':
        await learner.load([tool]);
        return Response.json(learner.shapeOf(tool) ?? null);
      default:
        return what satisfies never;
    }
  }
}

interface Env {
  readonly SHAPES: {
    idFromName(name: string): unknown;
    get(id: unknown): { fetch(request: Request): Promise<Response> };
  };
}

const worker: { fetch(request: Request, env: Env): Promise<Response> } = {
  fetch: (request, env) => env.SHAPES.get(env.SHAPES.idFromName('one')).fetch(request),
};
// A Worker is its module's default export.
// oxlint-disable-next-line import/no-default-export
export default worker;
