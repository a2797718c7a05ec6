import { gives, type BatteryGroup, type BatteryProgram } from './program.ts';

const errors = [
  'secretFields',
  'secretCause',
  'secretStack',
  'pathMessage',
  'pathPosition',
  'stackMessage',
  'urlMessage',
  'pathName',
  'pathCode',
  'longName',
  'longMessage',
  'longCode',
  'aggregate',
  'toolErrorWithPath',
  'toolErrorCyclic',
  'toolErrorHostileData',
  'toolErrorFunction',
  'toolErrorHugeData',
  'toolErrorHugeCode',
  'nameGetter',
  'messageGetter',
  'codeGetter',
  'syscallGetter',
  'messageObject',
  'nameSymbol',
  'messageSymbol',
  'everyTrap',
  'trapsOnTraps',
  'revoked',
  'nothing',
  'nil',
  'symbol',
  'function',
  'object',
  'bigint',
];
const results = [
  'getter',
  'getterNull',
  'proxy',
  'proxyGet',
  'toJSON',
  'classToJSON',
  'cyclic',
  'deep',
  'shared',
  'function',
  'nestedFunction',
  'symbol',
  'promise',
  'huge',
  'hugeArray',
  'sparse',
  'escapes',
  'proto',
  'mark',
  'lone',
  'thenable',
  'error',
  'secretError',
  'buffer',
  'sharedBuffer',
  'weak',
  'bigints',
  'invalidDate',
  'map',
  'nothing',
];

/** Logs everything that can be read of what a tool threw, and goes on. */
const readAll = (tool: string, kind: string): string =>
  `try { await codemode.demo.${tool}({ kind: "${kind}" }); return "did not fail" } catch (e) {
    console.log(e, String(e), e.stack, e.cause, Object.getOwnPropertyNames(e).map((k) => [k, String(e[k]).slice(0, 1000)]));
    return [e instanceof Error, typeof e.message, typeof e.name, e.message.length < 20000, e.name.length < 1000];
  }`;

function failing(tool: string): readonly BatteryProgram[] {
  return errors.map((kind) => gives(`${tool}-${kind}`, [true, 'string', 'string', true, true], readAll(tool, kind)));
}

/** Tools that throw or answer what nobody should. */
export const tools: BatteryGroup = {
  name: 'tools that fail',
  limits: { wallMs: 8_000 },
  programs: [
    ...failing('fail'),
    ...failing('failLater'),
    ...results.map((kind) =>
      gives(
        `result-${kind}`,
        'ended',
        `try { console.log(await codemode.demo.odd({ kind: "${kind}" })) } catch (e) { console.log(e.name, e.message, e.stack) } return "ended"`,
      ),
    ),
  ],
};
