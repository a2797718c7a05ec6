import { chainData, ownData } from '../runtime/primordials.ts';

/** The parts of an error that cross. */
export function errorParts(value: object): {
  name: unknown;
  message: unknown;
  code: unknown;
  data: unknown;
  cause: unknown;
} {
  return {
    name: chainData(value, 'name'),
    message: chainData(value, 'message'),
    code: ownData(value, 'code'),
    data: ownData(value, 'data'),
    cause: ownData(value, 'cause'),
  };
}
