/**
 * Makes `queueMicrotask`. What a callback throws goes to `reportError`: there is nobody else to tell.
 *
 * It awaits instead of calling `then`, which a program may have replaced.
 */
export function createQueueMicrotask(reportError: (error: unknown) => void): (callback: () => void) => void {
  const later = async (callback: () => void): Promise<void> => {
    await undefined;
    try {
      callback();
    } catch (error) {
      reportError(error);
    }
  };
  return function queueMicrotask(callback) {
    if (typeof callback !== 'function') throw new TypeError('queueMicrotask needs a function.');
    void later(callback);
  };
}
