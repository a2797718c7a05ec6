import type { Sandbox, SandboxJob } from '@sallyport/contract';
import { wrapReceive, wrapRun } from './wrap-sandbox.ts';

const fourMebiunits = 4_194_304;
const windowSize = 64;

/** Repairs what it should not touch. */
export function withWellFormedMessages(sandbox: Sandbox): Sandbox {
  return wrapReceive(sandbox, (job) => async (message) => job.receive(message.toWellFormed()));
}

/** Takes a message of a guest for one of its own. */
export function withOwnProtocol(sandbox: Sandbox): Sandbox {
  return wrapReceive(
    sandbox,
    (job) => async (message) => (message.startsWith('{"type":"settle"') ? '' : job.receive(message)),
  );
}

export function withCutMessages(sandbox: Sandbox): Sandbox {
  return wrapReceive(sandbox, (job) => async (message) => job.receive(message.slice(0, fourMebiunits)));
}

/** Gives the first answer that comes to the message that waits longest. */
export function withAnswersInOrder(sandbox: Sandbox): Sandbox {
  return wrapReceive(sandbox, (job) => {
    const waiting: ((answer: string) => void)[] = [];
    return async (message) => {
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.push(resolve);
      void job.receive(message).then((answer) => waiting.shift()?.(answer));
      return promise;
    };
  });
}

/** Lets only so many messages wait for an answer. */
export function withWindow(sandbox: Sandbox): Sandbox {
  return wrapReceive(sandbox, (job) => {
    const queue: (() => void)[] = [];
    let open = 0;
    return async (message) => {
      if (open >= windowSize) await new Promise<void>((resolve) => queue.push(resolve));
      open += 1;
      const answer = await job.receive(message);
      open -= 1;
      queue.shift()?.();
      return answer;
    };
  });
}

/** Blocks the host's thread once a run has sent so much. */
export function withBlockedHost(sandbox: Sandbox): Sandbox {
  return wrapReceive(sandbox, (job) => {
    let count = 0;
    return async (message) => {
      count += 1;
      if (count === 5_000) {
        const until = performance.now() + 1_300;
        while (performance.now() < until);
      }
      return job.receive(message);
    };
  });
}

/** Runs of one text that are under way together share the wire of the first. */
export function withCrossedWires(sandbox: Sandbox): Sandbox {
  const wires = new Map<string, SandboxJob['receive']>();
  return wrapRun(sandbox, async (job, options) => {
    const first = wires.get(job.source);
    if (first !== undefined) return sandbox.run({ ...job, receive: first }, options);
    wires.set(job.source, job.receive);
    return sandbox.run(job, options).finally(() => wires.delete(job.source));
  });
}

/** Hands on a message when the run is over. */
export function withLateMessage(sandbox: Sandbox): Sandbox {
  return wrapRun(sandbox, async (job, options) => {
    const text = await sandbox.run(job, options);
    setTimeout(() => void job.receive('late'), 30);
    return text;
  });
}

/** Numbers messages per sandbox: an answer that comes after its run goes to whoever waits then. */
export function withStrayAnswers(sandbox: Sandbox): Sandbox {
  const waiting = new Set<(answer: string) => void>();
  return wrapRun(sandbox, async (job, options) => {
    let over = false;
    const own: ((answer: string) => void)[] = [];
    const receive = async (message: string): Promise<string> => {
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.add(resolve);
      own.push(resolve);
      void job.receive(message).then((answer) => {
        waiting.delete(resolve);
        const [stranger] = waiting;
        if (over) stranger?.(answer);
        else resolve(answer);
      });
      return promise;
    };
    return sandbox.run({ ...job, receive }, options).finally(() => {
      over = true;
      for (const resolve of own) waiting.delete(resolve);
    });
  });
}

/** Drops what looks like the end of a C string. */
export function withCutLastMessage(sandbox: Sandbox): Sandbox {
  return wrapRun(sandbox, async (job, options) => (await sandbox.run(job, options)).replaceAll('\u0000', ''));
}

export function withoutName(sandbox: Sandbox): Sandbox {
  return { ...wrapRun(sandbox, async (job, options) => sandbox.run(job, options)), name: '' };
}
