// Loaded into the server: tells on standard error how much memory is in use, each time it is asked by a signal.

process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
  process.stderr.write(`heap ${process.memoryUsage().heapUsed}\n`);
});
