import {
  ToolError,
  type CallContext,
  type CallRecord,
  type Elicit,
  type Json,
  type RunEvent,
  type TraceContext,
} from '@sallyport/contract';
import { encodeFailure, encodeValue, type CodecLimits, type MediaCodec, type WireError } from '@sallyport/guest';

import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts';
import type { Catalogue } from '../catalogue/create-catalogue.ts';
import { defaultGate, type Gate } from '../gate.ts';
import { resultsOfTurnBytes, type ResolvedLimits } from '../limits.ts';
import type { Validators } from '../validate/validators.ts';
import { createCallContexts } from './call-context.ts';
import { describeToolError } from './describe-tool-error.ts';
import { isNestedDeeper } from './nesting.ts';
import type { RunLife } from './run-life.ts';
import { createTurnBudget } from './turn-budget.ts';

/** What a run's calls need of the run. */
export interface CallDeskOptions {
  readonly runId: string;
  readonly catalogue: Catalogue;
  readonly validators: Validators;
  readonly gate: Gate;
  readonly limits: ResolvedLimits;
  readonly media: MediaCodec;
  readonly life: RunLife;
  /** What the run's caller gave for its tools. */
  readonly given: { readonly elicit?: Elicit; readonly trace?: TraceContext };
  elapsedMs(): number;
  /** Undefined where nobody listens: then no event is made. */
  readonly emit: ((event: RunEvent) => void) | undefined;
  /** Sees each result that went to the program. What it throws is passed over. */
  onResult?: ((entry: CatalogueEntry, value: unknown) => void) | undefined;
  /** Ends the run: the program made more calls than it may. */
  onTooManyCalls(): void;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Refusals have codes of their own; a tool never saw the call. */
function refusal(code: string, message: string): ToolError {
  return new ToolError(message, { name: code === 'invalid_input' ? 'InvalidInputError' : 'RefusedError', code });
}

/** Takes a program's calls, decides whether each may reach its tool, and answers with text for the guest. */
export function createCallDesk(options: CallDeskOptions): {
  /** Never rejects. */
  call(path: string, json: string): Promise<string>;
  /** The calls so far, those under way as `pending`. */
  records(): readonly CallRecord[];
} {
  const { runId, catalogue, validators, limits, media, life, elapsedMs, emit } = options;
  const records: Mutable<CallRecord>[] = [];
  const bounds: CodecLimits = { depth: limits.nesting.out, size: limits.resultBytes };
  const results = createTurnBudget(resultsOfTurnBytes);
  const contextOf = createCallContexts(options);

  const open = (path: string, entry: CatalogueEntry | undefined, json: string): Mutable<CallRecord> => {
    const record: Mutable<CallRecord> = {
      callId: `${runId}/${records.length + 1}`,
      path,
      namespace: entry?.namespace ?? '',
      tool: entry?.spec.name ?? path,
      status: 'pending',
      startedAtMs: elapsedMs(),
      durationMs: 0,
      inputSize: json.length,
      resultSize: 0,
    };
    records.push(record);
    return record;
  };
  const close = (record: Mutable<CallRecord>, status: CallRecord['status'], error?: WireError): void => {
    if (life.isOver) return;
    record.status = status;
    record.durationMs = elapsedMs() - record.startedAtMs;
    if (error) {
      const { name, message, code } = error;
      record.error = { name, message, ...(code === undefined ? {} : { code }) };
    }
    emit?.({ type: 'call-end', runId, call: { ...record } });
  };
  /** Input that may reach the tool. Throws a refusal otherwise. */
  const admit = (path: string, entry: CatalogueEntry, json: string): Json => {
    if (life.calls >= limits.callsInFlight) {
      throw refusal(
        'calls_in_flight_exceeded',
        `More than ${limits.callsInFlight} calls at one moment: await some first.`,
      );
    }
    if (json.length > limits.argumentBytes) {
      throw refusal(
        'argument_too_large',
        `The argument of codemode.${path} is longer than ${limits.argumentBytes} characters.`,
      );
    }
    if (isNestedDeeper(json, limits.nesting.in)) {
      throw refusal(
        'nesting_too_deep',
        `The argument of codemode.${path} is nested more than ${limits.nesting.in} levels deep.`,
      );
    }
    const input = parse(path, json);
    const problem = validators.input(entry)(input);
    if (problem !== undefined) throw refusal('invalid_input', `codemode.${path}: ${problem}. The tool was not called.`);
    return input;
  };
  /** Without a gate of the host's, tools that do not ask for approval pass. */
  const needsAnswer = ({ spec }: CatalogueEntry): boolean =>
    options.gate !== defaultGate || spec.annotations?.requiresApproval === true;
  const ask = async (entry: CatalogueEntry, callId: string, input: Json): Promise<void> => {
    const { path, namespace, spec } = entry;
    let reason: string | undefined;
    try {
      const decision = await options.gate({
        runId,
        callId,
        path,
        namespace,
        tool: spec.name,
        input,
        annotations: spec.annotations ?? {},
        signal: life.signal(),
      });
      if (decision.allow) return;
      ({ reason } = decision);
    } catch (error) {
      reason = describeToolError(error).message;
    }
    const code = spec.annotations?.requiresApproval === true ? 'approval_required' : 'denied';
    throw refusal(code, reason ?? `The host does not allow codemode.${path} here.`);
  };
  /** The text of a tool's value for the program. Throws where it may not go there. */
  const handOver = (entry: CatalogueEntry, value: unknown): string => {
    const problem = validators.output(entry)?.(value);
    if (problem !== undefined) {
      throw new ToolError(`codemode.${entry.path} answered with something else than it declares: ${problem}.`, {
        name: 'InvalidOutputError',
        code: 'invalid_output',
      });
    }
    const text = encodeResult(entry.path, value, bounds, media);
    results.spend(text.length);
    if (options.onResult && catalogue.names.hostFunctions?.includes(entry.path) !== true) {
      quietly(() => options.onResult?.(entry, value));
    }
    return text;
  };
  const fail = (record: Mutable<CallRecord>, status: CallRecord['status'], error: unknown): string => {
    const failure = describeToolError(error);
    close(record, status, failure);
    return encodeFailure(failure, bounds, media);
  };
  // Plain functions from here on: a program may make a hundred calls at once, and what each keeps while it waits adds up.
  const complete = (entry: CatalogueEntry, record: Mutable<CallRecord>, value: unknown): string => {
    life.leave();
    if (life.isOver) return '-';
    try {
      const text = handOver(entry, value);
      record.resultSize = text.length;
      close(record, 'completed');
      return text;
    } catch (error) {
      return fail(record, 'failed', error);
    }
  };
  const serve = (entry: CatalogueEntry, record: Mutable<CallRecord>, input: Json): Promise<string> =>
    reach(entry, input, contextOf(record.callId)).then(
      (value) => {
        const turn = results.room();
        return turn ? turn.then(() => complete(entry, record, value)) : complete(entry, record, value);
      },
      (error: unknown) => {
        life.leave();
        return fail(record, 'failed', error);
      },
    );
  const serveIfAllowed = (entry: CatalogueEntry, record: Mutable<CallRecord>, input: Json): Promise<string> =>
    ask(entry, record.callId, input).then(
      () => serve(entry, record, input),
      (error: unknown) => {
        life.leave();
        return fail(record, 'refused', error);
      },
    );
  return {
    call(path, json) {
      const entry = catalogue.find(path);
      const record = open(path, entry, json);
      const { callId } = record;
      if (records.length > limits.calls) {
        options.onTooManyCalls();
        close(record, 'refused', { name: 'LimitError', message: 'Too many calls.', code: 'call_limit_exceeded' });
        return Promise.resolve('-');
      }
      let input: Json;
      try {
        if (!entry) throw refusal('unknown_tool', `There is no codemode.${path}.`);
        input = admit(path, entry, json);
      } catch (error) {
        emit?.({ type: 'call-start', runId, callId, path, input: undefined });
        return Promise.resolve(fail(record, 'refused', error));
      }
      emit?.({ type: 'call-start', runId, callId, path, input });
      life.enter();
      return needsAnswer(entry) ? serveIfAllowed(entry, record, input) : serve(entry, record, input);
    },
    records: () =>
      records.map((record) =>
        record.status === 'pending' ? { ...record, durationMs: elapsedMs() - record.startedAtMs } : record,
      ),
  };
}

/** Asks a provider, also one that throws at once or answers with no promise. */
function reach(entry: CatalogueEntry, input: Json, context: CallContext): Promise<unknown> {
  try {
    return Promise.resolve(entry.provider.callTool(entry.spec.name, input, context));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** A watcher's mistakes are not the program's. */
function quietly(watch: () => void): void {
  try {
    watch();
  } catch {
    // The tool has done its work, and the program gets its answer.
  }
}

function parse(path: string, json: string): Json {
  if (json === '') return {};
  try {
    return JSON.parse(json) as Json;
  } catch {
    throw refusal('invalid_input', `The argument of codemode.${path} is not JSON.`);
  }
}

/** Reading a tool's value runs its getters, and what those throw is not for the program. */
function encodeResult(path: string, value: unknown, bounds: CodecLimits, media: MediaCodec): string {
  try {
    return encodeValue(value, bounds, media);
  } catch (error) {
    const { code, message } = describeToolError(error);
    if (code === 'too_large') {
      throw new ToolError(
        `The result of codemode.${path} is longer than ${bounds.size} characters: ask for less at a time.`,
        { name: 'LimitError', code: 'result_too_large' },
      );
    }
    const isOurs = code === 'nesting_too_deep' || code === 'not_serializable';
    throw new ToolError(
      `The result of codemode.${path} cannot be handed over: ${isOurs ? message : 'reading it failed.'}`,
      {
        code: code === 'nesting_too_deep' ? code : 'invalid_output',
      },
    );
  }
}
