// oxlint-disable no-unused-expressions, no-eval -- a script whose value is its last expression, and whose trade is evaluating text
// What stands inside a world of the reference sandbox. Its text is evaluated in the world itself, in a child process
// or in a `node:vm` context, so that a guest meets objects of its own world only.
(host) => {
  'use strict';
  const has = (fault) => faultList[fault] === true;
  const faultList = { __proto__: null };
  for (const fault of host.faults) faultList[fault] = true;
  const { Promise, TypeError, String } = globalThis;
  const evaluateText = globalThis.eval;
  const { post } = host;

  const pending = { __proto__: null };
  let nextId = 0;
  let queue = [];
  let scheduled = false;

  const takeQueue = () => {
    const taken = queue;
    queue = [];
    scheduled = false;
    if (has('drop-many') && taken.length > 512) taken.length = 512;
    return taken;
  };
  const flush = () => {
    if (queue.length > 0) post({ type: 'messages', items: takeQueue() });
  };
  const turn = (async () => {})();
  const flushLater = async () => {
    await turn;
    flush();
  };

  const unshift = (item) => {
    for (let at = queue.length; at > 0; at -= 1) queue[at] = queue[at - 1];
    queue[0] = item;
  };

  const plainSend = (message, urgent) => {
    const numberPasses = has('pass-numbers') && typeof message === 'number';
    if (typeof message !== 'string' && !numberPasses) throw new TypeError('a message must be a string');
    const id = nextId;
    nextId += 1;
    const answer = new Promise((resolve) => {
      pending[id] = resolve;
    });
    const item = [id, message];
    if (has('trust-push')) queue.push(item);
    else if (has('urgent-first') && urgent) unshift(item);
    else queue[queue.length] = item;
    if (urgent && !has('ignore-urgent')) {
      flush();
    } else if (!scheduled) {
      scheduled = true;
      if (has('flush-late')) host.later(flush);
      else void flushLater();
    }
    return answer;
  };
  const send = host.wrapSend === undefined ? plainSend : host.wrapSend(plainSend);

  const end = (text) => post({ type: 'end', items: has('flush-late') ? [] : takeQueue(), text });
  const crash = (error) => {
    let said = '';
    try {
      said = `${error.message}`;
    } catch {}
    post({ type: 'crash', items: takeQueue(), said });
  };

  const evaluate = (text) => evaluateText(has('splice-bare') ? `(${text})` : `(${text}\n)`);
  const evaluateProgram = (text) =>
    has('program-in-scope')
      ? evaluateText(`(function (send, program) { return (${text}\n); })`)(send, undefined)
      : evaluate(text);

  const prepareParts = async (parts) => {
    const early = has('program-first') ? { value: evaluateProgram(parts.program) } : undefined;
    const runtime = evaluate(parts.runtime);
    const program = early === undefined ? evaluateProgram(parts.program) : early.value;
    if (has('loud-rehearsal') && parts.rehearsal !== undefined) void runtime(send, evaluate(parts.rehearsal));
    const handed = has('await-program') ? await program : program;
    return (port) => runtime(port, handed);
  };

  const settle = async (promise) => {
    let text;
    try {
      text = await promise;
    } catch (error) {
      if (has('falsy-is-no-error') && !error) end('undefined');
      else crash(error);
      return;
    }
    if (typeof text === 'string') end(text);
    else if (has('any-result')) end(`${text}`);
    else crash();
  };

  const start = async (job) => {
    let guest;
    try {
      guest = job.parts === undefined ? evaluate(job.source) : await prepareParts(job.parts);
    } catch (error) {
      if (has('unreadable-is-empty')) end('');
      else crash(error);
      return;
    }
    if (typeof guest !== 'function') {
      if (has('value-is-result')) end(String(guest));
      else crash();
      return;
    }
    let promise;
    try {
      promise = guest(send);
    } catch (error) {
      if (has('throw-is-empty')) end('');
      else crash(error);
      return;
    }
    void settle(promise);
  };

  return {
    start: (job) => void start(job),
    answer: (id, text) => {
      const resolve = pending[id];
      delete pending[id];
      if (resolve !== undefined) resolve(text);
    },
  };
};
