import type { Sandbox } from './sandbox.js';

/** A sandbox that is opened with its first call: most configs have no code. */
export function lazySandbox(open: () => Promise<Sandbox>): Sandbox {
  let opened: Promise<Sandbox> | undefined;
  return {
    async call(call, options) {
      opened ??= open();
      return (await opened).call(call, options);
    },
    close() {
      opened?.then(
        (sandbox) => sandbox.close(),
        () => undefined,
      );
    },
  };
}

/** Stands where no code may run, whatever asks for it. */
export function refusingSandbox(reason: string): Sandbox {
  return {
    call: () =>
      Promise.resolve({ ok: false, error: { kind: 'user code', message: `code is not run: ${reason}` }, log: '' }),
    close: () => undefined,
  };
}
