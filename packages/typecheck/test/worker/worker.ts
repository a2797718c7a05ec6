import { createTypeChecker } from '@sallyport/typecheck';

interface Asked {
  readonly types: string;
  readonly typed: string;
  readonly plain: string;
}

const checkers = new Map<string, ReturnType<typeof createTypeChecker>>();

/** Checks what it is sent. */
const worker = {
  async fetch(request: Request): Promise<Response> {
    const { types, typed, plain }: Asked = await request.json();
    const checker = checkers.get(types) ?? createTypeChecker({ types });
    checkers.set(types, checker);
    return Response.json(await checker.check({ typed, plain }));
  },
};

export default worker;
